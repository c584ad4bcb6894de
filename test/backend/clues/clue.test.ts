import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import {
  aHousehold,
  anArchive,
  type BuiltArchive,
  type BuiltHousehold,
} from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { csvFile } from '#test/support/member-file.ts';
import { readPdf } from '#test/backend/press/read-pdf.ts';
import { takeOutput } from '#test/support/take-output.ts';

let built: BuiltArchive;
let registered: BuiltHousehold;
let other: BuiltHousehold;

beforeEach(async () => {
  built = await anArchive({ today: '2025-06-20' });
  registered = await aHousehold(built, { head: '赵一', cells: { household_type: '01' } });
  other = await aHousehold(built, { head: '孙三', village: '石板村' });
});
afterEach(() => built.close());

const add = (more: Partial<Request<'clue.add'>> = {}) =>
  built.must('clue.add', {
    ...{ householdId: registered.id, channel: '1', foundOn: '2025-06-17', content: '家里老人住院' },
    ...more,
  });
const list = (more: Request<'clue.list'> = {}) => built.must('clue.list', { year: 2025, ...more });
const errorOf = async (answer: Promise<unknown>) =>
  ((await answer) as { ok: boolean; error?: { rule?: string; message?: string } }).error;

describe('the ledger of clues', () => {
  test('takes a clue of a household and of somebody outside, and says what is late', async () => {
    await add();
    await add({ householdId: other.id, foundOn: '2025-06-18', channel: '2' });
    const outside = { householdId: undefined, who: '周某', villageId: built.villages['石板村'] };
    await add({ ...outside, foundOn: '2025-06-20', channel: '9' });
    const { rows, states } = await list();
    expect(rows.map(({ who, village, acceptBy, daysLeft }) => [who, village, acceptBy, daysLeft])).toEqual([
      ['赵一', '云溪村', '2025-06-19', -1],
      ['孙三', '石板村', '2025-06-20', 0],
      ['周某', '石板村', '2025-06-22', 2],
    ]);
    expect(states).toMatchObject({ found: 3, late: 1, open: 3, settled: 0 });
    expect((await list({ state: 'late' })).rows).toHaveLength(1);
    expect((await list({ channel: '2' })).rows.map(({ who }) => who)).toEqual(['孙三']);
    expect((await list({ text: '周' })).total).toBe(1);
    expect((await list({ villageId: built.villages['石板村'] })).total).toBe(2);
    expect((await built.must('clue.list', { year: 2024 })).total).toBe(0);
  });

  test('tells of a clue of the household that is still open', async () => {
    expect((await add()).duplicates).toBe(0);
    expect((await add({ content: '又有人反映' })).duplicates).toBe(1);
    expect((await list()).rows.map(({ others }) => others)).toEqual([1, 1]);
  });

  test('refuses a day of tomorrow, a channel of no list, nobody, and a closed household', async () => {
    const entry = { channel: '1', content: '住院' };
    const all = [
      built.call('clue.add', { ...entry, householdId: registered.id, foundOn: '2025-06-21' }),
      built.call('clue.add', { ...entry, householdId: registered.id, foundOn: '2025-06-20', channel: '77' }),
      built.call('clue.add', { ...entry, foundOn: '2025-06-20' }),
      built.call('clue.add', { ...entry, who: '周某', foundOn: '2025-06-20' }),
    ];
    for (const answer of all)
      expect(await answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await built.write((rows) => rows.update('household', other.id, { closed_on: '2025-05-01' }));
    const closed = built.call('clue.add', { ...entry, householdId: other.id, foundOn: '2025-06-20' });
    expect((await errorOf(closed))?.message).toContain('已经销户');
  });

  test('is worked through: taken up at once, told to the village, settled, and undone', async () => {
    const clueIds = [(await add()).id, (await add({ householdId: other.id })).id];
    await built.must('clue.accept', { clueIds, by: '王主任', on: '2025-06-20' });
    expect((await list()).rows.map(({ state, daysLeft, daysLate }) => [state, daysLeft, daysLate])).toEqual([
      ['accepted', null, 1],
      ['accepted', null, 1],
    ]);
    expect((await errorOf(built.call('clue.accept', { clueIds, by: '王', on: '2025-06-20' })))?.rule).toBe(
      'clue-accepted',
    );
    await built.must('clue.feedBack', { clueIds, on: '2025-06-20' });
    const settle = { clueIds, outcome: 'no-risk', on: '2025-06-20' } as const;
    expect((await errorOf(built.call('clue.settle', settle)))?.rule).toBe('clue-reason');
    const { change } = await built.must('clue.settle', { ...settle, note: '有稳定工资收入' });
    expect((await list({ state: 'settled' })).rows.map(({ note }) => note)).toEqual([
      '有稳定工资收入',
      '有稳定工资收入',
    ]);
    await built.must('change.undo', { id: change ?? 0 });
    expect((await list()).states).toMatchObject({ 'fed-back': 2, settled: 0 });
  });

  test('takes all or none: one that may not be taken up holds the others back', async () => {
    const first = (await add()).id;
    const late = (await add({ householdId: other.id, foundOn: '2025-06-19' })).id;
    const error = await errorOf(
      built.call('clue.accept', { clueIds: [first, late], by: '王主任', on: '2025-06-18' }),
    );
    expect(error?.message).toContain(`线索 ${late}（户编号 ${other.no}）`);
    expect((await list()).states).toMatchObject({ found: 2, accepted: 0 });
  });

  test('is corrected, but not into days that cannot be', async () => {
    const { id } = await add();
    await built.must('clue.accept', { clueIds: [id], by: '王主任', on: '2025-06-18' });
    await built.must('clue.update', { id, content: '老人住院自付较多', foundOn: '2025-06-18' });
    expect((await list()).rows[0]).toMatchObject({ content: '老人住院自付较多', foundOn: '2025-06-18' });
    const wrong = built.call('clue.update', { id, foundOn: '2025-06-19' });
    expect((await errorOf(wrong))?.message).toContain('早于发现日期 2025-06-19');
  });
});

describe('a procedure', () => {
  const start = () =>
    built.must('procedure.start', {
      ...{ key: 'monitoring-identification', year: 2025, clueOn: '2025-06-17' },
      ...{ villageId: built.villages['云溪村'] ?? 0, householdIds: [registered.id] },
    });

  test('settles the clues of the households that it takes in, and opens them again when it is undone', async () => {
    const { id } = await add();
    await add({ householdId: other.id });
    const { id: procedureId, change } = await start();
    const { rows } = await list();
    expect(rows.map((row) => [row.who, row.state, row.outcome, row.procedureId])).toEqual([
      ['孙三', 'found', null, null],
      ['赵一', 'settled', 'procedure', procedureId],
    ]);
    // The acceptance was not entered in time: it can be added, on a day that fits.
    await built.must('clue.accept', { clueIds: [id], by: '王主任', on: '2025-06-18' });
    await built.must('change.undo', { id: (await built.must('change.list', {})).changes[0]?.id ?? 0 });
    await built.must('change.undo', { id: change ?? 0 });
    expect((await list()).states).toMatchObject({ found: 2, settled: 0 });
  });

  test('settles the clue of a household that is added to it, and of none that another kind takes in', async () => {
    const second = await aHousehold(built, { head: '李四' });
    await add({ householdId: second.id });
    await built.must('procedure.start', {
      ...{ key: 'natural-changes', year: 2025, clueOn: '2025-06-17' },
      ...{ villageId: built.villages['云溪村'] ?? 0, householdIds: [second.id] },
    });
    expect((await list()).states).toMatchObject({ found: 1, settled: 0 });
    const { id } = await start();
    await built.must('procedure.addHousehold', { id, householdId: second.id });
    expect((await list()).rows[0]).toMatchObject({ who: '李四', outcome: 'procedure', procedureId: id });
  });

  test('that does not have the household is no outcome of its clue', async () => {
    const { id: procedureId } = await start();
    const clueIds = [(await add({ householdId: other.id })).id];
    await built.must('clue.accept', { clueIds, by: '王主任', on: '2025-06-20' });
    const settle = { clueIds, outcome: 'procedure', on: '2025-06-20', procedureId } as const;
    expect((await errorOf(built.call('clue.settle', settle)))?.rule).toBe('clue-procedure');
    const own = [(await add()).id];
    await built.must('clue.accept', { clueIds: own, by: '王主任', on: '2025-06-20' });
    await built.must('clue.settle', { ...settle, clueIds: own });
    expect((await list({ householdId: registered.id })).rows[0]).toMatchObject({
      ...{ outcome: 'procedure', procedureStatus: 'open' },
    });
  });
});

describe('the register of clues (P03)', () => {
  test('prints the ledger with what became of each clue', async () => {
    const clueIds = [(await add({ content: '收入骤减' })).id];
    const outside = { householdId: undefined, who: '周某某', villageId: built.villages['云溪村'] };
    await add({ ...outside, foundOn: '2025-06-19', channel: '2' });
    await built.must('clue.accept', { clueIds, by: '王主任', on: '2025-06-18' });
    await built.must('clue.settle', { clueIds, outcome: 'other-help', on: '2025-06-20', note: '临时救助' });
    const target = { villageId: built.villages['云溪村'] ?? 0 };
    const { outputId } = await built.must('document.print', { document: 'P03', year: 2025, target });
    const text = (await readPdf(await takeOutput(built, outputId))).pages.join('');
    expect(text).toMatch(/农户自主申报2025-06-17赵一一组1脱贫户.*■不纳入.*其他方式解决：临时救助/u);
    expect(text).toMatch(/基层干部排查2025-06-19周某某.*□纳入程序□不纳入/u);
  });
});

const result = (person: BuiltHousehold, more: Record<string, string>) => ({
  ...{ 证件号码: person.idNumbers[0] ?? '', 姓名: '某人', 比对部门: '医保', 疑似问题: '住院自付' },
  ...{ 反馈日期: '2025-06-18', ...more },
});
const report = (rows: Record<string, string>[]) => importFiles(built, [csvFile('比对结果_2025.csv', rows)]);
const figures = () =>
  built.session.archive!.raw.prepare('SELECT amount FROM comparison_hit ORDER BY id').pluck().all();

describe('warnings', () => {
  test('keep the figure of a result', async () => {
    await report([
      result(registered, { 说明: '1.2万元' }),
      result(other, { 说明: '总费用 30000元，个人自付 19,999.50元' }),
      result(other, { 疑似问题: '名下有机动车', 说明: '小型轿车 1 辆' }),
    ]);
    expect(figures()).toEqual([12_000, 19_999.5, null]);
  });

  test.each([
    ['4999元', 0],
    ['5000元', 1],
    ['5001元', 1],
  ])('a registered household with %s is warned of %i times', async (words, times) => {
    await report([result(registered, { 说明: words })]);
    const { rows, thresholds } = await built.must('clue.warnings', { year: 2025 });
    expect(rows).toHaveLength(times);
    expect(thresholds.find(({ key }) => key === 'medical-registered')?.count).toBe(times);
  });

  test.each([
    ['1.9999万元', 0],
    ['2万元', 1],
    ['20001元', 1],
  ])('another household with %s is warned of %i times', async (words, times) => {
    await report([result(other, { 说明: words })]);
    expect((await built.must('clue.warnings', { year: 2025 })).total).toBe(times);
  });

  test('become clues once, with the department, the threshold and the day', async () => {
    await report([
      result(registered, { 说明: '8000元' }),
      result(other, { 比对部门: '教育', 疑似问题: '学费自付', 说明: '10001元' }),
    ]);
    const { rows } = await built.must('clue.warnings', { year: 2025 });
    expect(rows.map(({ amount, threshold, village }) => [amount, threshold, village])).toEqual([
      [8000, '达到 5000 元', '云溪村'],
      [10_001, '超过 10000 元', '石板村'],
    ]);
    const hitIds = rows.map(({ hitId }) => hitId);
    const early = built.call('clue.fromWarnings', { year: 2025, hitIds, foundOn: '2025-06-17' });
    expect((await errorOf(early))?.message).toContain('不能早于它');
    expect(await built.must('clue.fromWarnings', { year: 2025, hitIds })).toMatchObject({ added: 2 });
    expect((await built.must('clue.warnings', { year: 2025 })).total).toBe(0);
    expect((await list()).rows[0]).toMatchObject({
      ...{ channel: '3', foundOn: '2025-06-20', warning: 'medical-registered', reporter: '医保' },
      content: '脱贫户医疗自付支出：医保 2025-06-18 反馈赵一住院自付，8000元（预警线：达到 5000 元）',
    });
    const again = built.call('clue.fromWarnings', { year: 2025, hitIds });
    expect((await errorOf(again))?.rule).toBe('clue-warning');
  });

  test('leave out what was found to be a mistake, and count who is in no household', async () => {
    await report([
      result(registered, { 说明: '8000元' }),
      { ...result(registered, { 说明: '9万元' }), 证件号码: '529901198005019993', 姓名: '吴某' },
    ]);
    const { rows, outside } = await built.must('clue.warnings', { year: 2025 });
    expect([rows.length, outside]).toEqual([1, 1]);
    const hitIds = rows.map(({ hitId }) => hitId);
    await built.must('comparison.answer', {
      ...{ hitIds, verdict: 'mistaken', answer: '同名', evidence: null, verifiedBy: '王组长' },
    });
    expect((await built.must('clue.warnings', { year: 2025 })).total).toBe(0);
  });

  test('need thresholds: years without them say so', async () => {
    const { whyNone, rows } = await built.must('clue.warnings', { year: 2015 });
    expect(rows).toEqual([]);
    expect(whyNone).toContain('2015 年的政策包没有预警线');
  });
});
