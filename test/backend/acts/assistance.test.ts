import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { Request } from '#contract/channels.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const YEAR = 2025;
let built: BuiltArchive;
let id: number;

beforeEach(async () => {
  built = await anArchive();
  onTestFinished(() => built.close());
  ({ id } = await aHousehold(built, { spell: { category: '1', risk_1: '01' }, helper: false }));
});

const page = () => built.must('household.get', { id, year: YEAR });

describe('a measure', () => {
  const measure: Omit<Request<'measure.update'>, 'id'> = {
    ...{ kind: 'health', items: '02', content: null, unit: '镇卫生院', responsible: '周医生' },
    ...{ responsiblePhone: null, startsOn: '2025-01-10', endsOn: '2025-12-31', amount: 5000 },
    ...{ expectedGain: null, actualGain: null, outcome: null },
  };

  test('keeps risk, scale, source of money and the day on which it was done', async () => {
    const loan = { loanAmount: 30_000, loanMonths: 36, solarIncome: 900, note: '护路' };
    const more = { risk: '01', scale: '1 人', fundingSource: '04', doneOn: '2025-03-01', ...loan };
    const { id: measureId } = await built.must('measure.add', {
      ...measure,
      ...more,
      householdId: id,
      year: YEAR,
    });
    expect((await page()).measures).toEqual([{ ...measure, ...more, id: measureId, year: YEAR }]);
    await built.must('measure.update', { ...measure, id: measureId, amount: 6000 });
    expect((await page()).measures).toMatchObject([{ ...more, amount: 6000 }]);
  });

  test('whose kind does not answer the risk is taken all the same', async () => {
    const { id: measureId } = await built.must('measure.add', {
      ...{ ...measure, householdId: id, year: YEAR },
      ...{ kind: 'industry', items: '01', risk: '01' },
    });
    expect((await page()).measures).toMatchObject([{ id: measureId, kind: 'industry', risk: '01' }]);
  });

  test.each([
    [{ endsOn: '2025-01-09' }, '完成时限'],
    [{ doneOn: '2025-01-09' }, '完成日期'],
    [{ items: null }, '具体措施'],
    [{ amount: -1 }, '资金'],
    [{ actualGain: -1 }, '实际增收'],
    [{ loanMonths: -1 }, '小额信贷期限'],
    [{ risk: '88' }, '对应风险'],
    [{ fundingSource: '88' }, '资金来源'],
    [{ kind: 'nothing' }, '措施类别'],
  ])('with %o is refused by %s', async (wrong, path) => {
    const answer = await built.call('measure.add', { ...measure, ...wrong, householdId: id, year: YEAR });
    expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input', issues: [{ path }] } });
  });

  test('of a closed year is changed with its reason only, and taken out the same way', async () => {
    const { id: measureId } = await built.must('measure.add', { ...measure, householdId: id, year: 2024 });
    await built.write((rows) => rows.insert('closed_year', { year: 2024, closed_on: '2025-01-31' }));
    const edit = { ...measure, id: measureId, amount: 1 };
    expect(await built.call('measure.update', edit)).toMatchObject({ error: { rule: 'closed-year' } });
    await built.must('measure.update', { ...edit, reason: '金额录错' });
    await built.must('record.remove', { kind: 'measure', id: measureId, reason: '重复登记' });
    expect((await page()).measures).toEqual([]);
    await built.must('change.undo', { reason: '没有重复' });
    expect((await page()).measures).toMatchObject([{ id: measureId, amount: 1 }]);
  });
});

describe('a pairing', () => {
  const helper = (name: string) => ({
    'helper.name': name,
    'helper.phone': '13900000002',
    'helper.unit_name': '县林业局',
  });
  const pair = async (name: string, startsOn = '2024-01-01') =>
    built.must('pairing.add', { householdId: id, values: helper(name), startsOn, endsOn: null });
  const shown = async () =>
    (await page()).pairings.map((p) => [p.values['helper.name'], p.startsOn, p.endsOn, p.endReason]);

  test('is handed from one helper to the next in one act, without a gap', async () => {
    const { id: first } = await pair('何帮扶');
    const { change } = await built.must('pairing.change', {
      ...{ id: first, values: helper('吕帮扶'), startsOn: '2025-03-01', endReason: '02' },
    });
    expect(await shown()).toEqual([
      ['吕帮扶', '2025-03-01', null, null],
      ['何帮扶', '2024-01-01', '2025-02-28', '02'],
    ]);
    await built.must('change.undo', { id: change! });
    expect(await shown()).toEqual([['何帮扶', '2024-01-01', null, null]]);
  });

  test('ends with its reason; neither ends nor is handed on before it began', async () => {
    const { id: first } = await pair('何帮扶');
    for (const answer of [
      await built.call('pairing.end', { id: first, endsOn: '2023-12-31' }),
      await built.call('pairing.end', { id: first, endsOn: '2025-01-01', endReason: '88' }),
      await built.call('pairing.change', { id: first, values: helper('吕帮扶'), startsOn: '2024-01-01' }),
      await built.call('pairing.change', { id: first, values: {}, startsOn: '2025-01-01' }),
    ])
      expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    await built.must('pairing.end', { id: first, endsOn: '2025-01-31', endReason: '03' });
    expect(await shown()).toEqual([['何帮扶', '2024-01-01', '2025-01-31', '03']]);
  });

  test('offers the helpers that are known, with how many households they have, and corrects them for all', async () => {
    const other = await aHousehold(built, { head: '钱二' });
    await pair('何帮扶');
    await built.must('pairing.add', {
      ...{ householdId: other.id, values: helper('何帮扶'), startsOn: '2024-05-01', endsOn: '2024-12-31' },
    });
    await pair('吕帮扶');
    const find = async (text: string) => (await built.must('helper.search', { text })).helpers;
    expect(await find('何')).toMatchObject([{ households: 1, values: { 'helper.name': '何帮扶' } }]);
    expect(await find('县林业')).toHaveLength(2);
    expect(await find('%')).toEqual([]);
    expect(await find('')).toEqual([]);
    const [he] = await find('何');
    await built.must('helper.update', { id: he!.id, values: { 'helper.phone': '13900000003' } });
    const there = await built.must('household.get', { id: other.id, year: YEAR });
    expect(there.pairings[0]!.values).toMatchObject({ 'helper.phone': '13900000003' });
    expect(await built.call('helper.update', { id: he!.id, values: { 'helper.name': null } })).toMatchObject({
      error: { code: 'invalid-input' },
    });
  });
});
