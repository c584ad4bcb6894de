import { describe, expect, onTestFinished, test } from 'vitest';
import type { LineInput } from '#contract/statement.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { dataOf } from '#test/support/temp-archive.ts';

async function archive() {
  const built = await anArchive();
  onTestFinished(() => built.close());
  return { built, data: () => dataOf(built.session.archive!) };
}

const YEAR = 2025;

const line = (own: Partial<LineInput> & { title: string }): LineInput => ({
  ...{ memberId: null, quantity: null, unit: null, unitPrice: null, amount: null, note: null },
  ...own,
});

const corn = line({ title: '卖玉米', quantity: 1333, unit: '斤', unitPrice: 1.235 });
const pigs = line({ title: '卖猪', quantity: 2, unit: '头', unitPrice: 2100.5, note: '年底' });

describe('statement.save', () => {
  test('adds lines up to their item in the same act, to the cent, and undo takes all of it back', async () => {
    const { built, data } = await archive();
    const { id, memberIds } = await aHousehold(built, { income: { year: YEAR, business_income: 5 } });
    const before = data();
    const wage = line({ title: '外出务工工资', memberId: memberIds[0]!, amount: 9000 });
    const saved = await built.must('statement.save', {
      ...{ householdId: id, year: YEAR },
      lines: { business_income: [corn, pigs], wage_income: [wage] },
      values: { 'income.dibao_income': 1200.5 },
    });
    const view = await built.must('statement.get', { id: saved.id! });
    expect(view.lines.map(({ title, amount }) => [title, amount])).toEqual([
      ['卖玉米', 1646.26],
      ['卖猪', 4201],
      ['外出务工工资', 9000],
    ]);
    expect(view.values).toMatchObject({
      'income.business_income': 5847.26,
      'income.wage_income': 9000,
      'income.dibao_income': 1200.5,
    });
    expect(view.sums).toMatchObject({ annual_income: 16_047.76, per_capita_net_income: 16_047.76 });
    expect(view.formula.at(-1)).toContain('÷ 年度家庭人口数 1 人');
    await built.must('change.undo', {});
    expect(data()).toEqual(before);
  });

  test('changes, adds and drops lines of one item and leaves the others alone', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const place = { householdId: id, year: YEAR };
    const save = (lines: Partial<Record<'business_income' | 'business_expense', LineInput[]>>) =>
      built.must('statement.save', { ...place, lines });
    await save({ business_income: [corn, pigs], business_expense: [line({ title: '化肥', amount: 300 })] });
    const [, second, third] = (await built.must('statement.get', place)).lines;
    await save({
      business_income: [{ ...pigs, id: second!.id, quantity: 3 }, line({ title: '卖鸡', amount: 80 })],
    });
    const after = await built.must('statement.get', place);
    expect(after.lines).toMatchObject([
      { id: second!.id, title: '卖猪', amount: 6301.5 },
      { id: third!.id, title: '化肥', amount: 300 },
      { title: '卖鸡', amount: 80 },
    ]);
    expect(after.values).toMatchObject({ 'income.business_income': 6381.5, 'income.business_expense': 300 });
    expect(after.sums.net_income).toBe(6081.5);
    expect(
      await save({ business_expense: [{ ...line({ title: '化肥', amount: 300 }), id: third!.id }] }),
    ).toMatchObject({
      change: null,
    });
  });

  test('refuses another figure over an item that has lines, here and in household.update, until they are dropped', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const place = { householdId: id, year: YEAR };
    await built.must('statement.save', { ...place, lines: { business_income: [corn] } });
    const refusal = { ok: false, error: { code: 'rule', rule: 'item-has-lines' } };
    const over = { 'income.business_income': 5000 };
    expect(await built.call('statement.save', { ...place, values: over })).toMatchObject(refusal);
    expect(await built.call('household.update', { id, year: YEAR, values: over })).toMatchObject(refusal);
    await built.must('statement.save', { ...place, values: over, lines: { business_income: [] } });
    const view = await built.must('statement.get', place);
    expect(view.lines).toEqual([]);
    expect(view.values['income.business_income']).toBe(5000);
    await built.must('household.update', { id, year: YEAR, values: { 'income.business_income': 5001 } });
  });

  test.each([
    [
      'a line without an amount',
      { lines: { wage_income: [line({ title: '打零工', quantity: 3 })] } },
      '打零工',
    ],
    [
      'a line of somebody else',
      { lines: { wage_income: [line({ title: 'x', amount: 1, memberId: 999 })] } },
      '成员',
    ],
    [
      'a line that is not there',
      { lines: { wage_income: [line({ title: 'x', amount: 1, id: 77 })] } },
      '明细',
    ],
    ['a sum', { values: { 'income.annual_income': 5 } }, '自动算出'],
    ['a negative item', { values: { 'income.wage_income': -1 } }, '不能为负数'],
    ['heads of an annual one', { headCount: 3 }, '年度家庭人口数'],
    ['a period that ends before it begins', { values: { 'income.period_from': '2025-12-01' } }, '收入周期止'],
  ])('refuses %s', async (_, input, words) => {
    const { built, data } = await archive();
    const { id } = await aHousehold(built);
    const before = data();
    const answer = await built.call('statement.save', { householdId: id, year: YEAR, ...input });
    expect(answer.ok).toBe(false);
    expect(JSON.stringify(answer)).toContain(words);
    expect(data()).toEqual(before);
  });

  test('in a closed year wants a reason, for a line whose sum stays as well', async () => {
    const { built } = await archive();
    const { id } = await aHousehold(built);
    const place = { householdId: id, year: 2024 };
    await built.must('statement.save', { ...place, lines: { business_income: [corn] } });
    await built.write((rows) => void rows.insert('closed_year', { year: 2024, closed_on: '2025-01-10' }));
    const [old] = (await built.must('statement.get', place)).lines;
    const renamed = { lines: { business_income: [{ ...corn, id: old!.id, title: '卖苞谷' }] } };
    const refusal = { ok: false, error: { rule: 'closed-year' } };
    expect(await built.call('statement.save', { ...place, ...renamed })).toMatchObject(refusal);
    expect(
      await built.call('statement.save', { ...place, values: { 'income.wage_income': 1 } }),
    ).toMatchObject(refusal);
    await built.must('statement.save', { ...place, ...renamed, reason: '品名写错' });
    expect((await built.must('statement.get', place)).lines[0]!.title).toBe('卖苞谷');
    expect(
      await built.call('statement.remove', { id: (await built.must('statement.get', place)).id! }),
    ).toMatchObject(refusal);
  });
});

