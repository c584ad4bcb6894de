import { sql, type Kysely } from 'kysely';
import { addDays } from '#domain/time/day.ts';
import { localDay } from './past-rows.ts';
import type { Cells } from './row-access.ts';
import type { Db } from './schema.ts';

const PAGE = 20_000;
const CHUNK = 500;

/** An act that stands, with its day on the clerk's calendar. */
export interface DatedChange {
  readonly id: number;
  readonly on: string;
  readonly command: string;
  readonly title: string;
  readonly reason: string | null;
}

type ChangeCells = Omit<DatedChange, 'on'> & { readonly at: string; readonly effective_on: string | null };

const dayOf = ({ at, effective_on }: Pick<ChangeCells, 'at' | 'effective_on'>): string =>
  effective_on ?? localDay(at);

/** The acts of the span that stand, in the order of the log. */
export async function changesIn(
  db: Kysely<Db>,
  { from, to }: { from: string; to: string },
): Promise<DatedChange[]> {
  // Moments are kept in UTC: a day more on either side holds every calendar's day.
  const rows = await sql<ChangeCells>`
    SELECT id, at, effective_on, command, title, reason FROM change
    WHERE kind = 'act' AND standing = 1 AND row_count > 0 AND CASE WHEN effective_on IS NULL
      THEN at >= ${addDays(from, -1)} AND at < ${addDays(to, 2)} ELSE effective_on BETWEEN ${from} AND ${to} END
    ORDER BY id`.execute(db);
  return rows.rows
    .map(({ at, effective_on, ...change }) => ({ ...change, on: dayOf({ at, effective_on }) }))
    .filter(({ on }) => from <= on && on <= to);
}

/** The number of the newest act; another one says that something was written. */
export const newestChange = async (db: Kysely<Db>): Promise<number> =>
  (await sql<{ id: number }>`SELECT coalesce(max(id), 0) AS id FROM change`.execute(db)).rows[0]?.id ?? 0;

export interface LoggedCells {
  readonly id: number;
  readonly table_name: 'member' | 'member_year' | 'household';
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** What an act wrote of people, their years and their households; a page at a time, since an import writes very much. */
export async function* rowsWritten(
  db: Kysely<Db>,
  changeId: number,
): AsyncGenerator<LoggedCells[], void, undefined> {
  for (let after = 0; ;) {
    const { rows } = await sql<LoggedCells>`
      SELECT id, table_name, row_id, before, after FROM change_row
      WHERE change_id = ${changeId} AND id > ${after} AND after IS NOT NULL
        AND table_name IN ('member', 'member_year', 'household')
      ORDER BY id LIMIT ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows;
    if (rows.length < PAGE) return;
    after = rows.at(-1)?.id ?? after;
  }
}

type MemberRowOfChange = Cells & { id: number; household_id: number };
export type YearRowOfChange = Cells & { id: number; member_id: number; year: number };

/** Rows by id, as many as one query takes at a time. */
async function byIds<Row>(
  ids: readonly number[],
  load: (list: ReturnType<typeof sql.join>) => ReturnType<typeof sql<Row>>,
  db: Kysely<Db>,
): Promise<Row[]> {
  const all: Row[] = [];
  for (let at = 0; at < ids.length; at += CHUNK)
    for (const row of (await load(sql.join(ids.slice(at, at + CHUNK))).execute(db)).rows) all.push(row);
  return all;
}

/** Whose year each of these rows tells, without its values. */
export const ownersOfYears = (
  db: Kysely<Db>,
  ids: readonly number[],
): Promise<{ id: number; member_id: number }[]> =>
  byIds(ids, (list) => sql`SELECT id, member_id FROM member_year WHERE id IN (${list})`, db);

export const membersById = (db: Kysely<Db>, ids: readonly number[]): Promise<MemberRowOfChange[]> =>
  byIds(ids, (list) => sql`SELECT * FROM member WHERE id IN (${list})`, db);

export const yearsOfMembers = (db: Kysely<Db>, ids: readonly number[]): Promise<YearRowOfChange[]> =>
  byIds(ids, (list) => sql`SELECT * FROM member_year WHERE member_id IN (${list}) ORDER BY year`, db);

export const householdsById = (db: Kysely<Db>, ids: readonly number[]): Promise<(Cells & { id: number })[]> =>
  byIds(ids, (list) => sql`SELECT * FROM household WHERE id IN (${list})`, db);

/** The people of these households, heads first. */
export const membersOfHouseholds = (db: Kysely<Db>, ids: readonly number[]): Promise<MemberRowOfChange[]> =>
  byIds(
    ids,
    (list) => sql`SELECT * FROM member WHERE household_id IN (${list}) ORDER BY relation = '01' DESC, id`,
    db,
  );

/** What stood in these rows before acts of later days wrote something else, by row and column. */
export async function beforeLater(
  db: Kysely<Db>,
  table: LoggedCells['table_name'],
  { ids, to }: { ids: readonly number[]; to: string },
): Promise<Map<number, Cells>> {
  const rows = await byIds<{ row_id: number; before: string; at: string; effective_on: string | null }>(
    ids,
    (list) => sql`
      SELECT r.row_id, r.before, c.at, c.effective_on FROM change_row r JOIN change c ON c.id = r.change_id
      WHERE r.table_name = ${table} AND r.row_id IN (${list}) AND r.before IS NOT NULL AND r.after IS NOT NULL
        AND c.kind = 'act' AND c.standing = 1 AND (c.effective_on > ${to} OR c.at >= ${to})
      ORDER BY r.id`,
    db,
  );
  const cells = new Map<number, Cells>();
  for (const row of rows) {
    if (dayOf(row) <= to) continue;
    // The earliest of the later acts knows what had been.
    cells.set(row.row_id, { ...(JSON.parse(row.before) as Cells), ...cells.get(row.row_id) });
  }
  return cells;
}
