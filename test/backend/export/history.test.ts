import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { partsOf } from '#backend/exports/write-export.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

const SPELL = { state: 'open', category: '2', recognised_month: '202503', risk_1: '01' };

async function opened(outputId: string): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await takeOutput(archive, outputId)).buffer);
  return workbook;
}

async function write(over: object = {}) {
  const { files } = await archive.must('export.write', { kind: '3.10', year: 2025, ...over });
  return files;
}

describe('what was sent', () => {
  test('is kept with all that is to be known of it, and survives the undo of everything', async () => {
    await aHousehold(archive, { spell: SPELL, others: [{ name: '孙小玉', relation: '02' }] });
    const [file] = await write();
    const { changes } = await archive.must('change.list', {});
    for (const { id } of changes.filter(({ command }) => command !== 'test'))
      await archive.call('change.undo', { id });
    const { exports } = await archive.must('export.list', {});
    expect(exports).toEqual([
      {
        ...{ id: file!.id, kind: '3.10', title: '监测对象新增', year: 2025, from: null, to: null },
        ...{ area: '全镇', working: false, file: file!.name, rows: 1, households: 1, members: 0 },
        ...{ sha256: file!.sha256, at: archive.session.now().toISOString(), kept: true },
      },
    ]);
  });

  test('is written again byte for byte, whatever has changed since', async () => {
    const { id } = await aHousehold(archive, { head: '钱大山', spell: SPELL });
    const [file] = await write();
    const bytes = await takeOutput(archive, file!.outputId);
    await archive.must('household.update', { id, year: 2025, values: { 'household.phone': '13900000000' } });
    const again = await archive.must('export.again', { id: file!.id });
    expect(again).toMatchObject({ same: true, name: file!.name });
    expect(Buffer.compare(await takeOutput(archive, again.outputId), bytes)).toBe(0);
  });

  test('is compared with now, row by row and cell by cell', async () => {
    const stays = await aHousehold(archive, { head: '钱大山', spell: SPELL });
    const goes = await aHousehold(archive, { head: '孙二', spell: SPELL });
    const [file] = await write();
    expect(await archive.must('export.changes', { id: file!.id })).toMatchObject({
      ...{ before: 2, now: 2, added: 0, gone: 0, changed: 0, rows: [] },
    });
    await archive.must('household.update', {
      ...{ id: stays.id, year: 2025, values: { 'household.phone': '13900000000' } },
    });
    await archive.write((rows) => {
      const raw = archive.session.archive!.raw;
      const spell = raw.prepare('SELECT id FROM monitoring_spell WHERE household_id = ?').pluck();
      rows.update('monitoring_spell', Number(spell.get(goes.id)), { recognised_month: '202401' });
    });
    const comes = await aHousehold(archive, { head: '周三', spell: SPELL });
    const told = await archive.must('export.changes', { id: file!.id });
    expect(told).toMatchObject({ files: [file!.name], before: 2, now: 2, added: 1, gone: 1, changed: 1 });
    expect(told.rows).toEqual([
      {
        ...{ change: 'changed', householdId: stays.id, householdNo: stays.no, name: '钱大山' },
        cells: [{ header: '户联系电话', before: '13800001234', after: '13900000000' }],
      },
      { change: 'gone', householdId: goes.id, householdNo: goes.no, name: '孙二', cells: [] },
      { change: 'added', householdId: comes.id, householdNo: comes.no, name: '周三', cells: [] },
    ]);
  });

  test('without a copy is neither compared nor written again', async () => {
    await aHousehold(archive, {});
    await archive.must('export.forms', { year: 2025, per: 'village' });
    const { exports } = await archive.must('export.list', {});
    expect(exports).toMatchObject([{ kind: 'forms', kept: false }]);
    for (const channel of ['export.again', 'export.changes'] as const)
      expect(await archive.call(channel, { id: exports[0]!.id })).toMatchObject({
        error: { code: 'rule', rule: 'export-not-kept' },
      });
  });
});

