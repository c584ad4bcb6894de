import type { Archive } from '#db/open-archive.ts';
import { householdsToCompare, peopleToCompare, rowsOfYear } from '#db/reconcile.ts';
import type { Cells } from '#db/row-access.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { deriveIncome, INCOME_ITEMS, type IncomeItems } from '#domain/income/statement.ts';
import { comparableFields } from '#domain/reconcile/fields.ts';
import type { KnownHousehold, KnownPerson, Values } from '#domain/reconcile/ledger.ts';
import { REPORTED_SUMS } from '../income/reported-sums.ts';

type Row = Cells & { id: number };

/** Where the values of a field stand: the row of the household itself, or the one of the year. */
interface Wanted {
  readonly household: readonly Field[];
  readonly household_year: readonly Field[];
  readonly income_statement: readonly Field[];
  readonly member: readonly Field[];
  readonly member_year: readonly Field[];
}

function wantedOf(keys: ReadonlySet<string>): Wanted {
  const all = [...comparableFields('household'), ...comparableFields('member')].filter((f) =>
    keys.has(f.key),
  );
  const of = (...stores: Field['store'][]) => all.filter(({ store }) => stores.includes(store));
  return {
    // 村 and 组 come with the household's row.
    household: of('household', 'derived'),
    household_year: of('household_year'),
    income_statement: of('income_statement'),
    member: of('member'),
    member_year: of('member_year'),
  };
}

/** Lets others have their turn. */
export const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Everybody of today with the values of a year, as far as they are compared; a table at a time. */
export async function loadKnown(
  raw: Archive['raw'],
  { fields, year }: { fields: ReadonlySet<string>; year: number },
): Promise<KnownHousehold[]> {
  const wanted = wantedOf(fields);
  const households = new Map<number, KnownHousehold & { headName: string | null }>();
  for (const row of householdsToCompare(raw)) {
    const values: Values = {};
    lay(values, row, wanted.household);
    const [no, village, headName] = [text(row['household_no']), text(row['village']), text(row['head_name'])];
    households.set(row.id, { id: row.id, no, village, headName, values, people: [] });
  }
  await breath();
  const headCounts = layYear(raw, households, wanted, year);
  await breath();
  await layPeople(raw, households, wanted, year);
  await breath();
  layIncome(raw, households, wanted, { year, headCounts });
  for (const household of households.values()) {
    const head = household.people.find(({ values }) => values['member.relation'] === '01');
    household.headName = head?.name ?? household.headName;
    if ('household.head_name' in household.values)
      household.values['household.head_name'] = household.headName;
  }
  return [...households.values()];
}

type Households = ReadonlyMap<number, KnownHousehold>;

function layYear(
  raw: Archive['raw'],
  households: Households,
  { household_year: fields }: Wanted,
  year: number,
): Map<number, number> {
  const headCounts = new Map<number, number>();
  for (const row of rowsOfYear(raw, 'household_year', year)) {
    const id = Number(row['household_id']);
    const household = households.get(id);
    if (household !== undefined) lay(household.values, row, fields);
    const count = row['annual_head_count'] ?? row['head_count'] ?? null;
    if (count !== null) headCounts.set(id, Number(count));
  }
  return headCounts;
}

async function layPeople(
  raw: Archive['raw'],
  households: Households,
  { member, member_year: ofYear }: Wanted,
  year: number,
): Promise<void> {
  const people = new Map<number, KnownPerson>();
  for (const row of peopleToCompare(raw)) {
    const household = households.get(Number(row['household_id']));
    if (household === undefined) continue;
    // Who is head has to be known whatever is compared.
    const values: Values = { 'member.relation': row['relation'] ?? null };
    lay(values, row, member);
    const [personNo, idKey, name] = [text(row['person_no']), text(row['id_key']), text(row['name'])];
    const person: KnownPerson = { id: row.id, household, personNo, idKey, name, values };
    household.people.push(person);
    people.set(row.id, person);
  }
  if (ofYear.length === 0) return;
  await breath();
  for (const row of rowsOfYear(raw, 'member_year', year)) {
    const person = people.get(Number(row['member_id']));
    if (person !== undefined) lay(person.values, row, ofYear);
  }
}

function layIncome(
  raw: Archive['raw'],
  households: Households,
  { income_statement: fields }: Wanted,
  { year, headCounts }: { year: number; headCounts: ReadonlyMap<number, number> },
): void {
  if (fields.length === 0) return;
  for (const row of rowsOfYear(raw, 'income_statement', year)) {
    const id = Number(row['household_id']);
    const household = households.get(id);
    if (household === undefined) continue;
    lay(household.values, withSums(row, headCounts.get(id) ?? household.people.length), fields);
  }
}

/** A statement with its sums: as a file reported them, else those of its entry items. */
export function withSums(row: Row, people: number): Row {
  const items = Object.fromEntries(INCOME_ITEMS.map(({ name }) => [name, row[name] ?? null])) as IncomeItems;
  const derived: Readonly<Record<string, FieldValue>> = { ...deriveIncome(items, people) };
  const sums = Object.fromEntries(REPORTED_SUMS.map((name) => [name, row[name] ?? derived[name] ?? null]));
  return { ...row, ...sums };
}

function lay(values: Values, row: Row, fields: readonly Field[]): void {
  for (const field of fields) values[field.key] = row[field.name] ?? null;
}

const text = (value: Cells[string] | undefined): string | null =>
  value === null || value === undefined || value === '' ? null : String(value);
