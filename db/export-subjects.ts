import { sql, type Kysely, type Selectable } from 'kysely';
import { monthOf, yearOf } from '#domain/time/day.ts';
import type { AdjustmentTable, Db, MonitoringSpellTable } from './schema.ts';

export type SpellRow = Selectable<MonitoringSpellTable>;
type AdjustmentRow = Selectable<AdjustmentTable>;

/** The days that an export tells of, both counted, and the year whose values and words it has. */
export interface Span {
  readonly from: string;
  readonly to: string;
  readonly year: number;
}

/** Whose rows an export has, before anything else of them is loaded. */
interface Owned {
  readonly household_id: number;
}

/**
 * Spells that were recognised (open or over by now) or eliminated in the span. Of most only the month is known: it
 * counts where the span touches it; the day of the county's approval decides where it lies in that month.
 */
export async function spellsIn(
  db: Kysely<Db>,
  { from, to }: Span,
  event: 'recognised' | 'eliminated',
): Promise<SpellRow[]> {
  const month = event === 'recognised' ? 'recognised_month' : 'eliminated_month';
  const states = event === 'recognised' ? (['open', 'eliminated'] as const) : (['eliminated'] as const);
  const spells = await db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where(month, '>=', monthOf(from))
    .where(month, '<=', monthOf(to))
    .where('state', 'in', [...states])
    .orderBy('id')
    .execute();
  if (event === 'eliminated') return spells;
  return spells.filter(({ county_approved_on: on, recognised_month }) => {
    const isOfMonth = on !== null && monthOf(on) === recognised_month;
    return !isOfMonth || (from <= on && on <= to);
  });
}

/** Members who came into or left their household by nature, not by splits and moves inside the archive. */
export const membersMoved = (
  db: Kysely<Db>,
  { from, to }: Span,
  event: 'joined_on' | 'left_on',
): Promise<(Owned & { id: number })[]> =>
  db
    .selectFrom('member')
    .select(['id', 'household_id'])
    .where(event, '>=', from)
    .where(event, '<=', to)
    .where(event === 'joined_on' ? 'joined_kind' : 'left_kind', '=', 'natural')
    .where((is) => is.or([is('left_kind', 'is', null), is('left_kind', '<>', 'duplicate')]))
    .orderBy('id')
    .execute();

/** Adjustments of these kinds by the day of their announcement; where there is none, by the years that the span touches. */
export const adjustmentsIn = (
  db: Kysely<Db>,
  { from, to }: Span,
  kinds: readonly string[],
): Promise<AdjustmentRow[]> =>
  db
    .selectFrom('adjustment')
    .selectAll()
    .where('kind', 'in', [...kinds])
    .where((is) =>
      is.or([
        is.and([is('announced_on', '>=', from), is('announced_on', '<=', to)]),
        is.and([
          is('announced_on', 'is', null),
          is('year', '>=', yearOf(from)),
          is('year', '<=', yearOf(to)),
        ]),
      ]),
    )
    .orderBy('id')
    .execute();

interface ClosedHousehold {
  readonly id: number;
  readonly closed_on: string | null;
  readonly closed_reason: string | null;
  /** Why the last of its people left, as a code. */
  readonly reason: string | null;
}

/** Households that ended in the span because nobody was left, not because they went into another. */
export const householdsClosed = async (db: Kysely<Db>, { from, to }: Span): Promise<ClosedHousehold[]> =>
  (
    await sql<ClosedHousehold>`
      SELECT h.id, h.closed_on, h.closed_reason,
        (SELECT m.left_reason FROM member m WHERE m.household_id = h.id AND m.left_kind = 'natural'
          AND m.left_on = h.closed_on ORDER BY m.relation = '01' DESC, m.id LIMIT 1) AS reason
      FROM household h
      WHERE h.closed_on BETWEEN ${from} AND ${to} AND h.merged_into_id IS NULL ORDER BY h.id`.execute(db)
  ).rows;

const openOn = (day: string) =>
  sql`(h.closed_on IS NULL OR h.closed_on > ${day}) AND (h.opened_on IS NULL OR h.opened_on <= ${day})`;

const presentMembers = (day: string) => sql`
  FROM member m JOIN household h ON h.id = m.household_id
  WHERE (m.left_on IS NULL OR m.left_on > ${day}) AND (m.joined_on IS NULL OR m.joined_on <= ${day})
    AND (m.left_kind IS NULL OR m.left_kind <> 'duplicate') AND ${openOn(day)}`;

const rowsOf = async <Row>(db: Kysely<Db>, query: ReturnType<typeof sql<Row>>): Promise<Row[]> =>
  (await query.execute(db)).rows;
const countOf = async (db: Kysely<Db>, query: ReturnType<typeof sql<{ n: number }>>): Promise<number> =>
  (await query.execute(db)).rows[0]?.n ?? 0;

/** Everybody who was in a household of the archive when the span ended. */
export const membersThere = (db: Kysely<Db>, { to }: Span) =>
  rowsOf(db, sql<Owned & { id: number }>`SELECT m.id, m.household_id ${presentMembers(to)} ORDER BY m.id`);
export const countMembersThere = (db: Kysely<Db>, { to }: Span) =>
  countOf(db, sql<{ n: number }>`SELECT count(*) AS n ${presentMembers(to)}`);

const statements = ({ to, year }: Span) => sql`
  FROM income_statement s JOIN household h ON h.id = s.household_id
  WHERE s.purpose = 'annual' AND s.year = ${year} AND ${openOn(to)}`;

/** Households with a statement of the year, as far as there still were such households when the span ended. */
export const householdsWithStatement = (db: Kysely<Db>, span: Span) =>
  rowsOf(db, sql<Owned>`SELECT s.household_id ${statements(span)} ORDER BY s.id`);
export const countStatements = (db: Kysely<Db>, span: Span) =>
  countOf(db, sql<{ n: number }>`SELECT count(*) AS n ${statements(span)}`);

const measured = ({ from, to }: Span) => sql`
  SELECT DISTINCT x.household_id, x.year FROM measure x JOIN household h ON h.id = x.household_id
  WHERE x.year BETWEEN ${yearOf(from)} AND ${yearOf(to)} AND ${openOn(to)}`;

/** A household and a year in which something was done for it. */
export const householdsWithMeasures = (db: Kysely<Db>, span: Span) =>
  rowsOf(db, sql<Owned & { year: number }>`${measured(span)} ORDER BY x.household_id, x.year`);
export const countMeasured = (db: Kysely<Db>, span: Span) =>
  countOf(db, sql<{ n: number }>`SELECT count(*) AS n FROM (${measured(span)})`);

const paired = ({ from, to }: Span) => sql`
  FROM pairing p WHERE (p.starts_on IS NULL OR p.starts_on <= ${to}) AND (p.ends_on IS NULL OR p.ends_on >= ${from})`;

/** Helpers with the days of their pairings, as far as those held on a day of the span. */
export const pairingsIn = (db: Kysely<Db>, span: Span) =>
  rowsOf(
    db,
    sql<Owned & Readonly<Record<string, string | number | null>>>`
      SELECT r.*, p.household_id, p.starts_on, p.ends_on FROM helper r JOIN (SELECT p.* ${paired(span)}) p
        ON p.helper_id = r.id ORDER BY p.starts_on, p.id`,
  );
export const countPairings = (db: Kysely<Db>, span: Span) =>
  countOf(db, sql<{ n: number }>`SELECT count(*) AS n ${paired(span)}`);
