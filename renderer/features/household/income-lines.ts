import type { FieldValues } from '#contract/common.ts';
import type { FieldKey } from '#domain/fields/dictionary.ts';
import {
  type DerivedIncome,
  INCOME_ITEMS,
  type IncomeItemName,
  type IncomeItems,
} from '#domain/income/statement.ts';

interface ItemLine {
  readonly key: FieldKey;
  readonly indent: boolean;
  readonly sum?: undefined;
}

interface SumLine {
  readonly sum: keyof DerivedIncome;
  readonly label: string;
}

const item = (name: IncomeItemName, indent = false): ItemLine => ({ key: `income.${name}`, indent });

/** The sheet in reading order: items under the sum they make. */
export const incomeLines: readonly (ItemLine | SumLine)[] = [
  item('wage_income'),
  item('business_income'),
  { sum: 'property_income', label: '财产性收入' },
  item('dividend_income', true),
  item('other_property_income', true),
  { sum: 'transfer_income', label: '转移性收入' },
  item('family_planning_income', true),
  item('dibao_income', true),
  item('tekun_income', true),
  item('pension_income', true),
  item('ecology_income', true),
  item('other_transfer_income', true),
  { sum: 'annual_income', label: '年收入' },
  item('business_expense'),
  { sum: 'net_income', label: '纯收入' },
  { sum: 'per_capita_net_income', label: '人均纯收入' },
];

/** Where Tab goes, item by item. */
export const incomeKeys: readonly string[] = incomeLines.flatMap((line) =>
  line.sum === undefined ? [line.key] : [],
);

export function itemsOf(values: FieldValues): IncomeItems {
  const entries = INCOME_ITEMS.map(({ name }) => {
    const value = values[`income.${name}`];
    return [name, typeof value === 'number' ? value : null] as const;
  });
  return Object.fromEntries(entries) as Record<IncomeItemName, number | null>;
}
