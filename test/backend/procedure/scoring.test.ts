import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { begin, bringPapers, fillAll, lead, nextEntry } from '#test/support/lead-procedure.ts';

let archive: BuiltArchive;
afterEach(() => archive.close());

type Answers = Request<'scoring.answer'>['answers'];

const sheetOf = (id: number) => archive.must('scoring.get', { id });
const ids = (households: readonly BuiltHousehold[]) => households.map((each) => each.id);

async function rowOf(id: number, householdId: number) {
  const row = (await sheetOf(id)).households.find((each) => each.householdId === householdId);
  if (row === undefined) throw new Error('no such household on the sheet');
  return row;
}
const lineOf = async (id: number, householdId: number, key: string) =>
  (await rowOf(id, householdId)).lines.find((line) => line.key === key);

const answer = (id: number, householdId: number, answers: Answers) =>
  archive.call('scoring.answer', { id, householdId, answers });
const mustAnswer = (id: number, householdId: number, answers: Answers) =>
  archive.must('scoring.answer', { id, householdId, answers });

/** All items of a household get these points, the last one so many. */
async function score(id: number, householdId: number, last: number): Promise<void> {
  const { blocks } = await sheetOf(id);
  const keys = blocks.flatMap(({ items }) => items.map(({ key }) => key));
  await mustAnswer(
    ...[id, householdId],
    keys.map((key, at) => ({ key, points: at === keys.length - 1 ? last : 5 })),
  );
}

async function refusal(id: number) {
  const given = await archive.call('procedure.doStep', { id, ...(await nextEntry(archive, id)) });
  if (given.ok || given.error.code !== 'rule') throw new Error(JSON.stringify(given));
  return (given.error.refused ?? []) as { rule: string; message: string }[];
}
const rules = async (id: number) => (await refusal(id)).map(({ rule }) => rule);

const confirmedCar = (household: BuiltHousehold, verdict: string | null = 'confirmed') =>
  archive.write((rows) => {
    rows.insert('comparison_hit', {
      ...{ id_key: household.idNumbers[0] ?? '', name: '某人', member_id: household.memberIds[0] ?? 0 },
      ...{ department: '公安', suspicion: '名下有小汽车', reported_on: '2015-03-20', verdict },
    });
  });

