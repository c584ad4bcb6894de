import type Database from 'better-sqlite3';
import { sql, type Kysely, type Selectable } from 'kysely';
import { wasPresentOn } from '#domain/household/present-on.ts';
import { HEAD_NAME, membersOf } from './households.ts';
import { loadRows, type Cells } from './row-access.ts';
import type { BenefitTable, Db, MemberTable } from './schema.ts';

type Row = Cells & { id: number };

/** Title of the open procedure that a household is in, or null. */
export async function runningProcedure(db: Kysely<Db>, householdId: number): Promise<string | null> {
  const found = await db
    .selectFrom('procedure_household as ph')
    .innerJoin('procedure as p', 'p.id', 'ph.procedure_id')
    .select('p.title')
    .where('ph.household_id', '=', householdId)
    .where('ph.dropped', '=', 0)
    .where('p.status', '=', 'open')
    .executeTakeFirst();
  return found?.title ?? null;
}

/** Whether a spell of monitoring is not over yet. */
export async function isMonitored(db: Kysely<Db>, householdId: number): Promise<boolean> {
  const found = await db
    .selectFrom('monitoring_spell')
    .select('id')
    .where('household_id', '=', householdId)
    .where('state', 'in', ['open', 'proposed'])
    .executeTakeFirst();
  return found !== undefined;
}

/** Benefits of a household and its people that do not end on a day or before it. */
export const benefitsAfter = (
  db: Kysely<Db>,
  householdId: number,
  day: string,
): Promise<Selectable<BenefitTable>[]> =>
  db
    .selectFrom('benefit')
    .selectAll()
    .where('household_id', '=', householdId)
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>', day)]))
    .orderBy('id')
    .execute();

/** The household's years from one on, with the head-count that was reported. */
export const yearsFrom = (db: Kysely<Db>, householdId: number, year: number) =>
  db
    .selectFrom('household_year')
    .select(['id', 'year', 'head_count'])
    .where('household_id', '=', householdId)
    .where('year', '>=', year)
    .orderBy('year')
    .execute();

export interface HouseholdLink {
  readonly id: number;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly village: string | null;
  readonly openedOn: string | null;
  readonly closedOn: string | null;
}

const links = (db: Kysely<Db>) =>
  db
    .selectFrom('household as h')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .select([
      'h.id',
      'h.household_no as householdNo',
      HEAD_NAME.as('headName'),
      'v.name as village',
      'h.opened_on as openedOn',
      'h.closed_on as closedOn',
    ]);

/** The households that this one came from, went into, gave birth to or took in. */
export async function householdLinks(
  db: Kysely<Db>,
  h: { id: number; split_from_id: number | null; merged_into_id: number | null },
): Promise<{
  splitFrom: HouseholdLink | null;
  mergedInto: HouseholdLink | null;
  splitInto: HouseholdLink[];
  mergedFrom: HouseholdLink[];
}> {
  const one = async (id: number | null): Promise<HouseholdLink | null> =>
    id === null ? null : ((await links(db).where('h.id', '=', id).executeTakeFirst()) ?? null);
  return {
    splitFrom: await one(h.split_from_id),
    mergedInto: await one(h.merged_into_id),
    splitInto: await links(db).where('h.split_from_id', '=', h.id).orderBy('h.id').execute(),
    mergedFrom: await links(db).where('h.merged_into_id', '=', h.id).orderBy('h.id').execute(),
  };
}

/** Everything about a person that goes with them to another household: what lasts, and the years from one on. */
export function rowsThatFollow(
  raw: Database.Database,
  memberId: number,
  year: number,
): { memberYears: Row[]; certificates: Row[]; customValues: Row[]; benefits: Row[] } {
  return {
    memberYears: loadRows(
      raw,
      'member_year',
      `WHERE member_id = ${memberId} AND year >= ${year} ORDER BY year`,
    ),
    certificates: loadRows(raw, 'disability_certificate', `WHERE member_id = ${memberId} ORDER BY id`),
    customValues: loadRows(
      raw,
      'custom_value',
      `WHERE member_id = ${memberId} AND (year IS NULL OR year >= ${year}) ORDER BY id`,
    ),
    benefits: loadRows(raw, 'benefit', `WHERE member_id = ${memberId} ORDER BY id`),
  };
}

const RECORDS_OF_MEMBER = ['disability_certificate', 'benefit', 'fund_receipt', 'income_line'] as const;

/** All rows that speak of a person by table, for laying two records of one person together. */
export function recordsOfMember(
  raw: Database.Database,
  memberId: number,
): {
  records: { table: (typeof RECORDS_OF_MEMBER)[number]; row: Row }[];
  memberYears: Row[];
  customValues: Row[];
  newHeadOf: number[];
} {
  const of = `WHERE member_id = ${memberId} ORDER BY id`;
  return {
    records: RECORDS_OF_MEMBER.flatMap((table) => loadRows(raw, table, of).map((row) => ({ table, row }))),
    memberYears: loadRows(raw, 'member_year', of),
    customValues: loadRows(raw, 'custom_value', of),
    newHeadOf: loadRows(raw, 'member', `WHERE new_head_id = ${memberId}`).map(({ id }) => id),
  };
}

interface DatedCells {
  readonly row_id: number;
  readonly before: string;
}

/**
 * Rows as they were when a day ended, as far as acts with a day of their own changed them since (a new head, a move).
 * An edit without such a day is a correction and holds for all time.
 */
export async function asOfDay<R extends { readonly id: number }>(
  db: Kysely<Db>,
  table: 'member' | 'household',
  rows: readonly R[],
  { day, columns }: { day: string; columns: readonly (keyof R & string)[] },
): Promise<R[]> {
  const before = new Map<number, Partial<R>>();
  const ids = rows.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += 500) {
    const found = await sql<DatedCells>`
      SELECT r.row_id, r.before FROM change_row r JOIN change c ON c.id = r.change_id
      WHERE r.table_name = ${table} AND r.row_id IN (${sql.join(ids.slice(at, at + 500))})
        AND r.before IS NOT NULL AND r.after IS NOT NULL
        AND c.kind = 'act' AND c.standing = 1 AND c.effective_on > ${day}
      ORDER BY r.id DESC`.execute(db);
    for (const { row_id, before: cells } of found.rows) {
      const parsed = JSON.parse(cells) as Partial<R>;
      const known: Partial<R> = before.get(row_id) ?? {};
      for (const column of columns) if (column in parsed) known[column] = parsed[column];
      before.set(row_id, known);
    }
  }
  return rows.map((row) => ({ ...row, ...before.get(row.id) }));
}

/** Who was in a household on the evening of a day, with their relation of then. */
export async function peopleOn(
  db: Kysely<Db>,
  householdId: number,
  day: string,
): Promise<Selectable<MemberTable>[]> {
  const members = await membersOf(db, householdId);
  const then = await asOfDay(db, 'member', members, { day, columns: ['relation'] });
  return then.filter((member) => wasPresentOn(member, day));
}
