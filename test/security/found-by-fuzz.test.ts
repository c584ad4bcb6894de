// What changed files and hostile texts brought to light, each in its smallest form.
import { expect, test } from 'vitest';
import { fileWord } from '#backend/documents/file-word.ts';
import { verifyWorkbook } from '#backend/exports/verify-workbook.ts';
import { writeWorkbook } from '#backend/sheets/write-workbook.ts';
import { tokensOf } from '#db/search/search-tokens.ts';
import { makeXlsx } from '#test/backend/sheets/make-package.ts';
import { excelTemplate } from '#test/backend/template/excel-template.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { partsOf } from '#test/support/hostile/mutate-package.ts';
import { uploadFiles } from '#test/support/import-files.ts';

test('a name of ten thousand letters has no more words in the index than one of thirty', () => {
  const wordsOf = (name: string) =>
    tokensOf({
      ...{ villageId: 1, groupId: null, closed: false },
      subjects: [{ name, present: true, numbers: [], births: [], texts: [] }],
    } as unknown as Parameters<typeof tokensOf>[0]);
  expect(wordsOf('长'.repeat(10_000)).length).toBe(wordsOf('长'.repeat(30)).length);
});

const sheet = (title: string, value: string) => ({
  ...{ name: '表一', title, columns: [{ header: '内容', kind: 'text' as const }] },
  rows: [[value]],
});

test.each([
  ['a text longer than a piece that is read', sheet('表', '长'.repeat(32_000))],
  ['a NUL in the heading', sheet('云\u0000溪村', '1')],
  ['half a character in the heading', sheet('云\ud800溪村', '1')],
  ['a carriage return in the heading', sheet('云溪村\r二组', '1')],
])('a workbook with %s is what was meant, read back', async (_, written) => {
  await expect(verifyWorkbook(await writeWorkbook(written), [written])).resolves.toBeUndefined();
});

test('a part of a file name neither hides the file nor turns its letters round, and has an end', () => {
  expect(fileWord('../../etc/passwd')).toBe('etcpasswd');
  expect(fileWord('..')).toBe('');
  expect(fileWord('\u202e村\u200b长\ufeff')).toBe('村长');
  expect(fileWord('村.')).toBe('村');
  expect([...fileWord('𠮷'.repeat(500))]).toHaveLength(60);
});

test('a template of which a part is damaged that is needed only when it is filled is refused in a sentence', async () => {
  const built = await anArchive();
  await aHousehold(built, { year: { year: 2025 } });
  const parts = partsOf(await excelTemplate()).map((part) =>
    part.name.endsWith('worksheets/_rels/sheet1.xml.rels') ? { ...part, content: '<Relationships><' } : part,
  );
  const bytes = makeXlsx({ more: parts });
  const [fileId = ''] = await uploadFiles(built, [{ name: '采集表.xlsx', bytes }]);
  const { templateId } = await built.must('template.open', { fileId });
  const rows = { of: 'household', year: 2025 };
  expect(await built.call('template.fill', { templateId, rows, misfits: 'keep' })).toMatchObject({
    ok: false,
    error: { code: 'rule', rule: 'template-damaged' },
  });
  await built.close();
});

test('two households whose numbers differ by what no file name takes are two files in the zip file', async () => {
  const built = await anArchive();
  await aHousehold(built, { no: '5299/1', year: { year: 2025 } });
  await aHousehold(built, { no: '5299:1', year: { year: 2025 } });
  const { files } = await built.must('export.forms', { year: 2025, per: 'household' });
  const { base64 } = await built.must('output.read', {
    ...{ outputId: files[0]!.outputId, offset: 0, length: 1_000_000 },
  });
  const names = partsOf(Buffer.from(base64, 'base64')).map(({ name }) => name);
  expect(names).toHaveLength(2);
  expect(new Set(names).size).toBe(2);
  await built.close();
});

test('a text that no cell of Excel takes is refused by its place before a workbook is written', async () => {
  await expect(writeWorkbook(sheet('表', '长'.repeat(32_768)))).rejects.toMatchObject({
    error: { rule: 'cell-too-long', message: expect.stringContaining('“内容”有 32768 个字') as string },
  });
});
