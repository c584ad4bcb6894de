import { centsOf, moneyText, shareOfCents, yuanOf } from './money.ts';

/** The 11 lines that are typed in, in the order of the national system's 上年度收入 page; all sums are derived. */
export const INCOME_ITEMS = [
  { name: 'wage_income', label: '工资性收入' },
  { name: 'business_income', label: '生产经营性收入' },
  { name: 'family_planning_income', label: '计划生育金' },
  { name: 'dibao_income', label: '低保金' },
  { name: 'tekun_income', label: '特困供养金' },
  { name: 'pension_income', label: '养老保险金' },
  { name: 'ecology_income', label: '生态补偿金' },
  { name: 'other_transfer_income', label: '其他转移性收入' },
  { name: 'dividend_income', label: '资产收益扶贫分红收入' },
  { name: 'other_property_income', label: '其他财产性收入' },
  { name: 'business_expense', label: '生产经营性支出' },
] as const;

export type IncomeItemName = (typeof INCOME_ITEMS)[number]['name'];

/** Yuan with at most two decimals; null where nothing was collected (0 means: asked, and there is none). */
export type IncomeItems = Readonly<Record<IncomeItemName, number | null>>;

export const TRANSFER_ITEMS = [
  'family_planning_income',
  'dibao_income',
  'tekun_income',
  'pension_income',
  'ecology_income',
  'other_transfer_income',
] as const satisfies readonly IncomeItemName[];

export const PROPERTY_ITEMS = [
  'dividend_income',
  'other_property_income',
] as const satisfies readonly IncomeItemName[];

/** Yuan. A sum is null where none of its parts is known; a missing part of a known sum counts as 0. */
export interface DerivedIncome {
  readonly property_income: number | null;
  readonly transfer_income: number | null;
  readonly annual_income: number | null;
  readonly net_income: number | null;
  readonly per_capita_net_income: number | null;
}

function sumOfKnown(parts: readonly (number | null)[]): number | null {
  const known = parts.filter((part) => part !== null);
  return known.length === 0 ? null : known.reduce((sum, part) => sum + part, 0);
}

const inCents = (yuan: number | null): number | null => (yuan === null ? null : centsOf(yuan));
const inYuan = (cents: number | null): number | null => (cents === null ? null : yuanOf(cents));

/**
 * 年收入 = 工资性 + 生产经营性 + 财产性 + 转移性; 纯收入 = 年收入 − 生产经营性支出; 人均 = 纯收入 ÷ 年度家庭人口数
 * (rules Q093–Q097). Added in whole cents, the share rounded half up to two decimals. `headCount` is the
 * household's head-count of the statement's year, not of today.
 */
export function deriveIncome(items: IncomeItems, headCount: number | null): DerivedIncome {
  const property = sumOfKnown(PROPERTY_ITEMS.map((name) => inCents(items[name])));
  const transfer = sumOfKnown(TRANSFER_ITEMS.map((name) => inCents(items[name])));
  const annual = sumOfKnown([inCents(items.wage_income), inCents(items.business_income), property, transfer]);
  const net = annual === null ? null : annual - (inCents(items.business_expense) ?? 0);
  const perCapita = net === null || headCount === null || headCount < 1 ? null : shareOfCents(net, headCount);
  return {
    property_income: inYuan(property),
    transfer_income: inYuan(transfer),
    annual_income: inYuan(annual),
    net_income: inYuan(net),
    per_capita_net_income: inYuan(perCapita),
  };
}

/** The calculation as the clerk would write it under the sheet, one line per step; empty where nothing is known. */
export function formulaInWords(
  items: IncomeItems,
  headCount: number | null,
  heads: '年度家庭人口数' | '家庭人口数' = '年度家庭人口数',
): string[] {
  const sums = deriveIncome(items, headCount);
  if (sums.annual_income === null || sums.net_income === null) return [];
  const yuan = (value: number | null) => moneyText(value ?? 0);
  const lines = [
    `年收入 = 工资性收入 ${yuan(items.wage_income)} + 生产经营性收入 ${yuan(items.business_income)}` +
      ` + 财产性收入 ${yuan(sums.property_income)} + 转移性收入 ${yuan(sums.transfer_income)}` +
      ` = ${yuan(sums.annual_income)} 元`,
    `纯收入 = 年收入 ${yuan(sums.annual_income)} − 生产经营性支出 ${yuan(items.business_expense)}` +
      ` = ${yuan(sums.net_income)} 元`,
  ];
  if (sums.per_capita_net_income === null) return lines;
  return [
    ...lines,
    `人均纯收入 = 纯收入 ${yuan(sums.net_income)} ÷ ${heads} ${headCount} 人` +
      ` = ${yuan(sums.per_capita_net_income)} 元`,
  ];
}