describe('a recognition of 2015', () => {
  let households: readonly [BuiltHousehold, BuiltHousehold, BuiltHousehold];
  let id: number;

  beforeEach(async () => {
    archive = await anArchive({ today: '2015-06-30' });
    households = [
      await aHousehold(archive, {
        ...{
          head: '钱大山',
          year: {
            ...{ year: 2015, dangerous_house_level: '4', house_structure: '3' },
            ...{
              arable_area: null,
              forest_area: null,
              orchard_area: null,
              pasture_area: null,
              water_area: null,
            },
            returned_farmland_area: null,
          },
        },
        headYear: { year: 2015, dibao: '1', health: '03', labour_ability: '03', education: null },
        income: { year: 2015, wage_income: 1800 },
      }),
      await aHousehold(archive, { head: '李有田', headYear: { year: 2015, dibao: '0', health: '01' } }),
      await aHousehold(archive, { head: '周平' }),
    ];
    id = await begin(archive, 'identification', ids(households), { clueOn: '2015-03-01', quota: 1 });
  });

  test('shows the pack’s items with what the archive says, and proposes lines but never points', async () => {
    const sheet = await sheetOf(id);
    expect(sheet.blocks.map(({ points }) => points)).toEqual([20, 30, 30, 20]);
    expect(sheet.lists.map(({ list, isVeto, lines }) => [list, isVeto, lines.length])).toEqual([
      ['priorities', false, 5],
      ['admissions', false, 6],
      ['exclusions', true, 7],
    ]);
    expect(sheet).toMatchObject({ quota: 1, cut: null, locked: null });
    expect(sheet.rule).toContain('按总分从高到低排名');
    expect(sheet.sources[0]).toContain('以本县办法为准');
    const row = await rowOf(id, households[0].id);
    expect(row.items.map(({ evidence }) => evidence)).toEqual([
      ...[
        'D级',
        expect.any(String),
        '人均纯收入1,800.00元',
        '',
        '劳动力0人，家庭人口1人',
        '患病1人，残疾0人',
        '',
      ],
    ]);
    expect(row.items.every(({ given }) => given === null)).toBe(true);
    expect(row).toMatchObject({ total: null, rank: null, blanks: 14 });
    expect(row.lines.find(({ key }) => key === 'priorities/1')).toMatchObject({
      ...{ answer: null, applies: true },
      finding: { state: 'hit', evidence: '档案登记：1 人享受低保、特困' },
    });
  });

  test('the archive fills what it knows and nobody answered, for all households in one act', async () => {
    await mustAnswer(id, households[0].id, [{ key: 'priorities/1', applies: false, note: '低保已取消' }]);
    const { filled, households: touched } = await archive.must('scoring.answerMany', { id, fill: 'archive' });
    expect(touched).toBe(3);
    const [first] = (await rowOf(id, households[0].id)).lines;
    expect(first).toMatchObject({ answer: false, note: '低保已取消', applies: false });
    expect(await lineOf(id, households[0].id, 'priorities/2')).toMatchObject({ answer: true });
    expect(await lineOf(id, households[1].id, 'priorities/1')).toMatchObject({ answer: false });
    expect(await lineOf(id, households[2].id, 'priorities/1')).toMatchObject({ answer: null });
    expect(await lineOf(id, households[0].id, 'exclusions/3')).toMatchObject({ answer: null });
    expect(filled).toBe(10);
    const again = await archive.must('scoring.answerMany', { id, fill: 'archive' });
    expect(again).toEqual({ change: null, filled: 0, households: 0 });
    const { changes } = await archive.must('change.list', {});
    await archive.must('change.undo', { id: changes[0]?.id ?? 0 });
    expect(await lineOf(id, households[0].id, 'priorities/2')).toMatchObject({ answer: null });
  });

  test('the rest is answered no, but not where a department suspects something', async () => {
    await confirmedCar(households[0], null);
    await confirmedCar(households[1]);
    await archive.must('scoring.answerMany', { id, fill: 'no' });
    expect(await lineOf(id, households[0].id, 'exclusions/3')).toMatchObject({
      answer: null,
      finding: { state: 'open' },
    });
    expect(await lineOf(id, households[1].id, 'exclusions/3')).toMatchObject({ answer: null, applies: true });
    expect(await lineOf(id, households[0].id, 'exclusions/2')).toMatchObject({ answer: false });
    const only = await archive.must('scoring.answerMany', {
      ...{ id, fill: 'no', householdIds: [households[0].id] },
    });
    expect(only.filled).toBe(0);
  });

  test('a line against the archive, and a veto by hand, want their reason', async () => {
    await confirmedCar(households[0]);
    expect(await answer(id, households[0].id, [{ key: 'exclusions/3', applies: false }])).toMatchObject({
      error: {
        ...{ code: 'rule', rule: 'score-answer' },
        message: expect.stringContaining(`户编号 ${households[0].no}：“家庭拥有小汽车`) as string,
      },
    });
    await mustAnswer(id, households[0].id, [{ key: 'exclusions/3', applies: false, note: '车已报废' }]);
    expect(await rowOf(id, households[0].id)).toMatchObject({ isExcluded: false });
    expect(await answer(id, households[0].id, [{ key: 'exclusions/5', applies: true }])).toMatchObject({
      error: { rule: 'score-answer' },
    });
    await mustAnswer(id, households[0].id, [{ key: 'exclusions/5', applies: true, note: '雇工 4 人' }]);
    expect(await rowOf(id, households[0].id)).toMatchObject({ isExcluded: true });
  });

  test('what was answered before the archive learnt otherwise does not hide it', async () => {
    await mustAnswer(id, households[0].id, [{ key: 'exclusions/3', applies: false }]);
    expect(await rowOf(id, households[0].id)).toMatchObject({ isExcluded: false });
    await confirmedCar(households[0]);
    expect(await rowOf(id, households[0].id)).toMatchObject({ isExcluded: true });
  });

  test.each([
    [{ key: 'points/一看房/住房安全', points: 13 }, '满分 12 分，不能填 13 分'],
    [{ key: 'points/一看房/住房安全', applies: true }, '填得分，不填是否符合'],
    [{ key: 'exclusions/1', points: 3 }, '不能填得分'],
    [{ key: 'exclusions/8', applies: false }, '没有这个评分项目'],
    [{ key: 'bars/1', applies: false }, '没有这个评分项目'],
  ])('%j is refused', async (given, sentence) => {
    expect(await answer(id, households[0].id, [given])).toMatchObject({
      error: { rule: 'score-answer', message: expect.stringContaining(sentence) as string },
    });
  });

  test('places follow from the points; the plan cuts the list; who is excluded or dropped has none', async () => {
    for (const [at, { id: householdId }] of households.entries()) await score(id, householdId, at);
    const ranks = async () =>
      (await sheetOf(id)).households.map(({ householdId, rank }) => [householdId, rank]);
    const [one, two, three] = ids(households);
    expect(await ranks()).toEqual([
      [three, 1],
      [two, 2],
      [one, 3],
    ]);
    expect(await sheetOf(id)).toMatchObject({ cut: { after: 1, isShared: false } });
    await mustAnswer(id, three ?? 0, [{ key: 'exclusions/7', applies: true, note: '群众反映属实' }]);
    expect(await ranks()).toEqual([
      [two, 1],
      [one, 2],
      [three, null],
    ]);
    await archive.must('procedure.dropHousehold', { id, householdId: two ?? 0, reason: '自愿退出' });
    expect(await ranks()).toEqual([
      [one, 1],
      [three, null],
      [two, null],
    ]);
    const { candidates } = await archive.must('procedure.get', { id });
    expect(candidates.find(({ householdId }) => householdId === one)).toMatchObject({ points: 30, rank: 1 });
  });

  test('the visit waits for every point and every line of 七不进, and for who is excluded to leave', async () => {
    await lead(archive, id, 'apply');
    await fillAll(archive, id);
    await bringPapers(archive, id);
    for (const { id: householdId } of households) await score(id, householdId, 3);
    expect(await rules(id)).toEqual(['scored', 'scored', 'scored']);
    await archive.must('scoring.answerMany', { id, fill: 'no' });
    await mustAnswer(id, households[1].id, [{ key: 'exclusions/4', applies: true, note: '儿子在县里任教' }]);
    const [first] = await refusal(id);
    expect(first).toMatchObject({
      rule: 'not-excluded',
      message: expect.stringContaining('直系亲属有吃财政饭的农户不能进') as string,
    });
    await archive.must('procedure.dropHousehold', {
      ...{ id, householdId: households[1].id, reason: '七不进第四条', kind: 'untrue' },
    });
    await archive.must('procedure.doStep', { id, ...(await nextEntry(archive, id)) });
    expect((await sheetOf(id)).locked).toBeNull();
    await lead(archive, id, 'review');
    expect((await sheetOf(id)).locked).toContain('“民主评议”已经登记');
    for (const changing of [
      answer(id, households[0].id, [{ key: 'points/一看房/住房安全', points: 1 }]),
      archive.call('scoring.answerMany', { id, fill: 'no' }),
    ])
      expect(await changing).toMatchObject({ error: { rule: 'after-review' } });
  });

  test('who left has nothing answered any more', async () => {
    await archive.must('procedure.dropHousehold', { id, householdId: households[1].id, reason: '自愿退出' });
    expect(await answer(id, households[1].id, [{ key: 'admissions/1', applies: true }])).toMatchObject({
      error: { rule: 'household-dropped' },
    });
  });
});

