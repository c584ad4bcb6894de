import { beforeAll, describe, expect, test } from 'vitest';
import { beforeFonts, printed, printOptions } from '#test/backend/press/render-job.ts';
import { laidOut, linesOf, type LaidOutPage, type Piece } from '#test/support/laid-out.ts';
import { samples } from '../samples/decisions.ts';

beforeAll(beforeFonts);

/** Millimetres of GB/T 9704, and how far a measure may be off. */
const SHEET = { left: 28, top: 37, width: 156, height: 225 };
const RIGHT = SHEET.left + SHEET.width;
const PITCH = SHEET.height / 22;
const CHARACTER = SHEET.width / 28;
const TOLERANCE = 1;

const mmOf = (points: number): number => (points * 25.4) / 72;
const sizeOf = ({ top, bottom }: Piece): number => bottom - top;
const baselineOf = (piece: Piece): number => mmOf(piece.bottom - 0.12 * sizeOf(piece));

interface Line {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** In points. */
  readonly size: number;
}

const lines = ({ pieces }: LaidOutPage): Line[] =>
  linesOf(pieces).map((line) => ({
    text: line.map(({ text }) => text.trim()).join(''),
    left: mmOf(line[0]?.left ?? 0),
    right: mmOf(line.at(-1)?.right ?? 0),
    baseline: line[0] === undefined ? 0 : baselineOf(line[0]),
    size: line[0] === undefined ? 0 : sizeOf(line[0]),
  }));

const lineWith = (page: LaidOutPage, text: string | RegExp): Line => {
  const found = lines(page).find((line) =>
    typeof text === 'string' ? line.text === text : text.test(line.text),
  );
  if (found === undefined) throw new Error(`no line ${String(text)}`);
  return found;
};

/** The dashes and the number between them, at the foot. */
const numberOf = ({ pieces }: LaidOutPage) => {
  const parts = pieces.filter((piece) => Math.abs(sizeOf(piece) - 14) < 0.1 && /^[—\s\d]+$/.test(piece.text));
  const [first] = parts;
  if (first === undefined) throw new Error('no page number');
  return {
    text: parts.map(({ text }) => text.replace(/\s/g, '')).join(''),
    left: mmOf(Math.min(...parts.map(({ left }) => left))),
    right: mmOf(Math.max(...parts.map(({ right }) => right))),
    // The dash of the face stands 0.268 em above the baseline.
    dash: baselineOf(first) - mmOf(0.268 * sizeOf(first)),
  };
};

const near = (found: number, wanted: number, what: string) =>
  expect(
    Math.abs(found - wanted),
    `${what}: ${found.toFixed(2)} mm, not ${wanted.toFixed(2)} mm`,
  ).toBeLessThan(TOLERANCE);

async function letter(words?: Record<string, string>, printedBy = '李四') {
  const model = samples.P18.typical;
  const { pdf } = await printed({
    ...{ document: 'P18', model, options: { ...printOptions, printedBy } },
    ...(words !== undefined && { words }),
  });
  return (await laidOut(pdf)).pages;
}

const longBody = { body: '字'.repeat(26 + 28 * 50) };

describe('a letter stands on the grid of GB/T 9704', () => {
  test('a full page has 22 lines of 28 characters in 156 × 225 mm', async () => {
    const [, page] = await letter(longBody);
    if (page === undefined) throw new Error('no second page');
    const body = lines(page).filter(({ text }) => /^字+$/.test(text));
    expect(body).toHaveLength(22);
    for (const [at, line] of body.entries()) {
      expect(line.text).toHaveLength(28);
      near(line.left, SHEET.left, 'left edge');
      near(line.right, RIGHT, 'right edge');
      near(line.baseline - (body[0]?.baseline ?? 0), at * PITCH, `line ${at + 1}`);
    }
    const [first] = body;
    const last = body.at(-1);
    near((first?.baseline ?? 0) - mmOf(0.88 * (first?.size ?? 0)), SHEET.top, 'top of the first line');
    expect((last?.baseline ?? 0) + mmOf(0.12 * (last?.size ?? 0))).toBeLessThan(SHEET.top + SHEET.height);
  });

  test('the first line of a paragraph is indented by two characters, the addressee by none', async () => {
    const [page] = await letter(longBody);
    if (page === undefined) throw new Error('no page');
    near(lineWith(page, /^字+$/).left, SHEET.left + 2 * CHARACTER, 'first line of the paragraph');
    near(lineWith(page, '云岭县乡村振兴局：').left, SHEET.left, 'addressee');
  });

  test('title, body and signature are whole lines apart', async () => {
    const [page] = await letter();
    if (page === undefined) throw new Error('no page');
    const body = lineWith(page, '妥否，请批示。').baseline;
    const first = lines(page).find(({ size }) => size > 15 && size < 17)?.baseline ?? 0;
    const steps = (body - first) / PITCH;
    expect(Math.abs(steps - Math.round(steps)) * PITCH).toBeLessThan(TOLERANCE);
    const annex = lineWith(page, /^附件：/).baseline;
    near(annex - body, 2 * PITCH, 'one empty line above 附件');
    near(lineWith(page, '清水镇人民政府').baseline - annex, 3 * PITCH, 'room for the stamp of 42 mm');
  });

  test('the date is four characters from the right edge, the signature centred above it', async () => {
    const [page] = await letter();
    if (page === undefined) throw new Error('no page');
    const date = lineWith(page, '2025年3月11日');
    const unit = lineWith(page, '清水镇人民政府');
    near(date.right, RIGHT - 4 * CHARACTER, 'right end of the date');
    near((unit.left + unit.right) / 2, (date.left + date.right) / 2, 'middle of the signature');
    near(date.baseline - unit.baseline, PITCH, 'date below the signature');
  });
});

describe('the number of a page', () => {
  test('stands 7 mm under the text, at the right on odd pages and at the left on even ones', async () => {
    const pages = await letter(longBody);
    const [odd, even] = pages.slice(0, 2).map(numberOf);
    expect(odd?.text).toBe('—1—');
    expect(even?.text).toBe('—2—');
    for (const found of [odd, even])
      near(found?.dash ?? 0, SHEET.top + SHEET.height + 7, 'dash below the text');
    near(odd?.right ?? 0, RIGHT - mmOf(14), 'right end on an odd page');
    near(even?.left ?? 0, SHEET.left + mmOf(14), 'left end on an even page');
  });

  test('is pushed away by nothing else at the foot', async () => {
    const [page] = await letter(undefined, '某某乡镇乡村振兴办公室资料员欧阳某某和值班人员');
    const [plain] = await letter();
    if (page === undefined || plain === undefined) throw new Error('no page');
    expect(numberOf(page)).toEqual(numberOf(plain));
  });
});

test('an annex has its mark at the edge of the first line and its title in the middle of the third', async () => {
  const pages = await letter();
  const page = pages.find(({ width, height }) => width > height);
  if (page === undefined) throw new Error('no page across');
  const mark = lineWith(page, '附件');
  const title = lineWith(page, '清水镇2025年拟纳入监测对象名册');
  near(mark.left, SHEET.left, 'mark');
  near(mark.baseline - mmOf(0.88 * mark.size), SHEET.top, 'top of the first line');
  near((title.left + title.right) / 2, (SHEET.left + mmOf(page.width) - 26) / 2, 'middle of the title');
  near(title.baseline - mmOf(0.88 * title.size), SHEET.top + 2 * PITCH, 'top of the title on the third line');
});
