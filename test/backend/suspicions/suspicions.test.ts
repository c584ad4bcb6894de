import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { uploadFiles } from '#test/support/import-files.ts';
import { csvFile } from '#test/support/member-file.ts';

const YEAR = 2024;
const ITEMS = { wage_income: 20_000, business_income: 1_000 };
let built: BuiltArchive;

beforeEach(async () => {
  built = await anArchive({ today: '2025-03-20' });
});
afterEach(() => built.close());

const poor = (name: string, more: Parameters<typeof aHousehold>[1] = {}) =>
  aHousehold(built, {
    head: name,
    year: { year: YEAR, head_count: 4 },
    income: { year: YEAR, ...ITEMS },
    ...more,
  });
const list = (more: object = {}) => built.must('suspicion.list', { year: YEAR, ...more });

describe('who should be in', () => {
  test('a poor household out of monitoring is suspected with its income and the line', async () => {
    const { no } = await poor('赵一');
    const { rows, total, incomeLine } = await list();
    expect(total).toBe(1);
    expect(incomeLine).toBe('沿用全国 2021 年监测范围底线（推断） 6,000.00 元');
    expect(rows[0]).toMatchObject({
      kind: 'missed',
      householdNo: no,
      village: '云溪村',
      state: 'open',
      weighs: true,
    });
    expect(rows[0]?.grounds.map(({ rule, message }) => [rule, message])).toEqual([
      ['S01', '2024 年人均纯收入 5,250.00 元，低于参考线 6,000.00 元：沿用全国 2021 年监测范围底线（推断）'],
    ]);
  });

  test('one in monitoring, one above the line and one without a word are not', async () => {
    await poor('赵一', { spell: { category: '1' } });
    await poor('钱二', { income: { year: YEAR, wage_income: 29_200 } });
    await aHousehold(built, { head: '孙三' });
    await poor('李四', { spell: { state: 'proposed' } });
    expect((await list()).rows.map(({ headName, kind }) => [headName, kind])).toEqual([]);
  });

  test('each lack is a reason of its own, illness only a reason to look', async () => {
    await aHousehold(built, {
      year: { year: YEAR, safe_housing: '03', has_safe_water: 0 },
      headYear: {
        year: YEAR,
        health: '02,03',
        disability_level: '2',
        has_resident_medical_insurance: 0,
        dibao: '1',
      },
    });
    const [line] = (await list()).rows;
    expect(line?.grounds.map(({ rule, weighs }) => `${rule}${weighs ? '' : '?'}`)).toEqual([
      ...['S02', 'S03', 'S05', 'S06?', 'S07?', 'S08?'],
    ]);
  });

  test('before 2021 who is registered is in, and who went out too early is suspected of that', async () => {
    const income = { year: 2019, wage_income: 12_000 };
    await aHousehold(built, { head: '赵一', year: { year: 2019, head_count: 4, exit_status: '0' }, income });
    await aHousehold(built, { head: '钱二', year: { year: 2019, head_count: 4, exit_status: '1' }, income });
    await aHousehold(built, { head: '孙三', year: { year: 2019, head_count: 4 }, income });
    const { rows } = await built.must('suspicion.list', { year: 2019 });
    expect(rows.map(({ headName, kind }) => [headName, kind])).toEqual([
      ['钱二', 'exited'],
      ['孙三', 'missed'],
    ]);
    expect(rows[0]?.grounds[0]?.message).toContain('没有超过 2019 年脱贫标准');
  });
});

