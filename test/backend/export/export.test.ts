import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readTable } from '#backend/sheets/read-table.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { insertHelper, soundSpell } from '#test/support/sound-cells.ts';
import { takeOutput } from '#test/support/take-output.ts';

let archive: BuiltArchive;
beforeEach(async () => {
  archive = await anArchive();
});
afterEach(() => archive.close());

interface Cell {
  readonly text: string;
  readonly numeric?: true;
}

/** Writes the table and reads its only file back: title, note, and each data row by header. */
async function exported(kind: string) {
  const { files } = await archive.must('export.write', { kind, year: 2025 });
  expect(files).toHaveLength(1);
  const [file] = files;
  if (file === undefined) throw new Error('no file');
  const bytes = await takeOutput(archive, file.outputId);
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
  const rows = await Array.fromAsync(readTable({ name: file.name, bytes }));
  const cellsAt = (number: number): readonly (Cell | '')[] =>
    rows.find((row) => row.number === number)?.cells ?? [];
  const headers = cellsAt(3).map((cell) => (cell === '' ? '' : cell.text));
  const data = rows
    .filter(({ number }) => number > 3)
    .map(({ cells }) => Object.fromEntries(headers.map((header, at) => [header, cells[at] ?? ''])));
  const textOf = (cell: Cell | '' | undefined) => (cell === '' || cell === undefined ? '' : cell.text);
  const [title] = cellsAt(1);
  return { file, headers, title: textOf(title), note: textOf(cellsAt(2)[0]), data, textOf };
}

const RECOGNISED = {
  ...{
    state: 'open',
    category: '2',
    discovery_channel: '3',
    recognised_month: '202503',
    risk_1: '01',
    risk_2: '08',
  },
  ...{ school_problem: 0, housing_problem: 1, recognised_wage_income: 12000.5, recognised_net_income: 9000 },
  ...{
    consent_on: '2025-03-02',
    notice_from: '2025-03-05',
    notice_to: '2025-03-09',
    county_approved_on: '2025-03-12',
  },
};