describe('核对稿', () => {
  test('is written in spite of errors and shows each in its place', async () => {
    const sound = await aHousehold(archive, { head: '钱大山', spell: SPELL });
    const { id, no } = await aHousehold(archive, {
      ...{ head: '孙二', spell: SPELL, headCells: { id_number: '529901196003050011' } },
    });
    expect(await archive.call('export.write', { kind: '3.10', year: 2025 })).toMatchObject({
      error: { rule: 'export-findings' },
    });
    const [file] = await write({ working: true });
    expect(file!.name).toBe('云岭县清水镇全镇_监测对象新增_2025_20250320_核对稿（有错误，不得上报）.xlsx');
    const workbook = await opened(file!.outputId);
    const [sheet, list] = workbook.worksheets;
    expect(workbook.worksheets.map(({ name }) => name).slice(0, 2)).toEqual(['监测对象新增', '错误清单']);
    expect(sheet!.getCell('A1').value).toBe('监测对象新增 核对稿（有错误，不得上报）');
    const headers = sheet!.getRow(3).values as string[];
    const wrong = sheet!.getRow(5).getCell(headers.indexOf('户主证件号码'));
    expect(wrong.fill).toMatchObject({ fgColor: { argb: 'FFFFD9D9' } });
    expect(JSON.stringify(wrong.note)).toContain('Q004：孙二');
    expect(sheet!.getRow(4).getCell(headers.indexOf('户主证件号码')).fill).toMatchObject({
      pattern: 'none',
    });
    expect(headers.at(-1)).toBe('错误说明');
    expect(sheet!.getRow(5).getCell(headers.length - 1).text).toContain('Q004：孙二');
    const rows = (list!.getSheetValues() as string[][]).slice(1).map((row) => row.slice(1));
    expect(rows[0]).toEqual(['规则', '级别', '户编号', '户主姓名', '成员', '字段', '说明']);
    const errors = rows.filter((row) => row[1] === '错误');
    expect(errors.length).toBeGreaterThan(0);
    for (const row of errors) expect(row.slice(2, 5)).toEqual([no, '孙二', '孙二']);
    expect(rows.flat()).not.toContain(sound.no.repeat(2));
    const { exports } = await archive.must('export.list', {});
    expect(exports).toMatchObject([{ working: true, title: '监测对象新增 核对稿' }]);
    const checked = await archive.must('export.check', { kind: '3.10', year: 2025 });
    expect(checked.errors).toBe(errors.length);
    expect(checked.findings.map(({ householdId }) => householdId)).toEqual(errors.map(() => id));
  });
});

describe('a table', () => {
  test('lists are offered and what looks like a formula is a text', async () => {
    await aHousehold(archive, { head: '=HYPERLINK("x")', spell: SPELL, cells: { phone: '+86 138' } });
    await archive.write((rows) => rows.update('household', 1, { address: '@SUM(A1)' }));
    const [file] = await write({ working: true });
    const sheet = (await opened(file!.outputId)).worksheets[0]!;
    const headers = sheet.getRow(3).values as string[];
    const at = (header: string) => sheet.getRow(4).getCell(headers.indexOf(header));
    expect(at('户主姓名')).toMatchObject({ type: ExcelJS.ValueType.String, value: '=HYPERLINK("x")' });
    expect(at('户联系电话')).toMatchObject({ type: ExcelJS.ValueType.String, value: '+86 138' });
    expect(at('监测对象类别').dataValidation).toMatchObject({ type: 'list' });
    expect(at('是否住房出现安全问题').dataValidation).toMatchObject({ formulae: ['"是,否"'] });
    expect(at('户编号').numFmt).toBe('@');
  });

  test('can be of one village, or of some days', async () => {
    await aHousehold(archive, { head: '钱大山', spell: SPELL });
    await aHousehold(archive, {
      head: '孙二',
      village: '石板村',
      spell: { ...SPELL, recognised_month: '202501' },
    });
    const villageId = archive.villages['石板村']!;
    expect((await write({ villageId }))[0]).toMatchObject({
      ...{ rows: 1, area: '石板村', name: '云岭县清水镇石板村_监测对象新增_2025_20250320.xlsx' },
    });
    const span = { from: '2025-02-01', to: '2025-03-19' };
    const { files } = await archive.must('export.write', { kind: '3.10', ...span });
    expect(files).toMatchObject([
      { rows: 1, name: '云岭县清水镇全镇_监测对象新增_20250201至20250319_20250320.xlsx' },
    ]);
    const { kinds } = await archive.must('export.kinds', span);
    expect(kinds.find(({ kind }) => kind === '3.10')?.rows).toBe(1);
    const { kinds: ofVillage } = await archive.must('export.kinds', { year: 2025, villageId });
    expect(ofVillage.find(({ kind }) => kind === '3.10')?.rows).toBe(1);
    const preview = await archive.must('export.preview', { kind: '3.10', ...span });
    expect(preview).toMatchObject({ title: '监测对象新增', total: 1 });
    expect(preview.rows[0]).toContain('钱大山');
    expect(await archive.call('export.write', { kind: '3.10', from: '2025-03-01' })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });

  test('of a village above 5,000 rows is cut into parts', () => {
    const row = (village: string) => ({ household: { village } });
    const rows = [...Array.from({ length: 10_001 }, () => row('云溪村')), row('石板村')];
    const parts = partsOf({ rows: rows as never, area: '全镇' });
    expect(parts.map(({ area, rows: own }) => [area, own.length])).toEqual([
      ['云溪村（第1份）', 5000],
      ['云溪村（第2份）', 5000],
      ['云溪村（第3份）', 1],
      ['石板村', 1],
    ]);
  });
});