test('who is in and has a car that the village confirmed is suspected; an explained report is not', async () => {
  const one = await poor('赵一', { spell: { category: '1' } });
  const two = await poor('钱二', { spell: { category: '1' } });
  const three = await poor('孙三', { spell: { category: '1' } });
  const hit = {
    department: '01',
    suspicion: '名下有机动车',
    detail: '小型轿车 1 辆',
    reported_on: '2024-06-01',
  };
  await built.write((rows) => {
    rows.insert('comparison_hit', {
      ...hit,
      id_key: one.idNumbers[0] ?? '',
      name: '赵一',
      verdict: 'confirmed',
    });
    rows.insert('comparison_hit', {
      ...hit,
      id_key: two.idNumbers[0] ?? '',
      name: '钱二',
      verdict: 'explained',
    });
    rows.insert('comparison_hit', { ...hit, id_key: three.idNumbers[0] ?? '', name: '孙三' });
    rows.insert('comparison_hit', {
      ...hit,
      id_key: three.idNumbers[0] ?? '',
      name: '孙三',
      suspicion: '已死亡',
      detail: null,
    });
  });
  const { rows } = await list();
  expect(
    rows.map(({ headName, kind, weighs, grounds }) => [headName, kind, weighs, grounds[0]?.message]),
  ).toEqual([
    ['赵一', 'wrong', true, '公安反馈赵一名下有机动车（小型轿车 1 辆），已核实属实'],
    ['孙三', 'wrong', false, '公安反馈孙三名下有机动车（小型轿车 1 辆），尚未核实'],
    ['孙三', 'mistaken', true, '公安反馈孙三已死亡，档案里还没有减少'],
  ]);
});

test('a line of 七不进 that was ticked in a procedure speaks in the words of its pack', async () => {
  const { id } = await aHousehold(built, { head: '赵一', year: { year: 2015, exit_status: '0' } });
  await built.write((rows) => {
    const procedure = rows.insert('procedure', {
      ...{ key: 'identification', title: '识别', village_id: built.villages['云溪村'] ?? 0, year: 2015 },
      ...{ pack_id: 'national-2014', pack_version: 1, status: 'finished', opened_on: '2015-03-01' },
    });
    const candidate = rows.insert('procedure_household', { procedure_id: procedure, household_id: id });
    const answer = { procedure_household_id: candidate, points: null };
    rows.insert('procedure_answer', { ...answer, item: 'exclusions/3', applies: 1 });
    rows.insert('procedure_answer', { ...answer, item: 'exclusions/4', applies: 0 });
  });
  const { rows } = await built.must('suspicion.list', { year: 2015, kind: 'wrong' });
  expect(rows.map(({ grounds }) => grounds.map(({ message }) => message))).toEqual([
    ['评分时勾选了“七不进”：家庭拥有小汽车或大型农机具的农户不能进'],
  ]);
});

test('a policy pack takes reasons out and sets limits of its own', async () => {
  await aHousehold(built, { headYear: { year: YEAR, health: '03', has_resident_medical_insurance: 0 } });
  expect((await list()).rows[0]?.grounds.map(({ rule }) => rule)).toEqual(['S05', 'S06']);
  const source = '示范省办法';
  await built.must('pack.load', {
    text: JSON.stringify({
      ...{
        id: 'example-suspicions',
        version: 1,
        title: '示范省核查',
        extends: 'national-2021',
        province: '示范省',
      },
      years: [2021, 2025],
      checks: {
        suspicions: {
          parameters: { 'poverty.most': { value: 3, source } },
          off: [{ rule: 'S06', source }],
        },
      },
    }),
  });
  expect((await list()).rows[0]?.grounds.map(({ rule }) => rule)).toEqual(['S05']);
  const { rates } = await built.must('suspicion.rates', { year: YEAR });
  expect(rates.find(({ key }) => key === 'poverty')).toMatchObject({ limit: 3, source });
});

