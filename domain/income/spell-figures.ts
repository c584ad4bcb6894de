import { deriveIncome, type IncomeItems } from './statement.ts';
import { centsOf, shareOfCents, yuanOf } from './money.ts';

/** What a household got from insurance and paid itself for treatment; not part of the four kinds of income. */
export interface ReferenceParts {
  readonly claim_income: number | null;
  readonly self_paid_expense: number | null;
}

/** 纳入监测对象的收入参考范围 and its share per head, yuan (inferred, G9). */
export interface ReferenceIncome {
  readonly reference_income: number | null;
  readonly reference_per_capita_income: number | null;
}

/** 收入参考范围 = 纯收入 + 理赔收入 − 合规自付支出; null where the net income is not known. */
export function referenceIncome(
  netIncome: number | null,
  { claim_income, self_paid_expense }: ReferenceParts,
  headCount: number | null,
): ReferenceIncome {
  if (netIncome === null) return { reference_income: null, reference_per_capita_income: null };
  const cents = centsOf(netIncome) + centsOf(claim_income ?? 0) - centsOf(self_paid_expense ?? 0);
  const perHead = headCount === null || headCount < 1 ? null : yuanOf(shareOfCents(cents, headCount));
  return { reference_income: yuanOf(cents), reference_per_capita_income: perHead };
}

/** Which figures of a spell a statement fills: those of recognition or those after elimination. */
export type SpellFigurePrefix = 'recognised' | 'after';

const FIGURES = [
  'wage_income',
  'business_income',
  'property_income',
  'transfer_income',
  'business_expense',
  'net_income',
  'per_capita_income',
  'claim_income',
  'self_paid_expense',
] as const;

type FigureName = (typeof FIGURES)[number];

/** The columns of a spell that follow from its statement. */
export const spellFigureNames = (prefix: SpellFigurePrefix): string[] =>
  FIGURES.map((name) => `${prefix}_${name}`);

/** The nine figures of 收支情况 as the spell keeps them, out of its statement. */
export function spellFigures(
  prefix: SpellFigurePrefix,
  items: IncomeItems,
  parts: ReferenceParts,
  headCount: number | null,
): Record<string, number | null> {
  const sums = deriveIncome(items, headCount);
  const figures: Record<FigureName, number | null> = {
    wage_income: items.wage_income,
    business_income: items.business_income,
    property_income: sums.property_income,
    transfer_income: sums.transfer_income,
    business_expense: items.business_expense,
    net_income: sums.net_income,
    per_capita_income: sums.per_capita_net_income,
    claim_income: parts.claim_income,
    self_paid_expense: parts.self_paid_expense,
  };
  return Object.fromEntries(FIGURES.map((name) => [`${prefix}_${name}`, figures[name]]));
}