describe('3.10 newly monitored', () => {
  test('has the pack’s columns, the year’s words, text numbers and amounts with two decimals', async () => {
    const { no, idNumbers } = await aHousehold(archive, {
      ...{ head: '钱大山', spell: RECOGNISED, year: { year: 2025, whole_household_without_labour: 0 } },
      others: [
        { name: '孙小玉', relation: '02' },
        { name: '钱已走', relation: '03', left_on: '2024-05-01', left_reason: '02' },
      ],
    });
    await aHousehold(archive, { spell: { ...RECOGNISED, recognised_month: '202412' } });
    await aHousehold(archive, { spell: { ...RECOGNISED, state: 'proposed' } });
    const { file, headers, title, note, data, textOf } = await exported('3.10');
    expect(file).toMatchObject({
      name: '云岭县清水镇全镇_监测对象新增_2025_20250320.xlsx',
      rows: 1,
      kind: '3.10',
    });
    const { kinds } = await archive.must('export.kinds', { year: 2025 });
    const columns = kinds.find(({ kind }) => kind === '3.10')?.columns;
    expect([title, note.slice(0, 4), headers[0], headers.length]).toEqual([
      '监测对象新增',
      '一户一行',
      '省',
      columns,
    ]);
    const [row] = data;
    const texts = Object.fromEntries(
      Object.entries(row ?? {}).map(([header, cell]) => [header, textOf(cell)]),
    );
    expect(texts).toMatchObject({
      ...{ 省: '示范省', 市: '示范市', 县: '云岭县', 乡: '清水镇', 村: '云溪村', '自然村（组）': '一组' },
      ...{
        户编号: no,
        户主姓名: '钱大山',
        户主证件号码: idNumbers[0],
        户联系电话: '13800001234',
        家庭人口数: '2',
      },
      ...{
        监测对象类别: '边缘易致贫户',
        发现途径: '部门筛查预警',
        识别监测时间: '202503',
        '致贫/返贫风险1': '因病',
      },
      ...{ '致贫/返贫风险2': '缺劳动力', '致贫/返贫风险3': '', 是否义务教育阶段适龄儿童少年失学辍学: '否' },
      ...{
        是否住房出现安全问题: '是',
        工资性收入: '12000.5',
        承诺授权日期: '2025-03-02',
        公示止: '2025-03-09',
      },
    });
    expect(row?.['工资性收入']).toMatchObject({ numeric: true });
    expect(row?.['户主证件号码']).not.toHaveProperty('numeric');
    expect(row?.['识别监测时间']).not.toHaveProperty('numeric');
  });

  test('is sorted by village, group number and household number', async () => {
    const wanted = [
      ['石板村', '一组', '52990119001'],
      ['云溪村', '十组', '52990119002'],
      ['云溪村', '二组', '52990119004'],
      ['云溪村', '二组', '52990119003'],
    ] as const;
    for (const [village, group, no] of wanted)
      await aHousehold(archive, { village, group, no, spell: RECOGNISED });
    const { data, textOf } = await exported('3.10');
    expect(data.map((row) => textOf(row['户编号']))).toEqual([
      '52990119003',
      '52990119004',
      '52990119002',
      '52990119001',
    ]);
  });

  test('is split by village above 5,000 rows', { timeout: 120_000 }, async () => {
    await archive.write((rows) => {
      for (let n = 1; n <= 5001; n += 1) {
        const village_id = archive.villages[n % 3 === 0 ? '石板村' : '云溪村'] ?? 0;
        const id = rows.insert('household', {
          village_id,
          household_no: `5299012${String(n).padStart(5, '0')}`,
          phone: '13800001234',
        });
        const serial = String(n).padStart(4, '0');
        const born = `19${60 + (n % 30)}-0${1 + (n % 9)}-1${n % 9}`;
        rows.insert('member', {
          household_id: id,
          name: '赵一',
          sex: '1',
          relation: '01',
          id_type: '03',
          id_number: `军${serial}`,
          birth_date: born,
          nation: '01',
        });
        rows.insert('monitoring_spell', { household_id: id, ...soundSpell(RECOGNISED) });
        insertHelper(rows, id);
      }
    });
    const { files } = await archive.must('export.write', { kind: '3.10', year: 2025, job: 'j' });
    expect(files.map(({ name, rows }) => [name, rows])).toEqual([
      ['云岭县清水镇云溪村_监测对象新增_2025_20250320.xlsx', 3334],
      ['云岭县清水镇石板村_监测对象新增_2025_20250320.xlsx', 1667],
    ]);
  });
});

test('3.11 has the spells whose risk was eliminated in the year', async () => {
  const over = {
    ...{
      ...RECOGNISED,
      state: 'eliminated',
      recognised_month: '202301',
      is_eliminated: 1,
      elimination_mode: '1',
      development_measures: '1',
    },
    ...{
      eliminated_month: '202502',
      after_wage_income: 30000,
      after_school_problem: 0,
      contact_name: '何帮扶',
    },
  };
  const measures = [{ year: 2024, kind: 'industry', items: '01' }];
  const { no } = await aHousehold(archive, { spell: over, measures });
  await aHousehold(archive, { spell: { ...over, eliminated_month: '202412' } });
  const { data, textOf } = await exported('3.11');
  expect(data).toHaveLength(1);
  expect(textOf(data[0]?.['户编号'])).toBe(no);
  expect(textOf(data[0]?.['风险消除方式'])).toBe('帮扶消除');
  expect(textOf(data[0]?.['消除监测时间'])).toBe('202502');
  await expect(exported('3.10')).rejects.toThrow('export-empty');
});