describe('a conclusion', () => {
  test('stands until a value changes, and is taken back', async () => {
    const { id } = await poor('赵一');
    const [line] = (await list()).rows;
    const keys = [line?.key ?? ''];
    const ask = { year: YEAR, keys };
    const refused = await built.call('suspicion.answer', { ...ask, verdict: 'unfounded' });
    expect(refused).toMatchObject({ ok: false, error: { rule: 'suspicion-reason' } });
    const done = await built.must('suspicion.answer', {
      ...ask,
      verdict: 'unfounded',
      reason: '漏记了务工收入',
    });
    expect(done).toMatchObject({ answered: 1, gone: 0 });
    const after = await list();
    expect(after.states).toEqual({ open: 0, true: 0, unfounded: 1 });
    expect(after.rows[0]?.grounds[0]?.answer).toMatchObject({
      verdict: 'unfounded',
      reason: '漏记了务工收入',
      by: '李经办',
    });
    await built.must('suspicion.answer', { ...ask, verdict: null });
    expect((await list({ state: 'open' })).total).toBe(1);
    await built.must('suspicion.answer', { ...ask, verdict: 'unfounded', reason: '漏记了务工收入' });
    await built.write((rows) => {
      const raw = built.session.archive?.rawReading;
      const statement = raw
        ?.prepare('SELECT id FROM income_statement WHERE household_id = ?')
        .pluck()
        .get(id);
      rows.update('income_statement', Number(statement), { wage_income: 19_000 });
    });
    expect((await list({ state: 'open' })).rows[0]?.grounds[0]?.message).toContain('5,000.00 元');
  });

  test('goes into the ledger once', async () => {
    await poor('赵一');
    const keys = (await list()).rows.map(({ key }) => key);
    const first = await built.must('suspicion.toLedger', { year: YEAR, keys });
    expect(first).toMatchObject({ issues: [{ number: '2025-0001' }], known: 0, left: 0 });
    const again = await built.must('suspicion.toLedger', { year: YEAR, keys: [...keys, 'missed:h999'] });
    expect(again).toMatchObject({ issues: [], known: 1, left: 1 });
    const { rows } = await built.must('issue.list', {});
    expect(rows[0]).toMatchObject({
      kind: '收入',
      content: expect.stringContaining('疑似漏评：2024 年人均纯收入'),
    });
  });
});

describe('the household register', () => {
  const register = async (people: Record<string, string>[], more: object = {}) => {
    const [fileId = ''] = await uploadFiles(built, [csvFile('户籍册.csv', people)]);
    return built.must('suspicion.register.import', { fileId, ...more });
  };

  test('tells who is missing, who stands under another name or number, and who is not on it', async () => {
    const home = await aHousehold(built, {
      head: '赵一',
      others: [
        { name: '钱二', relation: '02' },
        { name: '赵小三', relation: '03' },
        { name: '赵小四', relation: '03' },
      ],
    });
    const [one = '', two = '', three = ''] = home.idNumbers;
    const read = await register([
      { 户主: '赵一', 姓名: '赵一', 证件号码: one },
      { 户主: '赵一', 姓名: '钱 二', 证件号码: two },
      { 户主: '赵一', 姓名: '赵晓三', 证件号码: three },
      { 户主: '赵一', 姓名: '赵小四', 证件号码: '529901201501010016' },
      { 户主: '赵一', 姓名: '赵小五', 证件号码: '529901201801010013' },
      { 户主: '周九', 姓名: '周九', 证件号码: '52990119700101003X' },
      { 户主: '周九', 姓名: '', 证件号码: '52990119700101004X' },
    ]);
    expect(read).toMatchObject({ people: 6, households: 2, homeless: 1, refused: 1 });
    expect(read.problems).toEqual([{ row: 8, reason: '没有姓名' }]);
    const { rows, registers } = await list();
    expect(registers).toMatchObject([{ file: '户籍册.csv', people: 6, households: 2 }]);
    expect(
      rows.map(({ kind, people, grounds }) => [
        kind,
        people,
        grounds.map(({ rule, message }) => `${rule} ${message}`),
      ]),
    ).toEqual([
      ['absent', 1, ['S31 赵小五 在户籍册上，档案里没有登记']],
      ['mistaken', 2, ['S42 赵小三 的证件号码在户籍册上是 赵晓三', 'S43 赵小四 的证件号码和户籍册不一致']],
      ['absent', 1, ['S32 周九户在户籍册上有 1 人（周九），整户不在档案']],
    ]);
  });

  test('of a village takes the place of the older one, and is taken away again by undo', async () => {
    const { idNumbers } = await aHousehold(built, {
      head: '赵一',
      others: [{ name: '钱二', relation: '02' }],
    });
    const [one = ''] = idNumbers;
    await register([{ 户主: '赵一', 姓名: '赵一', 证件号码: one, 村: '云溪村委会' }]);
    expect((await list()).rows.map(({ grounds }) => grounds[0]?.message)).toEqual(['钱二 不在户籍册上']);
    const { change } = await register([
      { 户主: '赵一', 姓名: '赵一', 证件号码: one, 村: '云溪' },
      { 户主: '赵一', 姓名: '钱二', 证件号码: idNumbers[1] ?? '', 村: '云溪' },
    ]);
    expect((await list()).total).toBe(0);
    expect((await list()).registers).toHaveLength(1);
    await built.must('change.undo', { id: change ?? 0 });
    expect((await list()).rows.map(({ grounds }) => grounds[0]?.message)).toEqual(['钱二 不在户籍册上']);
    const [kept] = (await list()).registers;
    await built.must('suspicion.register.remove', { id: kept?.id ?? 0 });
    expect((await list()).total).toBe(0);
  });

  test('is refused where it is none', async () => {
    const [fileId = ''] = await uploadFiles(built, [csvFile('别的.csv', [{ 村: '云溪村', 金额: '3' }])]);
    expect(await built.call('suspicion.register.import', { fileId })).toMatchObject({
      ok: false,
      error: { rule: 'not-a-register' },
    });
  });
});

