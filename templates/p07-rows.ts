import { centsOf } from '#domain/income/money.ts';
import {
  INCOME_ITEMS,
  type IncomeItemName,
  PROPERTY_ITEMS,
  TRANSFER_ITEMS,
} from '#domain/income/statement.ts';
import type { Line, Model } from './p07-income.ts';

/** One row under a category; amounts in cents, null where nothing is known. */
export interface IncomeRow {
  readonly title: string;
  readonly quantity: string | null;
  readonly unitPrice: number | null;
  readonly income: number | null;
  readonly expense: number | null;
  readonly proof: string | null;
}

export interface Category {
  readonly title: string;
  readonly rows: readonly IncomeRow[];
  readonly income: number | null;
  readonly expense: number | null;
}

interface Kind {
  readonly title: string;
  readonly items: readonly IncomeItemName[];
  /** What is asked for, where the form goes out empty. */
  readonly asked: readonly string[];
}

const KINDS: readonly Kind[] = [
  { title: '一、工资性收入', items: ['wage_income'], asked: ['务工', '公益岗位'] },
  {
    title: '二、生产经营性收入',
    items: ['business_income'],
    asked: ['粮食', '经济作物', '林果', '畜禽', '其他'],
  },
  { title: '三、财产性收入', items: PROPERTY_ITEMS, asked: ['利息', '租金', '土地流转', '分红'] },
  {
    title: '四、转移性收入',
    items: TRANSFER_ITEMS,
    asked: ['惠农补贴', '生态补偿', '低保、特困', '养老金', '赡养费', '救助'],
  },
];

const EXPENSE: IncomeItemName = 'business_expense';

const labelOf = (item: IncomeItemName): string =>
  INCOME_ITEMS.find(({ name }) => name === item)?.label ?? item;

const empty = { quantity: null, unitPrice: null, income: null, expense: null, proof: null };

/** The four kinds of income; the expense of a business stands beside its income. */
export const categoriesOf = (model: Model): Category[] => KINDS.map((kind) => categoryOf(kind, model));

function categoryOf({ title, items: names, asked }: Kind, { items, lines }: Model): Category {
  if (items === null)
    return { title, rows: asked.map((each) => ({ ...empty, title: each })), income: null, expense: null };
  const isBusiness = names.includes('business_income');
  const spent = isBusiness ? lines.filter(({ item }) => item === EXPENSE) : [];
  const rows = names.flatMap((name): IncomeRow[] => {
    const own = lines.filter(({ item }) => item === name);
    return own.length === 0
      ? [{ ...empty, title: labelOf(name), income: centsOrNull(items[name]) }]
      : own.map((line, at) => rowOf(line, isFirst(own, at) ? spent : []));
  });
  const paired = new Set(lines.filter(({ item }) => names.includes(item)).map(({ title: of }) => of));
  const others = spent.filter((line) => !paired.has(line.title));
  return {
    title,
    rows: [...rows, ...others.map(expenseRow)],
    income: sumOf(names.map((name) => centsOrNull(items[name]))),
    expense: isBusiness ? centsOrNull(items[EXPENSE]) : null,
  };
}

/** Of several lines of one title the first takes the expenses of that title. */
const isFirst = (lines: readonly Line[], at: number): boolean =>
  lines.findIndex(({ title }) => title === lines[at]?.title) === at;

const centsOrNull = (yuan: number | null): number | null => (yuan === null ? null : centsOf(yuan));

/** Null where no part is known; a missing part of a known sum counts as 0, as `deriveIncome` has it. */
export const sumOf = (parts: readonly (number | null)[]): number | null =>
  parts.every((part) => part === null) ? null : parts.reduce((sum: number, part) => sum + (part ?? 0), 0);

function rowOf(line: Line, spent: readonly Line[]): IncomeRow {
  const own = spent.filter(({ title }) => title === line.title);
  return {
    title: line.title,
    ...measureOf(line),
    income: centsOf(line.amount),
    expense: own.length === 0 ? null : own.reduce((sum, { amount }) => sum + centsOf(amount), 0),
    proof: proofOf([line, ...own]),
  };
}

const expenseRow = (line: Line): IncomeRow => ({
  title: line.title,
  ...measureOf(line),
  income: null,
  expense: centsOf(line.amount),
  proof: line.proof,
});

const measureOf = ({ quantity, unit, unitPrice }: Line) => ({
  quantity: quantity === null ? null : `${quantity}${unit ?? ''}`,
  unitPrice: centsOrNull(unitPrice),
});

const proofOf = (lines: readonly Line[]): string | null => {
  const proofs = [...new Set(lines.flatMap(({ proof }) => (proof === null || proof === '' ? [] : [proof])))];
  return proofs.length === 0 ? null : proofs.join('；');
};