test('3.5 and 3.6 have the members who came and went, with their reasons and the new head', async () => {
  const { memberIds, idNumbers } = await aHousehold(archive, {
    head: '钱老爹',
    headCells: { left_on: '2025-02-03', left_reason: '01', left_proof: '死亡证明', left_kind: 'natural' },
    others: [
      { name: '钱大山', relation: '01' },
      {
        name: '钱小宝',
        relation: '03',
        birth_date: '2025-01-15',
        joined_on: '2025-01-15',
        joined_reason: '06',
        joined_proof: '出生证明',
        joined_kind: 'natural',
      },
    ],
  });
  await archive.write((rows) => rows.update('member', memberIds[0] ?? 0, { new_head_id: memberIds[1] ?? 0 }));
  const came = await exported('3.5');
  expect(came.data).toHaveLength(1);
  expect(
    Object.fromEntries(Object.entries(came.data[0] ?? {}).map(([h, c]) => [h, came.textOf(c)])),
  ).toMatchObject({
    ...{
      户主姓名: '钱大山',
      姓名: '钱小宝',
      性别: '男',
      证件类型: '居民身份证',
      增加原因: '新生儿',
      增加日期: '2025-01-15',
    },
    ...{ 与户主关系: '之子', 证明材料: '出生证明', 证件号码: idNumbers[2] },
  });
  const went = await exported('3.6');
  expect(
    Object.fromEntries(Object.entries(went.data[0] ?? {}).map(([h, c]) => [h, went.textOf(c)])),
  ).toMatchObject({
    ...{ 姓名: '钱老爹', 减少原因: '死亡', 减少日期: '2025-02-03', 是否户主: '是', 新户主姓名: '钱大山' },
    ...{ 新户主证件号码: idNumbers[1], 户主姓名: '钱大山' },
  });
});

describe('export.write refuses', () => {
  test('while the households in it have errors, and says which', async () => {
    const bad = await aHousehold(archive, { spell: RECOGNISED, headCells: { id_number: '123' } });
    await aHousehold(archive, { headCells: { id_number: '456' } });
    const answer = await archive.call('export.write', { kind: '3.10', year: 2025 });
    if (answer.ok || answer.error.code !== 'rule') throw new Error('not refused');
    expect(answer.error.rule).toBe('export-findings');
    expect(answer.error.message).toContain('1 户共 1 处');
    expect(answer.error.refused).toMatchObject([
      { rule: 'Q002', level: 'error', householdNo: bad.no, field: 'member.id_number' },
    ]);
    expect((await archive.must('export.list', {})).exports).toEqual([]);
  });

  test('when it is cancelled, and keeps no record', async () => {
    await aHousehold(archive, { spell: RECOGNISED });
    const running = archive.call('export.write', { kind: '3.10', year: 2025, job: 'j' });
    archive.session.jobs.get('j')?.abort();
    expect(await running).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect((await archive.must('export.list', {})).exports).toEqual([]);
  });

  test('an empty table and a table that no pack has', async () => {
    expect(await archive.call('export.write', { kind: '3.10', year: 2025 })).toMatchObject({
      error: { rule: 'export-empty' },
    });
    expect(await archive.call('export.write', { kind: '9.9', year: 2025 })).toMatchObject({
      error: { rule: 'no-export' },
    });
  });
});

test('kinds are listed with their rows, and every export is recorded for good', async () => {
  await aHousehold(archive, { spell: RECOGNISED });
  const { kinds } = await archive.must('export.kinds', { year: 2025 });
  expect(kinds.map(({ kind, rows }) => [kind, rows])).toEqual([
    ...['3.4', '3.5', '3.6', '3.7'].map((kind) => [kind, 0]),
    ['3.8', 1],
    ['3.9', 0],
    ['3.10', 1],
    ...['3.11', '3.12'].map((kind) => [kind, 0]),
    ['3.13', 1],
  ]);
  const { file } = await exported('3.10');
  const { exports } = await archive.must('export.list', {});
  expect(exports).toMatchObject([
    { kind: '3.10', title: '监测对象新增', file: file.name, rows: 1, sha256: file.sha256 },
  ]);
  expect((await archive.must('change.list', {})).changes[0]?.title).toBe('导出“监测对象新增”：2025 年 1 行');
});
