import { sql, type Kysely } from 'kysely';
import type { StandingFacts } from '#domain/household/standing.ts';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { Db } from './schema.ts';

/** What decides whether a household may enter a procedure. */
export interface Entrant extends StandingFacts {
  readonly id: number;
  readonly household_no: string | null;
  readonly village_id: number | null;
  readonly closed_on: string | null;
  /** Its spell that is not over: the open one before one that is proposed. */
  readonly spell_id: number | null;
  readonly spell: 'open' | 'proposed' | null;
  /** Title of an open procedure of one of these keys that it is in, or null. */
  readonly running: string | null;
}

interface Question {
  /** The list is asked as it stood in this year. */
  readonly year: number;
  /** Keys of the procedures that nobody may be in at the same time. */
  readonly keys: readonly string[];
}

const SPELL = `from monitoring_spell s where s.household_id = h.id and s.state in ('open', 'proposed') order by s.state limit 1`;

const statusOf = (column: 'exit_status' | 'year', year: number) =>
  sql`(select ${sql.ref(`y.${column}`)} from household_year y where y.household_id = h.id and y.year <= ${year}
    and y.exit_status is not null order by y.year desc limit 1)`;

const adjustmentOf = (column: 'kind' | 'year', year: number) =>
  sql`(select ${sql.ref(`a.${column}`)} from adjustment a where a.household_id = h.id and a.year <= ${year}
    and a.kind in ('1', '2', '3', '4') order by a.year desc, a.announced_on desc, a.id desc limit 1)`;

const newestOf = (column: 'first_recognised_year' | 'exit_year' | 'return_year', year: number) =>
  sql<number | null>`(select ${sql.ref(`y.${column}`)} from household_year y where y.household_id = h.id
    and y.year <= ${year} and ${sql.ref(`y.${column}`)} is not null order by y.year desc limit 1)`;

/** Title of the open procedure of one of these keys in which it is; of no keys, none. */
const runningOf = (keys: readonly string[]) =>
  keys.length === 0
    ? sql<string | null>`null`
    : sql<
        string | null
      >`(select p.title from procedure_household ph join procedure p on p.id = ph.procedure_id
        where ph.household_id = h.id and ph.dropped = 0 and p.status = 'open' and p.key in (${sql.join([...keys])})
        limit 1)`;

const entrants = (db: Kysely<Db>, { year, keys }: Question) =>
  db
    .selectFrom('household as h')
    .select(['h.id', 'h.household_no', 'h.village_id', 'h.closed_on', 'h.household_type'])
    .select([
      sql<number | null>`(select s.id ${sql.raw(SPELL)})`.as('spell_id'),
      sql<'open' | 'proposed' | null>`(select s.state ${sql.raw(SPELL)})`.as('spell'),
      runningOf(keys).as('running'),
      sql<string | null>`${statusOf('exit_status', year)}`.as('exit_status'),
      sql<number | null>`${statusOf('year', year)}`.as('exit_status_year'),
      sql<string | null>`${adjustmentOf('kind', year)}`.as('adjustment'),
      sql<number | null>`${adjustmentOf('year', year)}`.as('adjustment_year'),
      newestOf('first_recognised_year', year).as('first_recognised_year'),
      newestOf('exit_year', year).as('exit_year'),
      newestOf('return_year', year).as('return_year'),
    ]);

export const entrantsOf = (
  db: Kysely<Db>,
  householdIds: readonly number[],
  question: Question,
): Promise<Entrant[]> =>
  entrants(db, question)
    .where('h.id', 'in', [...householdIds])
    .orderBy('h.id')
    .execute();

/** The village's households that are not closed, by group and number; `text` is part of a number or of the head's name. */
export function entrantsOfVillage(
  db: Kysely<Db>,
  { villageId, text, ...question }: Question & { villageId: number; text: string },
) {
  const found = entrants(db, question)
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select(['g.name as group', HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('h.village_id', '=', villageId)
    .where('h.closed_on', 'is', null)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('h.id');
  return text === ''
    ? found.execute()
    : found
        .where(
          sql<boolean>`(instr(coalesce(h.household_no, ''), ${text}) or instr(coalesce(${HEAD_NAME}, ''), ${text}))`,
        )
        .execute();
}
