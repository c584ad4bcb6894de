import { sql, type Kysely, type Selectable } from 'kysely';
import { HEAD_NAME } from './households.ts';
import type { Db, MemberTable, VisitTable } from './schema.ts';

interface OfYear {
  readonly villageId: number;
  readonly year: number;
}

const spanOf = (year: number) => [`${year}-01-01`, `${year}-12-31`] as const;

type MemberEvent = 'joined_on' | 'left_on';

/** A member who came or went, with the household that it was. */
export type MovedRow = Selectable<MemberTable> & {
  readonly household_no: string | null;
  readonly group: string | null;
};

/** Who came into (or left) the village's households by nature in a year, in the order of the days; closed households too. */
export const naturallyMoved = (
  db: Kysely<Db>,
  { villageId, year }: OfYear,
  event: MemberEvent,
): Promise<MovedRow[]> => {
  const [from, to] = spanOf(year);
  return db
    .selectFrom('member as m')
    .innerJoin('household as h', 'h.id', 'm.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .selectAll('m')
    .select(['h.household_no', 'g.name as group'])
    .where('h.village_id', '=', villageId)
    .where(`m.${event}`, '>=', from)
    .where(`m.${event}`, '<=', to)
    .where(event === 'joined_on' ? 'm.joined_kind' : 'm.left_kind', '=', 'natural')
    .where((is) => is.or([is('m.left_kind', 'is', null), is('m.left_kind', '<>', 'duplicate')]))
    .orderBy(`m.${event}`)
    .orderBy('h.household_no')
    .orderBy('m.id')
    .execute();
};

const ofVillage = (db: Kysely<Db>, villageId: number) =>
  db
    .selectFrom('household as h')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select('h.id')
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .orderBy('g.name')
    .orderBy('h.household_no');

const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

/** Households that have a measure of the year. */
export const householdsWithMeasures = async (
  db: Kysely<Db>,
  { villageId, year }: OfYear,
): Promise<number[]> =>
  idsOf(
    await ofVillage(db, villageId)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('measure as m')
            .select('m.id')
            .whereRef('m.household_id', '=', 'h.id')
            .where('m.year', '=', year),
        ),
      )
      .execute(),
  );

/** Households of which the end of a spell is worked out or recorded as one that happened in the year. */
export const householdsToEliminate = async (db: Kysely<Db>, { villageId, year }: OfYear): Promise<number[]> =>
  idsOf(
    await ofVillage(db, villageId)
      .where(
        sql<boolean>`exists (select 1 from monitoring_spell s where s.household_id = h.id and
          (s.state = 'open' and (s.elimination_mode is not null or s.after_per_capita_income is not null)
          or s.state = 'eliminated' and substr(s.eliminated_month, 1, 4) = ${String(year)}))`,
      )
      .execute(),
  );

type VisitRow = Selectable<VisitTable>;

/** Visits of the year to these households, the newest first. */
export const visitsOfYear = (
  db: Kysely<Db>,
  { householdIds, year }: { householdIds: readonly number[]; year: number },
): Promise<VisitRow[]> => {
  const [from, to] = spanOf(year);
  return db
    .selectFrom('visit')
    .selectAll()
    .where('household_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`)
    .where('visited_on', '>=', from)
    .where('visited_on', '<=', to)
    .orderBy('visited_on', 'desc')
    .orderBy('id', 'desc')
    .execute();
};

/** What was ticked on these visits. */
export const checksOfVisits = (db: Kysely<Db>, visitIds: readonly number[]) =>
  db
    .selectFrom('visit_check')
    .select(['visit_id', 'item', 'result', 'note'])
    .where('visit_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(visitIds)}))`)
    .orderBy('item')
    .execute();

/** Whose problems stand in a ledger: place, head and what they are monitored as. */
export const householdsOfLedger = (db: Kysely<Db>, householdIds: readonly number[]) =>
  db
    .selectFrom('household as h')
    .innerJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select(['h.id', 'h.household_no', 'h.household_type', 'v.name as village', 'g.name as group'])
    .select(HEAD_NAME.as('head'))
    .select((e) =>
      e
        .selectFrom('monitoring_spell as s')
        .select('s.category')
        .whereRef('s.household_id', '=', 'h.id')
        .where('s.state', '=', 'open')
        .orderBy('s.id', 'desc')
        .limit(1)
        .as('category'),
    )
    .where('h.id', 'in', sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`)
    .execute();

/** Suspicions of a comparison that are neither explained nor a mistake, of who is in one of these households now. */
export const openHitsOf = (
  db: Kysely<Db>,
  { householdIds, year }: { householdIds: readonly number[]; year: number },
) =>
  db
    .selectFrom('comparison_hit as c')
    .innerJoin('comparison_round as r', 'r.id', 'c.round_id')
    .innerJoin('member as m', 'm.id_key', 'c.id_key')
    .select(['m.household_id', 'm.name', 'c.department', 'c.suspicion', 'c.detail'])
    .select(['c.reported_on', 'c.verdict'])
    .where('m.left_on', 'is', null)
    .where(
      'm.household_id',
      'in',
      sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`,
    )
    .where('r.year', '=', year)
    .where((is) => is.or([is('c.verdict', 'is', null), is('c.verdict', '=', 'confirmed')]))
    .orderBy('c.id')
    .execute();
