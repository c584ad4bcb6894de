import { beforeAll, expect, test } from 'vitest';
import { shippedWords } from '#templates/wording.ts';
import { wording } from '#templates/p12-notice.ts';
import { measuredWords, type Word } from '#test/support/measured-words.ts';
import { beforeFonts, printed, printOptions } from '../backend/press/render-job.ts';
import { aNotice, noticeRows, posted } from './models.ts';

beforeAll(beforeFonts);

// GB/T 9704-2012 in mm: 版心 156 × 225, head 37, binding side 28.
const LEFT = 28;
const RIGHT = 28 + 156;
const TOP = 37;
const BOTTOM = 37 + 225;
const CHARACTER = 156 / 28;
const PITCH = 225 / 22;

const words = { ...shippedWords(wording), body: `${'文'.repeat(28 * 60)}\n${wording.body.text}` };
const long = async () =>
  measuredWords(
    (
      await printed({
        document: 'P12',
        model: aNotice({ rows: noticeRows(40) }),
        words,
        options: printOptions,
      })
    ).pdf,
  );
const attached = async () =>
  measuredWords(
    (await printed({ document: 'P12', model: aNotice({ rows: noticeRows(40) }), options: printOptions })).pdf,
  );

const lineWith = (page: readonly Word[] | undefined, text: string): Word => {
  const found = page?.find((word) => word.text.includes(text));
  if (found === undefined) throw new Error(`no ${text}`);
  return found;
};

test('a full page has 22 lines of 28 characters that fill 156 × 225 mm', async () => {
  const [, second = []] = await long();
  const lines = second.filter(({ text }) => /^文+$/.test(text));
  expect(lines).toHaveLength(22);
  expect(new Set(lines.map(({ text }) => text.length))).toEqual(new Set([28]));
  for (const { left, right } of lines) {
    expect(left).toBeCloseTo(LEFT, 1);
    expect(right).toBeCloseTo(RIGHT, 1);
  }
  lines.slice(1).forEach(({ top }, at) => expect(top - (lines[at]?.top ?? 0)).toBeCloseTo(PITCH, 1));
  const height = (lines.at(-1)?.top ?? 0) - (lines[0]?.top ?? 0) + PITCH;
  expect(height).toBeCloseTo(225, 1);
  // The half of the line distance that the letters leave free stands above the first line.
  expect((lines[0]?.top ?? 0) - TOP).toBeLessThan(PITCH - CHARACTER);
  expect(lines.at(-1)?.bottom ?? 0).toBeLessThan(BOTTOM + 0.1);
});

test('the first page: title of 22 pt at the head, an empty line, paragraphs indented by two characters', async () => {
  const [page = []] = await attached();
  const title = lineWith(page, '名单公示');
  expect((title.right - title.left) / [...title.text].length).toBeCloseTo((22 * 25.4) / 72, 2);
  expect((title.left + title.right) / 2).toBeCloseTo((LEFT + RIGHT) / 2, 1);
  expect(title.top).toBeGreaterThanOrEqual(TOP - 0.2);
  expect(title.top).toBeLessThan(TOP + 2);
  const body = lineWith(page, '根据《');
  expect(body.left).toBeCloseTo(LEFT + 2 * CHARACTER, 1);
  expect(body.top - title.bottom).toBeGreaterThan(PITCH);
  expect(lineWith(page, '附件：').left).toBeCloseTo(LEFT + 2 * CHARACTER, 1);
});

test('the date ends four characters from the edge, the signature is centred above it, with room for a seal', async () => {
  const [page = []] = await attached();
  const unit = lineWith(page, '石桥村村民委员会');
  const date = lineWith(page, '2026年1月4日');
  expect(RIGHT - date.right).toBeCloseTo(4 * CHARACTER, 1);
  expect((unit.left + unit.right) / 2).toBeCloseTo((date.left + date.right) / 2, 1);
  expect(date.top - unit.top).toBeCloseTo(PITCH, 1);
  expect(unit.top - lineWith(page, '附件：').bottom).toBeGreaterThan(17);
});

test('the name of a unit of sixty characters stays within the page, in lines of one length', async () => {
  const village = posted('石桥村石头坪易地扶贫搬迁集中安置点'.repeat(3) + '第一社区居民');
  const { pdf } = await printed({
    document: 'P12',
    model: aNotice({ rows: noticeRows(2), village }),
    options: printOptions,
  });
  for (const word of measuredWords(pdf).flat()) {
    expect(word.left).toBeGreaterThan(LEFT - 0.2);
    expect(word.right).toBeLessThan(RIGHT + 0.2);
  }
});

test('the A3 sheet has letters of 18 pt or larger within margins of 25 mm', async () => {
  const { pdf } = await printed({
    document: 'P12',
    model: aNotice({ rows: noticeRows(40) }),
    options: { ...printOptions, paper: 'A3' },
  });
  const [page = []] = measuredWords(pdf);
  const body = lineWith(page, '根据《');
  expect((body.right - body.left) / [...body.text].length).toBeGreaterThan((17.9 * 25.4) / 72 - 0.6);
  for (const { left, right } of page) {
    expect(left).toBeGreaterThan(24.8);
    expect(right).toBeLessThan(297 - 24.8);
  }
});