describe('an exit of 2017', () => {
  let household: BuiltHousehold;
  let id: number;

  beforeEach(async () => {
    archive = await anArchive({ today: '2017-12-31' });
    household = await aHousehold(archive, {
      head: '钱大山',
      year: {
        ...{ year: 2017, exit_status: '0', first_recognised_year: 2014, head_count: 1, annual_head_count: 1 },
        ...{ safe_housing: '01', has_safe_water: 0, is_dangerous_house: 0, is_relocated_household: 0 },
      },
      headYear: { year: 2017, has_resident_medical_insurance: 1, labour_ability: '01' },
      income: { year: 2017, wage_income: 2000 },
      measures: [{ year: 2017, kind: 'industry', items: '01', content: '种茶' }],
    });
    id = await begin(archive, 'exit', [household.id], { clueOn: '2017-11-01' });
    await fillAll(archive, id);
    await bringPapers(archive, id);
  });

  test('is judged by income, safeguards and every situation, each as the archive shows it', async () => {
    expect(await sheetOf(id)).toMatchObject({ blocks: [], rule: null, quota: null, cut: null });
    const refused = await refusal(id);
    expect(refused.map(({ rule }) => rule)).toEqual(['exit-standard', 'not-barred']);
    expect(refused[0]?.message).toContain('人均纯收入 2,000.00 元，没有超过当年标准 2,952.00 元');
    expect(refused[1]?.message).toContain('收入没有稳定超过退出标准');
    expect(refused[1]?.message).toContain('没有解决安全饮水');
    await archive.write((rows) => {
      rows.update('income_statement', 1, { wage_income: 9000 });
      rows.update('household_year', 1, { has_safe_water: 1 });
    });
    const [blank] = await refusal(id);
    expect(blank).toMatchObject({
      rule: 'not-barred',
      message: expect.stringContaining('还有 13 项') as string,
    });
    const { filled } = await archive.must('scoring.answerMany', { id, fill: 'archive' });
    expect(filled).toBe(9);
    expect(await refusal(id)).toMatchObject([{ message: expect.stringContaining('还有 4 项') as string }]);
    await archive.must('scoring.answerMany', { id, fill: 'no' });
    await archive.must('procedure.doStep', { id, ...(await nextEntry(archive, id)) });
  });

  test('a situation that somebody ticks by hand bars with its words', async () => {
    await archive.write((rows) => {
      rows.update('income_statement', 1, { wage_income: 9000 });
      rows.update('household_year', 1, { has_safe_water: 1 });
    });
    await archive.must('scoring.answerMany', { id, fill: 'no' });
    await mustAnswer(id, household.id, [{ key: 'bars/5', applies: true, note: '户主住院中' }]);
    expect(await refusal(id)).toMatchObject([
      { rule: 'not-barred', message: expect.stringContaining('家中有大病、重病病人正在治疗') as string },
    ]);
  });
});
