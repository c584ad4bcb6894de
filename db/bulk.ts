import type Database from 'better-sqlite3';
import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { FilterGroup } from '#domain/lists/filter.ts';
import type { WriteHandle } from './handle.ts';
import { HEAD_NAME } from './households.ts';
import { memberFilterSql } from './list-filter.ts';
import { type ListMoment, valueSql } from './list-values.ts';
import type { Db } from './schema.ts';

/** A household, or a present member of it, with the values that are to be changed. */
export interface BulkRow {
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly villageId: number | null;
  readonly memberId: number | null;
  readonly memberName: string | null;
  /** Rows of the year, where there are any. */
  readonly yearRow: number | null;
  readonly incomeRow: number | null;
  /** By the field's key, in stored form. */
  readonly values: Readonly<Record<string, FieldValue>>;
}

const HEAD_COLUMNS = [
  'householdId',
  'householdNo',
  'headName',
  'villageId',
  'memberId',
  'memberName',
  'yearRow',
  'incomeRow',
] as const;

type Heads = Record<(typeof HEAD_COLUMNS)[number], RawBuilder<unknown>>;

const HOUSEHOLD: Heads = {
  householdId: sql`h.id`,
  householdNo: sql`h.household_no`,
  headName: HEAD_NAME,
  villageId: sql`h.village_id`,
  memberId: sql`null`,
  memberName: sql`null`,
  yearRow: sql`y.id`,
  incomeRow: sql`i.id`,
};
const MEMBER: Heads = {
  ...HOUSEHOLD,
  memberId: sql`m.id`,
  memberName: sql`m.name`,
  yearRow: sql`my.id`,
  incomeRow: sql`null`,
};

const selected = (heads: Heads, fields: readonly Field[], at: ListMoment) =>
  sql.join([...HEAD_COLUMNS.map((name) => heads[name]), ...fields.map((field) => valueSql(field, at))]);

/** Walks one by one through the rows that a query gives; nothing is held. */
function* rowsOf(
  raw: Database.Database,
  query: { sql: string; parameters: readonly unknown[] },
  fields: readonly Field[],
): Generator<BulkRow> {
  const cells = raw
    .prepare(query.sql)
    .raw()
    .iterate(...query.parameters) as IterableIterator<FieldValue[]>;
  for (const row of cells) {
    const head = Object.fromEntries(HEAD_COLUMNS.map((name, at) => [name, row[at] ?? null]));
    const values = Object.fromEntries(
      fields.map((field, at) => [field.key, row[HEAD_COLUMNS.length + at] ?? null]),
    );
    yield { ...(head as unknown as Omit<BulkRow, 'values'>), values };
  }
}

/** The households of these ids, in their order, with the values of household fields. */
export function bulkHouseholds(
  raw: Database.Database,
  db: Kysely<Db>,
  ids: readonly number[],
  { fields, at }: { readonly fields: readonly Field[]; readonly at: ListMoment },
): Generator<BulkRow> {
  const query = sql`select ${selected(HOUSEHOLD, fields, at)} from json_each(${JSON.stringify(ids)}) j
    join household h on h.id = j.value and h.closed_on is null
    left join village_group g on g.id = h.village_group_id
    left join household_year y on y.household_id = h.id and y.year = ${at.year}
    left join income_statement i on i.household_id = h.id and i.year = ${at.year} and i.purpose = 'annual'
    order by j.key`.compile(db);
  return rowsOf(raw, query, fields);
}

/** The present members of these households, as far as the filter of members holds, with the values of member fields. */
export function bulkMembers(
  raw: Database.Database,
  db: Kysely<Db>,
  ids: readonly number[],
  {
    fields,
    who,
    at,
  }: { readonly fields: readonly Field[]; readonly who: FilterGroup | null; readonly at: ListMoment },
): Generator<BulkRow> {
  const query = sql`select ${selected(MEMBER, fields, at)} from json_each(${JSON.stringify(ids)}) j
    join household h on h.id = j.value and h.closed_on is null
    join member m on m.household_id = h.id and m.left_on is null
    left join member_year my on my.member_id = m.id and my.year = ${at.year}
    ${who === null ? sql`` : sql`where ${memberFilterSql(who, at)}`}
    order by j.key, m.id`.compile(db);
  return rowsOf(raw, query, fields);
}

/** The entry items of statements that are added up from lines: `statement id` + item. */
export function itemsWithLines(raw: Database.Database, year: number): Set<string> {
  const rows = raw
    .prepare(
      `SELECT DISTINCT l.statement_id || ' ' || l.item FROM income_line l JOIN income_statement i ON i.id = l.statement_id
      WHERE i.year = ? AND i.purpose = 'annual'`,
    )
    .pluck()
    .all(year) as string[];
  return new Set(rows);
}

export const lastChange = (raw: Database.Database, before = Infinity): number =>
  (raw.prepare('SELECT max(id) FROM change WHERE id < ?').pluck().get(before) as number | null) ?? 0;

/** The title of the change that is being written, once it is known how much it alters. */
export async function retitle(trx: WriteHandle, changeId: number, title: string): Promise<void> {
  await trx.updateTable('change').set({ title }).where('id', '=', changeId).execute();
}
