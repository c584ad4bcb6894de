import { sql, type Kysely } from 'kysely';
import type Database from 'better-sqlite3';
import type { RecordKindName } from '#domain/fields/field.ts';
import type { Cells } from './row-access.ts';
import type { Db } from './schema.ts';

export type RecordRow = Cells & { id: number };

export type RecordOwner = 'household_id' | 'member_id' | 'village_id';

/** Records of one kind that belong to a household, a member or a village; in the order in which they were written. */
export const recordsOf = async (
  db: Kysely<Db>,
  kind: RecordKindName,
  owner: { readonly column: RecordOwner; readonly id: number },
): Promise<RecordRow[]> =>
  (
    await sql<RecordRow>`select * from ${sql.table(kind)} where ${sql.ref(owner.column)} = ${owner.id} order by id`.execute(
      db,
    )
  ).rows;

/** What was ticked on the visits of a household. */
export const visitChecksOf = (db: Kysely<Db>, householdId: number) =>
  db
    .selectFrom('visit as v')
    .innerJoin('visit_check as c', 'c.visit_id', 'v.id')
    .select(['c.visit_id', 'c.item', 'c.result', 'c.note'])
    .where('v.household_id', '=', householdId)
    .orderBy('c.item')
    .execute();

export interface VisitCheck {
  readonly item: string;
  readonly result: number | null;
  readonly note: string | null;
}

/** Makes the ticks of a visit these, touching only what differs; inside `write`. */
export function setVisitChecks(raw: Database.Database, visitId: number, checks: readonly VisitCheck[]): void {
  const wanted = new Map(checks.map((check) => [check.item, check]));
  const there = raw
    .prepare('SELECT id, item, result, note FROM visit_check WHERE visit_id = ?')
    .all(visitId) as (VisitCheck & { id: number })[];
  for (const row of there) {
    const check = wanted.get(row.item);
    wanted.delete(row.item);
    if (check === undefined) raw.prepare('DELETE FROM visit_check WHERE id = ?').run(row.id);
    else
      raw
        .prepare('UPDATE visit_check SET result = ?, note = ? WHERE id = ?')
        .run(check.result, check.note, row.id);
  }
  const insert = raw.prepare('INSERT INTO visit_check (visit_id, item, result, note) VALUES (?, ?, ?, ?)');
  for (const { item, result, note } of wanted.values()) insert.run(visitId, item, result, note);
}

/** Whether a record of the kind, but for one, has this value. */
export const hasValue = async (
  db: Kysely<Db>,
  kind: RecordKindName,
  { column, value, but = 0 }: { column: string; value: Cells[string]; but?: number | undefined },
): Promise<boolean> =>
  (
    await sql`select 1 from ${sql.table(kind)} where ${sql.ref(column)} = ${value} and id <> ${but} limit 1`.execute(
      db,
    )
  ).rows.length > 0;

/** Tables whose single rows a person may take out, saying why. */
export type RemovableTable = RecordKindName | 'measure' | 'pairing';

/** A row of records, measures or pairings. */
export const findRecord = async (
  db: Kysely<Db>,
  table: RemovableTable,
  id: number,
): Promise<RecordRow | undefined> =>
  (await sql<RecordRow>`select * from ${sql.table(table)} where id = ${id}`.execute(db)).rows[0];

/** Takes a row out, and with a visit what hangs on it; the log keeps all of it. Inside `write`. */
export function removeRow(raw: Database.Database, table: RemovableTable, id: number): void {
  if (table === 'visit') {
    raw.prepare('DELETE FROM visit_check WHERE visit_id = ?').run(id);
    raw.prepare('DELETE FROM attachment_link WHERE visit_id = ?').run(id);
  }
  raw.prepare(`DELETE FROM "${table}" WHERE id = ?`).run(id);
}

/** Representatives in office on a day, by group and in the order of the register. */
export const representativesOn = (db: Kysely<Db>, villageId: number, on: string) =>
  db
    .selectFrom('representative')
    .selectAll()
    .where('village_id', '=', villageId)
    .where((e) => e.or([e('starts_on', 'is', null), e('starts_on', '<=', on)]))
    .where((e) => e.or([e('ends_on', 'is', null), e('ends_on', '>=', on)]))
    .orderBy(sql`group_name is null`)
    .orderBy('group_name')
    .orderBy('id')
    .execute();

export const assistancePlanOf = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('assistance_plan')
    .selectAll()
    .where('household_id', '=', householdId)
    .where('year', '=', year)
    .executeTakeFirst();

export const villageYear = (db: Kysely<Db>, villageId: number, year: number) =>
  db
    .selectFrom('village_year')
    .selectAll()
    .where('village_id', '=', villageId)
    .where('year', '=', year)
    .executeTakeFirst();