describe('a statement of a spell', () => {
  const spell = { category: '2', recognised_month: '202401', risk_1: '01', recognised_wage_income: 7 };

  async function monitored() {
    const { built, data } = await archive();
    const { id } = await aHousehold(built, { spell, others: [{ name: '钱二', relation: '02' }] });
    const { spells } = await built.must('spell.list', { householdId: id });
    return { built, data, id, spellId: spells[0]!.id };
  }

  test('covers the twelve months before recognition and is held against the line of its year', async () => {
    const { built, spellId } = await monitored();
    const view = await built.must('statement.get', { spellId, purpose: 'monitoring' });
    expect(view).toMatchObject({
      ...{ id: null, year: 2023, periodFrom: '2023-01-01', periodTo: '2023-12-31', headCount: 2 },
      line: { year: 2021, kind: '监测范围底线', confidence: 'inferred' },
    });
  });

  test('is divided by its own heads and fills the figures of the spell', async () => {
    const { built, data, id, spellId } = await monitored();
    await built.must('statement.save', {
      ...{ spellId, purpose: 'monitoring', headCount: 3 },
      values: { 'income.wage_income': 9000, 'income.dibao_income': 1000, 'income.self_paid_expense': 4000 },
    });
    expect(data()['monitoring_spell']).toMatchObject([
      {
        recognised_wage_income: 9000,
        recognised_transfer_income: 1000,
        recognised_net_income: 10_000,
        recognised_per_capita_income: 3333.33,
        recognised_self_paid_expense: 4000,
        recognised_business_income: null,
      },
    ]);
    const view = await built.must('statement.get', { spellId, purpose: 'monitoring' });
    expect(view).toMatchObject({ headCount: 3, headCountIsOwn: true, year: 2023 });
    expect(view.sums).toMatchObject({ reference_income: 6000, reference_per_capita_income: 2000 });
    expect((await built.must('spell.list', { householdId: id })).spells[0]).toMatchObject({
      statements: [{ purpose: 'monitoring', perCapita: 3333.33, periodTo: '2023-12-31' }],
    });
    // A figure that follows from the statement is not typed over.
    expect(
      await built.call('spell.update', { id: spellId, values: { 'monitoring.recognised_net_income': 1 } }),
    ).toMatchObject({ ok: false, error: { rule: 'figures-from-statement' } });
    await built.must('change.undo', {});
    expect(data()['monitoring_spell']).toMatchObject([{ recognised_wage_income: 7 }]);
    expect(data()['income_statement']).toEqual([]);
  });

  test('stands beside the annual ones in the list, and its removal leaves the figures', async () => {
    const { built, data, id, spellId } = await monitored();
    await built.must('statement.save', {
      householdId: id,
      year: 2024,
      values: { 'income.wage_income': 10_000 },
    });
    const saved = await built.must('statement.save', {
      ...{ spellId, purpose: 'monitoring' },
      lines: { wage_income: [line({ title: '打零工', amount: 500 })] },
    });
    await built.must('statement.save', {
      ...{ householdId: id, purpose: 'survey', periodTo: '2025-02-28' },
      values: { 'income.wage_income': 4000 },
    });
    const { statements } = await built.must('statement.list', { householdId: id });
    expect(
      statements.map(({ purpose, year, perCapita, lines }) => [purpose, year, perCapita, lines]),
    ).toEqual([
      ['survey', 2025, 2000, 0],
      ['annual', 2024, 5000, 0],
      ['monitoring', 2023, 250, 1],
    ]);
    await built.must('statement.remove', { id: saved.id! });
    expect(data()['income_line']).toEqual([]);
    expect(data()['monitoring_spell']).toMatchObject([{ recognised_per_capita_income: 250 }]);
  });
});
