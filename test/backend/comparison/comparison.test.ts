import ExcelJS from 'exceljs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { csvFile } from '#test/support/member-file.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { takeOutput } from '#test/support/take-output.ts';
import { readTexts } from '../sheets/read-all.ts';

const TODAY = '2025-06-20';
let built: BuiltArchive;
let with1: BuiltHousehold;
let with2: BuiltHousehold;
let without: BuiltHousehold;

beforeEach(async () => {
  built = await anArchive({ today: TODAY });
  with1 = await aHousehold(built, { head: '赵一', others: [{ name: '钱二', relation: '02' }] });
  with2 = await aHousehold(built, { head: '孙三', village: '石板村' });
  without = await aHousehold(built, { head: '李四' });
  await built.write((rows) => {
    const signed = { signed_on: '2025-01-05', signer: '本人' };
    rows.insert('consent', { household_id: with1.id, number: 'S-001', ...signed });
    rows.insert('consent', { household_id: with2.id, number: 'S-002', scope: '公安', ...signed });
  });
});
afterEach(() => built.close());

const everybody = (): Request<'comparison.propose'> => ({
  year: 2025,
  target: { ids: [with1.id, with2.id, without.id] },
  departments: ['公安', '人社局'],
});
const send = () => built.must('comparison.send', { ...everybody(), title: '六月比对', dueOn: '2025-07-05' });

const workbookOf = async (outputId: string): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(await takeOutput(built, outputId)).buffer);
  return workbook;
};

const result = (person: { idNumber: string; name: string }, more: Record<string, string> = {}) => ({
  证件号码: person.idNumber,
  姓名: person.name,
  比对部门: '公安',
  疑似问题: '名下有机动车',
  说明: '小型轿车 1 辆',
  反馈日期: '2025-06-25',
  ...more,
});
const giveResults = async (rows: Record<string, string>[]) => {
  built.setToday('2025-06-30');
  await importFiles(built, [csvFile('比对结果_2025.csv', rows)]);
  await built.must('comparison.link', {});
};
const first = () => ({ idNumber: with1.idNumbers[0] ?? '', name: '赵一' });

describe('who goes on a list', () => {
  test('is told with whom it leaves off, and why', async () => {
    const answer = await built.must('comparison.propose', everybody());
    expect(answer).toMatchObject({ households: 3, listed: 3, left: 1 });
    expect(answer.rows.map((row) => [row.name, row.consent, row.departments])).toEqual([
      ['赵一', 'S-001', ['公安', '人社']],
      ['钱二', 'S-001', ['公安', '人社']],
      ['孙三', 'S-002', ['公安']],
    ]);
    expect(answer.departments).toEqual([
      { department: '公安', people: 3 },
      { department: '人社', people: 2 },
    ]);
    const left = await built.must('comparison.propose', { ...everybody(), show: 'left' });
    expect(left.rows.map((row) => [row.name, row.why])).toEqual([['李四', '没有承诺授权书']]);
    expect(left.reasons).toEqual([{ why: '没有承诺授权书', people: 1, households: 1 }]);
  });

  test('names who has left this year', async () => {
    await built.must('member.leave', {
      ...{ id: with1.memberIds[1] ?? 0, reason: '01', on: '2025-05-02', proof: '死亡证明' },
      why: '核对',
    });
    const left = await built.must('comparison.propose', { ...everybody(), show: 'left' });
    expect(left.rows.map((row) => [row.name, row.why])).toContainEqual(['钱二', '已减少，不在户里']);
  });
});

