import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import type { ReadHandle, WriteHandle } from './handle.ts';
import { listBase } from './household-list.ts';
import { type ListMoment, valueSql } from './list-values.ts';
import type { Archive } from './open-archive.ts';

/** SQLite takes 32,766 parameters; longer lists of ids go in as one JSON text. */
const among = (ids: readonly number[]) =>
  sql<SqlBool>`h.id in (select value from json_each(${JSON.stringify(ids)}))`;

/** The household is on a working list; with `done` only where it is ticked, or not yet. */
export const onWorkingList = (listId: number, done?: boolean): RawBuilder<SqlBool> =>
  sql<SqlBool>`h.id in (select w.household_id from working_list_household w where w.list_id = ${listId}${
    done === undefined ? sql`` : sql` and w.done = ${done ? 1 : 0}`
  })`;

export const bothOf = (
  one: RawBuilder<SqlBool> | undefined,
  other: RawBuilder<SqlBool> | undefined,
): RawBuilder<SqlBool> | undefined =>
  one === undefined || other === undefined ? (one ?? other) : sql<SqlBool>`(${one} and ${other})`;

/** Those of the ids that are households and not closed, each once, in their order. */
export async function openIds(db: ReadHandle, ids: readonly number[]): Promise<number[]> {
  const rows = await db
    .selectFrom('household as h')
    .select('h.id')
    .where('h.closed_on', 'is', null)
    .where(among(ids))
    .execute();
  const open = new Set(rows.map((row) => row.id));
  return [...new Set(ids)].filter((id) => open.has(id));
}

/** The values of the columns for these households, by household and by the field's key. */
export async function columnValues(
  db: ReadHandle,
  ids: readonly number[],
  fields: readonly Field[],
  at: ListMoment,
): Promise<Map<number, Record<string, FieldValue>>> {
  if (fields.length === 0 || ids.length === 0) return new Map();
  const rows = await listBase(db, at.year)
    .select('h.id')
    .select(fields.map((field) => valueSql(field, at).as(field.key)))
    .where(among(ids))
    .execute();
  return new Map(
    rows.map((row) => {
      const { id, ...values } = row as { id: number } & Record<string, FieldValue>;
      return [id, values];
    }),
  );
}

export const listFilters = (db: ReadHandle) =>
  db.selectFrom('saved_filter').selectAll().orderBy('name').execute();

export const findFilter = (db: ReadHandle, id: number) =>
  db.selectFrom('saved_filter').selectAll().where('id', '=', id).executeTakeFirst();

/** The working lists with how many households stand on them (closed ones do not count), and how many are done. */
export const listWorkingLists = (db: ReadHandle) =>
  db
    .selectFrom('working_list as l')
    .select(['l.id', 'l.name', 'l.note', 'l.made_on as madeOn'])
    .select([
      sql<number>`(select count(*) from working_list_household w join household h on h.id = w.household_id where w.list_id = l.id and h.closed_on is null)`.as(
        'households',
      ),
      sql<number>`(select count(*) from working_list_household w join household h on h.id = w.household_id where w.list_id = l.id and w.done = 1 and h.closed_on is null)`.as(
        'done',
      ),
    ])
    .orderBy('l.id')
    .execute();

export const findWorkingList = (db: ReadHandle, id: number) =>
  db.selectFrom('working_list').selectAll().where('id', '=', id).executeTakeFirst();

/** Which of these households are ticked on the list. */
export async function doneOnList(
  db: ReadHandle,
  listId: number,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await db
    .selectFrom('working_list_household as w')
    .innerJoin('household as h', 'h.id', 'w.household_id')
    .select('w.household_id')
    .where('w.list_id', '=', listId)
    .where('w.done', '=', 1)
    .where(among(ids))
    .execute();
  return new Set(rows.map((row) => row.household_id));
}

/** Puts households on a list; those that stand on it already stay as they are. */
export async function putOnList(trx: WriteHandle, listId: number, ids: readonly number[]): Promise<number> {
  const done = await sql`insert into working_list_household (list_id, household_id)
    select ${listId}, h.id from json_each(${JSON.stringify(ids)}) j join household h on h.id = j.value
    where not exists (select 1 from working_list_household w where w.list_id = ${listId} and w.household_id = h.id)
    order by j.key`.execute(trx);
  return Number(done.numAffectedRows ?? 0);
}

export async function takeFromList(
  trx: WriteHandle,
  listId: number,
  ids: readonly number[],
): Promise<number> {
  const done = await sql`delete from working_list_household where list_id = ${listId}
    and household_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(trx);
  return Number(done.numAffectedRows ?? 0);
}

export async function tickOnList(
  trx: WriteHandle,
  listId: number,
  ids: readonly number[],
  done: boolean,
): Promise<number> {
  const ticked = await sql`update working_list_household set done = ${done ? 1 : 0} where list_id = ${listId}
    and done <> ${done ? 1 : 0} and household_id in (select value from json_each(${JSON.stringify(ids)}))`.execute(
    trx,
  );
  return Number(ticked.numAffectedRows ?? 0);
}

export async function removeFilter(trx: WriteHandle, id: number): Promise<void> {
  await trx.deleteFrom('saved_filter').where('id', '=', id).execute();
}

/** The list with everything on it. */
export async function removeWorkingList(trx: WriteHandle, id: number): Promise<void> {
  await trx.deleteFrom('working_list_household').where('list_id', '=', id).execute();
  await trx.deleteFrom('working_list').where('id', '=', id).execute();
}

/** What a person set for the window, as JSON text; no part of the log. */
export async function readPreference(db: ReadHandle, key: string): Promise<string | null> {
  const row = await db.selectFrom('preference').select('value').where('key', '=', key).executeTakeFirst();
  return row?.value ?? null;
}

/** Goes through the writing handle outside of an act: it takes its turn among the acts and logs nothing. */
export async function writePreference(archive: Archive, key: string, value: string): Promise<void> {
  await archive.writing
    .insertInto('preference')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute();
}
