import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, afterEach, describe, expect, test } from 'vitest';
import { readSource } from '#test/backend/press/pdf-source.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { beforeFonts, fontFolder } from '#test/backend/press/render-job.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { collectionOf, fontWithOne } from '#test/support/small-font.ts';
import { takeOutput } from '#test/support/take-output.ts';
import type { Input } from '#contract/channels.ts';

// Unassigned: no font of the world has it.
const LACKING = 0x2ceff;
const character = String.fromCodePoint(LACKING);

const folder = mkdtempSync(join(tmpdir(), 'hudang-fonts-'));
beforeAll(beforeFonts);
afterAll(() => rmSync(folder, { recursive: true }));

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

async function given(content: Uint8Array, name = 'font.ttf'): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, content);
  return (await archive.must('file.openPath', { path })).fileId;
}

type Role = Input<'font.add'>['role'];
const add = async (content: Uint8Array, role: Role, face: string | null = null) =>
  archive.must('font.add', { fileId: await given(content), role, face });

const refusal = async (content: Uint8Array): Promise<string> => {
  const answer = await archive.call('font.add', { fileId: await given(content), role: 'song' });
  return answer.ok ? '' : JSON.stringify(answer.error);
};

const bundled = (face: string): Buffer => readFileSync(join(fontFolder, `${face}.ttf`));

/** A paper of a household whose head bears the character, without anything that its valid print lacks. */
async function asked() {
  const household = await aHousehold(archive, { head: `王${character}` });
  return {
    household,
    wanted: { document: 'P02', target: { householdId: household.id }, year: 2025 } as const,
  };
}

async function fontsOf(outputId: string): Promise<string> {
  return readSource(await takeOutput(archive, outputId))
    .ofType('FontDescriptor')
    .join();
}

describe('a font for a role', () => {
  test('prints in the place of ours, one for each role, until it is removed; each is an act', async () => {
    const { wanted } = await asked();
    const preview = async () => fontsOf((await archive.must('document.preview', wanted)).outputId);
    expect(await preview()).not.toContain('LXGWWenKai-Regular');
    const { id } = await add(bundled('kai'), 'fangsong');
    expect(await preview()).toContain('LXGWWenKai-Regular');
    await archive.must('font.remove', { id: id ?? 0 });
    expect(await preview()).not.toContain('LXGWWenKai-Regular');
    await add(bundled('hei'), 'song');
    await add(bundled('kai'), 'song');
    const { fonts } = await archive.must('font.list', {});
    expect(fonts.map(({ role, name }) => [role, name])).toEqual([
      ['song', expect.stringMatching(/WenKai|文楷/)],
    ]);
    const undone = await archive.must('change.list', { limit: 1 });
    expect(undone.changes[0]?.title).toMatch(/^添加字体/);
  });

  test('is taken from a collection by its name', async () => {
    const both = collectionOf('kai', 'hei');
    const { id, faces } = await add(both, 'kai');
    expect(id).toBeNull();
    expect(faces).toHaveLength(2);
    expect((await add(both, 'kai', faces[1])).id).not.toBeNull();
    expect((await archive.must('font.list', {})).fonts[0]?.name).toBe(faces[1]);
  });
});

describe('a character that no font has', () => {
  test('keeps a valid paper from being printed, named with the number of its household and not with a name', async () => {
    const { household, wanted } = await asked();
    const answer = await archive.call('document.print', wanted);
    expect(answer).toMatchObject({ ok: false, error: { code: 'rule', rule: 'glyph-missing' } });
    const message = JSON.stringify(answer);
    expect(message).toContain(`户 ${household.no}：字库里没有“${character}”（U+2CEFF）`);
    expect(message).not.toContain('王');
    const { missing } = await archive.must('document.preview', wanted);
    expect(missing.join()).toContain(`户 ${household.no}：字库里没有“${character}”（U+2CEFF）`);
  });

  test('is left blank when that was said, and on a draft', async () => {
    const { wanted } = await asked();
    for (const how of [{ leaveBlank: true }, { draft: true }]) {
      const { missing } = await archive.must('document.print', { ...wanted, ...how });
      expect(missing.join()).toContain('留空一格');
    }
  });

  test('is printed, and copies out, once a font for rare characters has it', async () => {
    const { wanted } = await asked();
    await add(fontWithOne(LACKING, '一'), 'fallback');
    const { outputId, missing } = await archive.must('document.print', wanted);
    expect(missing.join()).not.toContain('字库');
    const { pages } = await readPdf(await takeOutput(archive, outputId));
    expect(pages.join('')).toContain(`王${character}`);
  });
});

describe('a file that is no font to print with', () => {
  test('is refused with what is wrong, whatever it is', async () => {
    const whole = bundled('hei');
    const postscript = Buffer.concat([Buffer.from('OTTO'), whole.subarray(4)]);
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 251));
    expect(await refusal(noise)).toContain('不是字体文件');
    expect(await refusal(Buffer.alloc(3))).toContain('不是字体文件');
    expect(await refusal(postscript)).toContain('PostScript');
    expect(await refusal(Buffer.from('wOF2 and so on'))).toContain('WOFF');
    expect(await refusal(whole.subarray(0, 100_000))).toContain('损坏');
    expect(await refusal(Buffer.concat([whole.subarray(0, 12), noise]))).toContain('损坏');
    expect((await archive.must('font.list', {})).fonts).toEqual([]);
  });

  test('is refused without one of its tables, when they hold nonsense, and when it is larger than 40 MB', async () => {
    for (const tag of ['post', 'OS/2', 'cmap', 'glyf']) {
      const font = fontWithOne(LACKING, '一');
      font.write('XXXX', font.indexOf(tag, 0, 'latin1'), 'latin1');
      expect(await refusal(font), tag).toMatch(/损坏|PostScript/);
    }
    const broken = Buffer.from(bundled('hei'));
    for (let entry = 12; entry < 12 + broken.readUInt16BE(4) * 16; entry += 16)
      if (broken.toString('latin1', entry, entry + 4) === 'cmap')
        broken.fill(0xff, broken.readUInt32BE(entry + 8), broken.readUInt32BE(entry + 8) + 64);
    expect(await refusal(broken)).toContain('损坏');
    expect(await refusal(Buffer.alloc(41 * 1024 * 1024))).toContain('40 MB');
  });
});

test('fonts are checked with the archive: one that is lost is told, and ours stands in', async () => {
  await add(bundled('kai'), 'song');
  const { fonts } = await archive.must('font.list', {});
  expect(fonts[0]?.bytes).toBeGreaterThan(1_000_000);
  rmSync(join(archive.session.archive?.folder ?? '', 'attachments'), { recursive: true });
  const { wanted } = await asked();
  expect((await archive.must('document.preview', wanted)).pages).toBeGreaterThan(0);
  const { problems } = await archive.must('archive.verify', {});
  expect(problems.join()).toContain('字体“');
  expect(existsSync(join(archive.session.archive?.folder ?? '', 'attachments'))).toBe(false);
});
