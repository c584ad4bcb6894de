import type { FieldKey } from '#domain/fields/dictionary.ts';
import { centsOf, yuanOf } from '#domain/income/money.ts';
import type { IncomeItemName } from '#domain/income/statement.ts';
import type { FieldValues } from '#contract/common.ts';
import type { StatementSums } from '#contract/statement.ts';

/** An entry item; it can have lines under it. */
interface ItemRow {
  readonly kind: 'item';
  readonly key: FieldKey;
  readonly item: IncomeItemName;
  readonly indent: boolean;
}

/** A figure of its own that no sum counts: 其中 of an item, or what the monitoring forms ask beside the income. */
interface PartRow {
  readonly kind: 'part';
  readonly key: FieldKey;
  readonly indent: boolean;
  /** Shown when it has a value or the clerk asks for all. */
  readonly rare: boolean;
}

interface SumRow {
  readonly kind: 'sum';
  readonly key: FieldKey;
  readonly sum: keyof StatementSums;
  readonly label: string;
}

export type SheetRow = ItemRow | PartRow | SumRow;

const item = (name: IncomeItemName, indent = false): ItemRow => ({
  ...{ kind: 'item', key: `income.${name}`, item: name, indent },
});
const part = (key: FieldKey): PartRow => ({ kind: 'part', key, indent: true, rare: true });
const beside = (key: FieldKey): PartRow => ({ kind: 'part', key, indent: false, rare: false });
const sum = (name: keyof StatementSums, label: string): SumRow => ({
  ...{ kind: 'sum', key: `income.${name}`, sum: name, label },
});

/** The sheet in reading order: items under the sum they make, parts under their item. */
export const sheetRows: readonly SheetRow[] = [
  item('wage_income'),
  part('income.post_income'),
  part('income.other_wage_income'),
  part('income.employment_reward'),
  item('business_income'),
  part('income.industry_reward'),
  sum('property_income', '财产性收入'),
  item('dividend_income', true),
  item('other_property_income', true),
  sum('transfer_income', '转移性收入'),
  item('family_planning_income', true),
  item('dibao_income', true),
  item('tekun_income', true),
  item('pension_income', true),
  item('ecology_income', true),
  item('other_transfer_income', true),
  sum('annual_income', '年收入'),
  item('business_expense'),
  part('income.business_expense_total'),
  part('income.expense_subsidy'),
  sum('net_income', '纯收入'),
  sum('per_capita_net_income', '人均纯收入'),
  beside('income.claim_income'),
  beside('income.self_paid_expense'),
  sum('reference_income', '收入参考范围'),
  sum('reference_per_capita_income', '人均收入参考范围'),
];

/** What stands above the sheet. */
export const headKeys = [
  'income.year',
  'income.period_from',
  'income.period_to',
] as const satisfies FieldKey[];

/** Whether a row is shown: rare ones only with an amount or when all are asked for. */
export const isShown = (row: SheetRow, value: unknown, all: boolean): boolean =>
  row.kind !== 'part' || !row.rare || all || (typeof value === 'number' && value !== 0);

/** Parts that make an item, as the forms define them; what lowers it is taken off. */
const PARTS: Partial<Record<IncomeItemName, { readonly add: FieldKey[]; readonly take: FieldKey[] }>> = {
  wage_income: {
    add: ['income.post_income', 'income.other_wage_income', 'income.employment_reward'],
    take: [],
  },
  business_expense: { add: ['income.business_expense_total'], take: ['income.expense_subsidy'] },
};

/** What the parts of an item make, where they are given and make something else than the item; else null. */
export function partsBeside(item: IncomeItemName, values: FieldValues): number | null {
  const parts = PARTS[item];
  if (parts === undefined) return null;
  const cents = (key: FieldKey): number => {
    const value = values[key];
    return typeof value === 'number' ? centsOf(value) : 0;
  };
  const added = parts.add.reduce((sum, key) => sum + cents(key), 0);
  if (added === 0) return null;
  const made = parts.take.reduce((sum, key) => sum - cents(key), added);
  return made === cents(`income.${item}`) ? null : yuanOf(made);
}
