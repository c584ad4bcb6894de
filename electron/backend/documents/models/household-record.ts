import { customValuesOf } from '#db/custom-fields.ts';
import { headCountOf } from '#db/facts.ts';
import { householdYear, incomeStatement, memberYearsOf, spellsOf } from '#db/households.ts';
import { recordsOf } from '#db/records.ts';
import { peopleOn } from '#db/regroup.ts';
import { fieldByKey, type FieldKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import { moneyText } from '#domain/income/money.ts';
import { deriveIncome } from '#domain/income/statement.ts';
import type { HouseholdAsk } from '../sheet.ts';

export type Values = Readonly<Record<string, FieldValue>>;

/** A person of the household with the values of the year. */
export interface RecordedMember {
  readonly id: number;
  readonly values: Values;
  readonly ofYear: Values;
  readonly custom: Values;
  /** 残疾证号 of the newest certificate. */
  readonly certificateNo: string | null;
}

/** What the archive holds of a household in a year, as the survey forms ask it; column by column as stored. */
export interface HouseholdRecord {
  readonly year: number;
  readonly household: Values;
  readonly head: string;
  readonly ofYear: Values;
  /** Entry items, and the sums that follow from them; those that a file reported where no items are known. */
  readonly income: Values;
  /** The stretch of monitoring that is open or in its procedure. */
  readonly spell: Values | null;
  /** The newest appraisal of the house. */
  readonly appraisal: Values | null;
  /** The township's own fields. */
  readonly custom: Values;
  /** Who belonged to the household at the end of the year, or today while it runs; the head first. */
  readonly members: readonly RecordedMember[];
}

export async function recordOf({
  db,
  raw,
  household,
  year,
  today,
}: Pick<HouseholdAsk, 'db' | 'raw' | 'household' | 'year' | 'today'>): Promise<HouseholdRecord> {
  const householdId = household.id;
  const people = await peopleOn(db, householdId, lastDayToTell(year, today));
  const years = new Map((await memberYearsOf(db, householdId, year)).map((row) => [row.member_id, row]));
  const custom = customValuesOf(raw, { householdId, year });
  const spells = await spellsOf(db, householdId);
  const ofYear = (await householdYear(db, householdId, year)) ?? null;
  const appraisals = await recordsOf(db, 'housing_appraisal', { column: 'household_id', id: householdId });
  const certificates = await recordsOf(db, 'disability_certificate', {
    column: 'household_id',
    id: householdId,
  });
  const headCount = headCountOf(
    { annual_head_count: ofYear?.annual_head_count ?? null, head_count: ofYear?.head_count ?? null },
    people.length,
  );
  return {
    year,
    household: { ...household },
    head: headAmong(people)?.name ?? household.head_name ?? '',
    ofYear: { ...ofYear },
    income: await incomeOf(db, { householdId, year, headCount }),
    spell: valuesOf(spells.find(({ state }) => state === 'open' || state === 'proposed')),
    appraisal: valuesOf(newest(appraisals, 'appraised_on')),
    custom: custom.get(null) ?? {},
    members: people.map((person) => ({
      id: person.id,
      values: { ...person },
      ofYear: { ...years.get(person.id) },
      custom: custom.get(person.id) ?? {},
      certificateNo: textOf(
        newest(
          certificates.filter(({ member_id }) => member_id === person.id),
          'issued_on',
        )?.['certificate_no'],
      ),
    })),
  };
}

async function incomeOf(
  db: HouseholdAsk['db'],
  { householdId, year, headCount }: { householdId: number; year: number; headCount: number },
): Promise<Values> {
  const statement = await incomeStatement(db, householdId, year);
  if (statement === undefined) return {};
  const derived = Object.entries(deriveIncome(statement, headCount)).filter(([, yuan]) => yuan !== null);
  return { ...statement, ...Object.fromEntries(derived) };
}

const valuesOf = (row: object | undefined): Values | null => (row === undefined ? null : { ...row });

const newest = <Row extends Values>(rows: readonly Row[], day: string): Row | undefined =>
  rows.toSorted((one, other) => String(other[day] ?? '').localeCompare(String(one[day] ?? '')))[0];

const textOf = (value: FieldValue | undefined): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

/** A value as a form prints it: money with its comma, months and several choices as they are written by hand. */
export function printedValue(field: Field, value: FieldValue | undefined, year: number): string {
  if (value === null || value === undefined) return '';
  if (field.unit === '元') return moneyText(Number(value));
  const text = formatFieldValue(field, value, year);
  if (field.type === 'codes') return text.replaceAll(',', '、');
  return field.type === 'month' ? `${text.slice(0, 4)}年${Number(text.slice(4))}月` : text;
}

/** The value of a field of the dictionary among some values, printed; empty where nothing is known. */
export const shown = (values: Values | null, key: FieldKey, year: number): string => {
  const field = fieldByKey(key);
  return printedValue(field, values?.[field.name], year);
};

const RISKS = [
  'monitoring.risk_1',
  'monitoring.risk_2',
  'monitoring.risk_3',
  'monitoring.risk_4',
  'monitoring.risk_5',
] as const;

/** The risks of a stretch of monitoring, as the year calls them. */
export const risksOf = (spell: HouseholdRecord['spell'], year: number): string[] =>
  RISKS.map((key) => shown(spell, key, year)).filter((label) => label !== '');
