import { fromBufferPromise } from 'yauzl';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkbook } from '#backend/sheets/read-table.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

async function sheetsOf(name: string, bytes: Uint8Array): Promise<Record<string, number>> {
  const book = await openWorkbook({ name, bytes });
  const rows: Record<string, number> = {};
  for (const [at, { name: tab, hidden }] of book.sheets.entries())
    if (!hidden) rows[tab] = (await Array.fromAsync(book.rows(at))).length - 1;
  book.close();
  return rows;
}

test('of a village are one workbook with a sheet for each subject that has anything to say', async () => {
  await aHousehold(archive, {
    ...{ others: [{ name: '孙小玉', relation: '02' }], helper: false },
    spell: { category: '2', recognised_month: '202503' },
    measures: [{ year: 2025, kind: 'industry', items: '01' }],
  });
  await aHousehold(archive, {
    others: [
      { name: '钱已走', relation: '03', left_on: '2024-05-01', left_reason: '01', left_kind: 'natural' },
    ],
  });
  await aHousehold(archive, { village: '石板村' });
  await archive.write((rows) =>
    rows.insert('benefit', { household_id: 1, kind: '01', starts_on: '2024-01-01', amount: 420, per: '1' }),
  );
  const { files } = await archive.must('export.forms', { year: 2025, per: 'village' });
  expect(files.map(({ name, area, households, members }) => [name, area, households, members])).toEqual([
    ['云岭县清水镇云溪村_采集表数据_2025_20250320.xlsx', '云溪村', 2, 3],
    ['云岭县清水镇石板村_采集表数据_2025_20250320.xlsx', '石板村', 1, 1],
  ]);
  const [first, second] = files;
  expect(await sheetsOf('a.xlsx', await takeOutput(archive, first!.outputId))).toEqual({
    ...{ 户信息: 2, 家庭成员: 3, 监测: 1, 帮扶措施: 1, 享受政策: 1 },
  });
  expect(await sheetsOf('b.xlsx', await takeOutput(archive, second!.outputId))).toEqual({
    ...{ 户信息: 1, 家庭成员: 1 },
  });
});

test('of some households are a workbook each, handed over as one zip file', async () => {
  const made = [];
  for (const village of ['云溪村', '云溪村', '石板村']) made.push(await aHousehold(archive, { village }));
  const [, second, third] = made;
  const householdIds = [second!.id, third!.id];
  const { files } = await archive.must('export.forms', { year: 2025, per: 'household', householdIds });
  expect(files).toMatchObject([{ name: '云岭县清水镇全镇_采集表数据_2025_20250320.zip', households: 2 }]);
  const zip = await fromBufferPromise(Buffer.from(await takeOutput(archive, files[0]!.outputId)));
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) names.push(entry.fileName);
  expect(names).toEqual([
    `云岭县清水镇云溪村${second!.no}_采集表数据_2025_20250320.xlsx`,
    `云岭县清水镇石板村${third!.no}_采集表数据_2025_20250320.xlsx`,
  ]);
  const one = await archive.must('export.forms', {
    year: 2025,
    per: 'household',
    householdIds: [second!.id],
  });
  expect(one.files).toMatchObject([{ name: names[0], rows: 2, households: 1, members: 1 }]);
  expect(
    await archive.call('export.forms', { year: 2025, per: 'village', householdIds: [999] }),
  ).toMatchObject({
    error: { rule: 'export-empty' },
  });
});