describe('a sent list', () => {
  test('is one workbook for each department, with the consent of everybody on it, and is kept in the history', async () => {
    const { files, people } = await send();
    expect(people).toBe(3);
    expect(files.map(({ department, rows, name }) => [department, rows, name])).toEqual([
      ['公安', 3, '比对名单_六月比对_公安_20250620.xlsx'],
      ['人社', 2, '比对名单_六月比对_人社_20250620.xlsx'],
    ]);
    const rows = await readTexts(await takeOutput(built, files[1]?.outputId ?? ''));
    expect(rows.slice(2)).toEqual([
      ['序号', '户编号', '户主', '姓名', '证件号码', '与户主关系', '授权书编号'],
      ['1', with1.no, '赵一', '赵一', with1.idNumbers[0], '户主', 'S-001'],
      ['2', with1.no, '赵一', '钱二', with1.idNumbers[1], '配偶', 'S-001'],
    ]);
    const { rounds } = await built.must('comparison.rounds', {});
    expect(rounds).toMatchObject([
      { title: '六月比对', departments: ['公安', '人社'], people: 3, households: 2, sentOn: TODAY, hits: 0 },
    ]);
    const kept = built.session
      .archive!.raw.prepare(`SELECT title, rows, members FROM export_batch ORDER BY id`)
      .all();
    expect(kept).toEqual([
      { title: '比对名单：六月比对（公安）', rows: 3, members: 3 },
      { title: '比对名单：六月比对（人社）', rows: 2, members: 2 },
    ]);
  });

  test('has nobody without consent, whatever was proposed before and whoever asks', async () => {
    await built.must('comparison.propose', everybody());
    await built.write((rows) => rows.update('consent', 1, { withdrawn_on: TODAY }));
    const { people, files } = await send();
    expect(people).toBe(1);
    expect(files.map(({ department, rows }) => [department, rows])).toEqual([['公安', 1]]);
    const only = { ...everybody(), target: { ids: [without.id, with1.id] }, title: '再比对' };
    expect(await built.call('comparison.send', only)).toMatchObject({
      ok: false,
      error: { rule: 'comparison-empty' },
    });
  });

  test('that went out long ago bears its own day, and has whoever had signed by then', async () => {
    await built.write((rows) => rows.update('consent', 1, { signed_on: '2025-03-01' }));
    const early = { ...everybody(), title: '二月比对' };
    const { people } = await built.must('comparison.send', { ...early, sentOn: '2025-02-01' });
    expect(people).toBe(1);
    expect((await built.must('comparison.rounds', {})).rounds).toMatchObject([{ sentOn: '2025-02-01' }]);
    expect(await built.call('comparison.send', { ...early, sentOn: '2099-01-01' })).toMatchObject({
      ok: false,
      error: { rule: 'comparison-day' },
    });
  });

  test('written once more leaves out whose consent has ended since', async () => {
    const { id } = await send();
    await built.write((rows) => rows.update('consent', 1, { valid_to: '2025-06-30' }));
    built.setToday('2025-07-01');
    const { files } = await built.must('comparison.write', { id });
    expect(files.map(({ department, rows }) => [department, rows])).toEqual([['公安', 1]]);
  });

  test('is undone whole', async () => {
    const { change } = await send();
    await built.must('change.undo', { id: change ?? 0 });
    expect((await built.must('comparison.rounds', {})).rounds).toEqual([]);
  });
});

describe('results', () => {
  test('are brought to the newest list with the person on it; who was on none is marked', async () => {
    await send();
    const { id } = await built.must('comparison.send', { ...everybody(), title: '再比对' });
    await giveResults([
      result(first()),
      result({ idNumber: without.idNumbers[0] ?? '', name: '李四' }),
      result(first(), { 疑似问题: '以前的车', 反馈日期: '2024-01-02' }),
    ]);
    const { rows, states } = await built.must('comparison.hits', {});
    expect(rows.map((row) => [row.name, row.suspicion, row.roundId, row.offList])).toEqual([
      ['赵一', '名下有机动车', id, false],
      ['赵一', '以前的车', null, true],
      ['李四', '名下有机动车', null, true],
    ]);
    expect(states).toMatchObject({ open: 1, 'off-list': 2, confirmed: 0 });
    expect(await built.must('comparison.rounds', {})).toMatchObject({ offList: 2, unlinked: 0 });
  });

  test('are found by village, department, state and text', async () => {
    await send();
    await giveResults([
      result(first()),
      result({ idNumber: with2.idNumbers[0] ?? '', name: '孙三' }, { 比对部门: '人社', 疑似问题: '有社保' }),
    ]);
    const names = async (filter: Request<'comparison.hits'>) =>
      (await built.must('comparison.hits', filter)).rows.map((row) => row.name);
    expect(await names({ villageId: built.villages['石板村'] })).toEqual(['孙三']);
    expect(await names({ department: '公安' })).toEqual(['赵一']);
    expect(await names({ state: 'confirmed' })).toEqual([]);
    expect(await names({ text: '孙' })).toEqual(['孙三']);
    expect(await names({ text: with1.no })).toEqual(['赵一']);
  });

  test('are answered without anything being removed, and the answer can be undone', async () => {
    await send();
    await giveResults([result(first())]);
    const [hit] = (await built.must('comparison.hits', {})).rows;
    const given = {
      hitIds: [hit?.id ?? 0],
      verdict: 'confirmed' as const,
      answer: '车在其名下',
      verifiedBy: '王组长',
    };
    const { change } = await built.must('comparison.answer', given);
    const [answered] = (await built.must('comparison.hits', { state: 'confirmed' })).rows;
    expect(answered).toMatchObject({ verdict: 'confirmed', answer: '车在其名下', verifiedOn: '2025-06-30' });
    const page = await built.must('household.get', { id: with1.id, year: 2025 });
    expect(page.members.filter((member) => member.present)).toHaveLength(2);
    await built.must('change.undo', { id: change ?? 0 });
    expect((await built.must('comparison.hits', { state: 'open' })).total).toBe(1);
  });

  test('need a word of explanation where somebody is kept', async () => {
    await send();
    await giveResults([result(first())]);
    const [hit] = (await built.must('comparison.hits', {})).rows;
    expect(
      await built.call('comparison.answer', { hitIds: [hit?.id ?? 0], verdict: 'explained' }),
    ).toMatchObject({ ok: false, error: { code: 'invalid-input', issues: [{ path: '情况说明' }] } });
  });
});

