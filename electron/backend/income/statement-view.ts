import type { ReadHandle } from '#db/handle.ts';
import { incomeStatement } from '#db/households.ts';
import { findTownship } from '#db/places.ts';
import { findSpell } from '#db/spells.ts';
import { linesOf, type LineRow, type StatementRow } from '#db/statements.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { lineOfYear, type YearLine } from '#domain/income/line-of-year.ts';
import { referenceIncome } from '#domain/income/spell-figures.ts';
import {
  deriveIncome,
  formulaInWords,
  INCOME_ITEMS,
  type IncomeItemName,
  type IncomeItems,
} from '#domain/income/statement.ts';
import type { LineView, StatementSums, StatementView } from '#contract/statement.ts';
import { valuesOf } from '../field-input.ts';
import { packLines } from '../packs/library.ts';
import type { StatementPlace } from './statement-place.ts';

type Cells = Partial<Readonly<Record<keyof StatementRow, unknown>>>;

const numberOf = (row: Cells, name: keyof StatementRow): number | null => {
  const value = row[name];
  return typeof value === 'number' ? value : null;
};

/** The 11 entry items of a row, of whatever columns it has. */
export const itemsOfRow = (row: Cells): IncomeItems =>
  Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, numberOf(row, name)])) as Record<
    IncomeItemName,
    number | null
  >;

export const referencePartsOf = (row: Cells) => ({
  claim_income: numberOf(row, 'claim_income'),
  self_paid_expense: numberOf(row, 'self_paid_expense'),
});

/** Sums derived from the items; where no item is known, as a file reported them. */
export function sumsOf(row: Cells, headCount: number): StatementSums {
  const derived = deriveIncome(itemsOfRow(row), headCount);
  const own = derived.annual_income === null ? reported(row) : derived;
  const reference = referenceIncome(own.net_income, referencePartsOf(row), headCount);
  return { ...own, ...reference };
}

const reported = (row: Cells) => ({
  property_income: numberOf(row, 'property_income'),
  transfer_income: numberOf(row, 'transfer_income'),
  annual_income: numberOf(row, 'annual_income'),
  net_income: numberOf(row, 'net_income'),
  per_capita_net_income: numberOf(row, 'per_capita_net_income'),
});

const lineView = (row: LineRow): LineView => ({
  id: row.id,
  item: row.item as IncomeItemName,
  title: row.title,
  memberId: row.member_id,
  quantity: row.quantity,
  unit: row.unit,
  unitPrice: row.unit_price,
  amount: row.amount,
  note: row.note,
});

/** The line that the income of a year is held against in this township. */
export async function yearLineOf(db: ReadHandle, year: number): Promise<YearLine | null> {
  const province = (await findTownship(db))?.province ?? '';
  return lineOfYear({ year, province, own: await packLines(db) });
}

/** Recognition is measured by the line of its own year, which may be the one after the period's. */
async function lineYearOf(db: ReadHandle, { purpose, spellId, year, usualPeriod }: StatementPlace) {
  if (purpose !== 'monitoring' && purpose !== 'elimination') return year;
  const spell = spellId === null ? undefined : await findSpell(db, spellId);
  const month = purpose === 'monitoring' ? spell?.recognised_month : spell?.eliminated_month;
  return Number((month ?? usualPeriod.to).slice(0, 4));
}

const FIELDS = storedFields('income_statement').filter(({ entity }) => entity === 'income');
const BLANK = Object.fromEntries(FIELDS.map(({ key }) => [key, null]));

export async function statementView(db: ReadHandle, place: StatementPlace): Promise<StatementView> {
  const { row, householdId, purpose, spellId, year, period, usualPeriod, headCount } = place;
  const before = await incomeStatement(db, householdId, year - 1);
  const lines = row === undefined ? [] : await linesOf(db, row.id);
  return {
    id: row?.id ?? null,
    ...{ householdId, purpose, spellId, year, usualPeriod, headCount },
    ...{ periodFrom: period.from, periodTo: period.to },
    headCountIsOwn: purpose !== 'annual',
    note: row?.note ?? null,
    values: { ...BLANK, ...valuesOf(row, FIELDS) },
    lastYear: { ...BLANK, ...valuesOf(before, FIELDS) },
    lines: lines.map(lineView),
    sums: sumsOf(row ?? {}, headCount),
    lastYearSums: { ...sumsOf(before ?? {}, 0) },
    formula: formulaInWords(
      itemsOfRow(row ?? {}),
      headCount,
      purpose === 'annual' ? '年度家庭人口数' : '家庭人口数',
    ),
    line: await yearLineOf(db, await lineYearOf(db, place)),
  };
}
