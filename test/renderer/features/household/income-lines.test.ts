import { describe, expect, it } from 'vitest';
import { fieldsOf } from '#domain/fields/dictionary.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';
import {
  headKeys,
  isShown,
  partsBeside,
  sheetRows,
} from '../../../../renderer/features/household/income-lines.ts';

describe('the income sheet', () => {
  it('has a place for each of the 29 income fields, and none twice', () => {
    const shown = [...headKeys, ...sheetRows.map((row) => row.key)];
    const fields = fieldsOf('income').map((field) => field.key);
    expect(fields).toHaveLength(29);
    expect([...shown].sort()).toEqual([...fields].sort());
  });

  it('lets the 11 entry items have lines, and nothing else', () => {
    const items = sheetRows.flatMap((row) => (row.kind === 'item' ? [row.item] : []));
    expect([...items].sort()).toEqual(INCOME_ITEMS.map(({ name }) => name).sort());
  });

  it('shows a rare part when it has an amount or when all are asked for', () => {
    const part = sheetRows.find((row) => row.key === 'income.post_income')!;
    expect([null, 0, 600].map((value) => isShown(part, value, false))).toEqual([false, false, true]);
    expect(isShown(part, null, true)).toBe(true);
    expect(
      isShown(
        sheetRows.find((row) => row.key === 'income.claim_income')!,
        null,
        false,
      ),
    ).toBe(true);
  });

  it('tells what the parts of an item make where it is something else', () => {
    const wage = { 'income.wage_income': 9000.3, 'income.post_income': 6000.1 };
    expect(partsBeside('wage_income', wage)).toBe(6000.1);
    expect(partsBeside('wage_income', { ...wage, 'income.other_wage_income': 3000.2 })).toBeNull();
    expect(partsBeside('wage_income', { 'income.wage_income': 9000 })).toBeNull();
    const expense = { 'income.business_expense_total': 500, 'income.expense_subsidy': 120 };
    expect(partsBeside('business_expense', { ...expense, 'income.business_expense': 380 })).toBeNull();
    expect(partsBeside('business_expense', { ...expense, 'income.business_expense': 500 })).toBe(380);
    expect(partsBeside('dibao_income', { 'income.dibao_income': 1 })).toBeNull();
  });
});