describe('a sheet for the village', () => {
  beforeEach(async () => {
    await send();
    await giveResults([
      result(first()),
      result({ idNumber: with1.idNumbers[1] ?? '', name: '钱二' }),
      result({ idNumber: with2.idNumbers[0] ?? '', name: '孙三' }),
    ]);
  });

  const filled = async (village: string, fill: (sheet: ExcelJS.Worksheet) => void) => {
    const { files } = await built.must('comparison.sheets', {});
    const file = files.find((each) => each.village === village);
    const workbook = await workbookOf(file?.outputId ?? '');
    const sheet = workbook.worksheets[0]!;
    fill(sheet);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    const [fileId = ''] = await uploadFiles(built, [{ name: '核实单.xlsx', bytes }]);
    return { fileId, sheet };
  };
  const columnOf = (sheet: ExcelJS.Worksheet, header: string): number =>
    (sheet.getRow(3).values as string[]).indexOf(header);
  const fillIn = (sheet: ExcelJS.Worksheet, row: number, cells: Record<string, string>) => {
    for (const [header, value] of Object.entries(cells))
      sheet.getCell(row, columnOf(sheet, header)).value = value;
  };

  test('has a hidden number, a list of conclusions, and fits a page across', async () => {
    const { sheet } = await filled('云溪村', () => undefined);
    expect(sheet.getRow(3).values).toContain('核实结论');
    expect(sheet.getColumn(columnOf(sheet, '行号')).hidden).toBe(true);
    expect(sheet.getColumn(columnOf(sheet, '姓名')).hidden).toBe(false);
    expect(sheet.getCell(4, columnOf(sheet, '核实结论')).dataValidation.type).toBe('list');
    expect(sheet.pageSetup).toMatchObject({ orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 });
    expect(sheet.rowCount).toBe(5);
  });

  test('filled in is read back as one act; blank lines stay open', async () => {
    const { fileId } = await filled('云溪村', (sheet) =>
      fillIn(sheet, 4, {
        核实结论: '属实',
        情况说明: '属本人',
        证据: '行驶证',
        核实人: '王组长',
        核实日期: '2025-06-28',
      }),
    );
    const answer = await built.must('comparison.readAnswers', { fileId });
    expect(answer).toMatchObject({ answered: 1, unchanged: 0, blank: 1, problems: [] });
    const { rows } = await built.must('comparison.hits', { state: 'confirmed' });
    expect(rows).toMatchObject([
      { name: '赵一', evidence: '行驶证', verifiedBy: '王组长', verifiedOn: '2025-06-28' },
    ]);
    await built.must('change.undo', { id: answer.change ?? 0 });
    expect((await built.must('comparison.hits', { state: 'open' })).total).toBe(3);
  });

  test('that lost its hidden column and was sorted is read by person, department and suspicion', async () => {
    const { fileId } = await filled('石板村', (sheet) => {
      fillIn(sheet, 4, { 核实结论: '信息错误', 证据: '车管所证明' });
      sheet.spliceColumns(1, 1);
    });
    expect(await built.must('comparison.readAnswers', { fileId })).toMatchObject({
      answered: 1,
      problems: [],
    });
    expect((await built.must('comparison.hits', { state: 'mistaken' })).rows).toMatchObject([
      { name: '孙三' },
    ]);
  });

  test('with what cannot be understood names the rows and keeps the rest', async () => {
    const { fileId } = await filled('云溪村', (sheet) => {
      fillIn(sheet, 4, { 核实结论: '大概是' });
      fillIn(sheet, 5, { 核实结论: '信息错误' });
    });
    const answer = await built.must('comparison.readAnswers', { fileId });
    expect(answer).toMatchObject({ answered: 1, problems: [{ row: 4 }] });
  });

  test('that is another file is refused', async () => {
    const [fileId = ''] = await uploadFiles(built, [csvFile('别的.csv', [{ 甲: '1', 乙: '2' }])]);
    expect(await built.call('comparison.readAnswers', { fileId })).toMatchObject({
      ok: false,
      error: { rule: 'not-a-sheet' },
    });
  });
});