describe('the rates', () => {
  test('are made of people, by village and township, with the list behind each number', async () => {
    await poor('赵一', { others: [{ name: '钱二', relation: '02' }] });
    await poor('孙三', { spell: { category: '1' } });
    await poor('李四', {
      village: '石板村',
      spell: { state: 'eliminated' },
      income: { year: YEAR, wage_income: 40_000 },
    });
    await built.write((rows) => {
      rows.insert('village_year', { village_id: built.villages['云溪村'] ?? 0, year: 2023, population: 203 });
      const sample = rows.insert('sample', {
        ...{
          title: '年底抽查',
          year: YEAR,
          made_on: '2024-12-01',
          seed: '1',
          wanted_households: 2,
          wanted_villages: 1,
        },
        ...{ strata: '[]', fields: '[]' },
      });
      const asked = { sample_id: sample, village_id: built.villages['云溪村'] ?? 0, stratum: '全部' };
      rows.insert('sample_household', { ...asked, household_id: 1, position: 1, approves: 'yes' });
      rows.insert('sample_household', { ...asked, household_id: 2, position: 2, approves: 'no' });
    });
    const { places, rates, sample } = await built.must('suspicion.rates', { year: YEAR });
    expect(rates.map(({ key, limit, limitIs }) => [key, limit, limitIs])).toEqual([
      ['missed', 2, 'most'],
      ['exited', 2, 'most'],
      ['poverty', 2, 'most'],
      ['approval', 90, 'least'],
    ]);
    const [township, first] = places;
    expect(first).toMatchObject({ village: '云溪村', populationFrom: 'figures' });
    expect(first?.rates).toEqual({
      missed: { numerator: 2, denominator: 202, value: 0.99, confirmed: 0, verdict: 'sound' },
      exited: { numerator: 0, denominator: 0, value: null, confirmed: null, verdict: 'unknown' },
      poverty: { numerator: 3, denominator: 203, value: 1.48, confirmed: 0.49, verdict: 'sound' },
      approval: { numerator: 1, denominator: 2, value: 50, confirmed: 50, verdict: 'beyond' },
    });
    expect(township?.rates.exited).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
    expect(sample).toBe('年底抽查（2024-12-01）');
    for (const number of ['missed', 'inside', 'goneOut', 'surveyed', 'approving'] as const) {
      const behind = await built.must('suspicion.behind', { year: YEAR, number });
      const counted = number === 'surveyed' || number === 'approving' ? behind.total : behind.people;
      expect([number, counted]).toEqual([number, township?.numbers[number]]);
    }
    const behind = await built.must('suspicion.behind', { year: YEAR, number: 'population' });
    expect(behind.note).toContain('云溪村 203 人（按村年度信息里的总人口）');
  });

  test('keep to the limits of the policy pack', async () => {
    await poor('赵一');
    const { places } = await built.must('suspicion.rates', { year: YEAR });
    expect(places[0]?.rates.missed).toMatchObject({ value: 100, confirmed: 0, verdict: 'suspected' });
    await built.must('suspicion.answer', {
      ...{ year: YEAR, verdict: 'true' },
      keys: (await list()).rows.map(({ key }) => key),
    });
    const after = await built.must('suspicion.rates', { year: YEAR });
    expect(after.places[0]?.rates.missed).toMatchObject({ confirmed: 100, verdict: 'beyond' });
  });
});
