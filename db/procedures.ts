import { HEAD_NAME, PEOPLE } from './households.ts';
import { sql, type Kysely, type Selectable } from 'kysely';
import type {
  Db,
  MonitoringSpellTable,
  ObjectionTable,
  ProcedureBallotTable,
  ProcedureHouseholdTable,
  ProcedurePaperTable,
  ProcedurePostingTable,
  ProcedureStepTable,
  ProcedureTable,
  ProcedureWaiverTable,
} from './schema.ts';

export type ProcedureRow = Selectable<ProcedureTable> & { readonly village: string };
export type StepRow = Selectable<ProcedureStepTable>;
export type PaperRow = Selectable<ProcedurePaperTable>;
export type BallotRow = Selectable<ProcedureBallotTable>;
export type ObjectionRow = Selectable<ObjectionTable>;
export type PostingRow = Selectable<ProcedurePostingTable>;
export type WaiverRow = Selectable<ProcedureWaiverTable>;
export type SpellRow = Selectable<MonitoringSpellTable>;

/** A household of a procedure with what the screens and gates need of it; `people` are those who are there now. */
export type CandidateRow = Selectable<ProcedureHouseholdTable> & {
  readonly household_no: string | null;
  readonly head_name: string | null;
  readonly group: string | null;
  readonly people: number;
};

const withVillage = (db: Kysely<Db>) =>
  db
    .selectFrom('procedure as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .selectAll('p')
    .select('v.name as village');

export const findProcedure = (db: Kysely<Db>, id: number): Promise<ProcedureRow | undefined> =>
  withVillage(db).where('p.id', '=', id).executeTakeFirst();

/** Newest first, with the number of households that are still in. */
export function listProcedures(
  db: Kysely<Db>,
  { year, villageId }: { year?: number | undefined; villageId?: number | undefined },
): Promise<(ProcedureRow & { households: number })[]> {
  let query = withVillage(db).select(
    sql<number>`(select count(*) from procedure_household ph where ph.procedure_id = p.id and ph.dropped = 0)`.as(
      'households',
    ),
  );
  if (year !== undefined) query = query.where('p.year', '=', year);
  if (villageId !== undefined) query = query.where('p.village_id', '=', villageId);
  return query.orderBy('p.opened_on', 'desc').orderBy('p.id', 'desc').execute();
}

/** The village's newest procedure that was not stopped, of the year or of any. */
export const newestProcedure = (
  db: Kysely<Db>,
  { villageId, year }: { villageId: number; year?: number | undefined },
): Promise<ProcedureRow | undefined> =>
  withVillage(db)
    .where('p.village_id', '=', villageId)
    .$if(year !== undefined, (query) => query.where('p.year', '=', year ?? 0))
    .where('p.status', '!=', 'stopped')
    .orderBy('p.opened_on', 'desc')
    .orderBy('p.id', 'desc')
    .executeTakeFirst();

/** The newest procedure of the year that has the household and was not stopped. */
export const procedureOfHousehold = (
  db: Kysely<Db>,
  householdId: number,
  year: number,
): Promise<ProcedureRow | undefined> =>
  withVillage(db)
    .innerJoin('procedure_household as ph', 'ph.procedure_id', 'p.id')
    .where('ph.household_id', '=', householdId)
    .where('p.year', '=', year)
    .where('p.status', '!=', 'stopped')
    .orderBy('p.opened_on', 'desc')
    .orderBy('p.id', 'desc')
    .executeTakeFirst();

export const stepsOf = (db: Kysely<Db>, procedureId: number): Promise<StepRow[]> =>
  db.selectFrom('procedure_step').selectAll().where('procedure_id', '=', procedureId).orderBy('id').execute();

export const papersOf = (db: Kysely<Db>, procedureId: number): Promise<PaperRow[]> =>
  db.selectFrom('procedure_paper').selectAll().where('procedure_id', '=', procedureId).execute();

/** Votes of meetings after the first. */
export const ballotsOfProcedure = (db: Kysely<Db>, procedureId: number): Promise<BallotRow[]> =>
  db
    .selectFrom('procedure_ballot as b')
    .innerJoin('procedure_household as ph', 'ph.id', 'b.procedure_household_id')
    .selectAll('b')
    .where('ph.procedure_id', '=', procedureId)
    .execute();

/** In the order in which they came in. */
export const objectionsOf = (db: Kysely<Db>, procedureId: number): Promise<ObjectionRow[]> =>
  db
    .selectFrom('objection')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .orderBy('received_on')
    .orderBy('id')
    .execute();

/** Notices that were taken down, oldest first. */
export const postingsOf = (db: Kysely<Db>, procedureId: number): Promise<PostingRow[]> =>
  db
    .selectFrom('procedure_posting')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .orderBy('id')
    .execute();

export const waiversOf = (db: Kysely<Db>, procedureId: number): Promise<WaiverRow[]> =>
  db
    .selectFrom('procedure_waiver')
    .selectAll()
    .where('procedure_id', '=', procedureId)
    .orderBy('id')
    .execute();

/** In the order of group and household number. */
export const candidatesOf = (db: Kysely<Db>, procedureId: number): Promise<CandidateRow[]> =>
  db
    .selectFrom('procedure_household as ph')
    .innerJoin('household as h', 'h.id', 'ph.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .selectAll('ph')
    .select(['h.household_no', 'g.name as group', HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('ph.procedure_id', '=', procedureId)
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('h.id')
    .execute();

export const spellsOfProcedure = (db: Kysely<Db>, procedureId: number): Promise<SpellRow[]> =>
  db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where((eb) =>
      eb.or([
        eb('procedure_id', '=', procedureId),
        eb(
          'id',
          'in',
          eb.selectFrom('procedure_household').select('spell_id').where('procedure_id', '=', procedureId),
        ),
      ]),
    )
    .execute();

/** What decides whether a household may enter a procedure. */
export interface Entrant {
  readonly id: number;
  readonly household_no: string | null;
  readonly village_id: number | null;
  readonly closed_on: string | null;
  /** The state of a spell that is not over, or null. */
  readonly spell: 'open' | 'proposed' | null;
  /** Title of the open procedure of this key that it is in, or null. */
  readonly running: string | null;
}

export const entrantsOf = (
  db: Kysely<Db>,
  householdIds: readonly number[],
  key: string,
): Promise<Entrant[]> =>
  db
    .selectFrom('household as h')
    .select([
      'h.id',
      'h.household_no',
      'h.village_id',
      'h.closed_on',
      sql<
        'open' | 'proposed' | null
      >`(select s.state from monitoring_spell s where s.household_id = h.id and s.state in ('open', 'proposed') order by s.state limit 1)`.as(
        'spell',
      ),
      sql<
        string | null
      >`(select p.title from procedure_household ph join procedure p on p.id = ph.procedure_id where ph.household_id = h.id and ph.dropped = 0 and p.status = 'open' and p.key = ${key} limit 1)`.as(
        'running',
      ),
    ])
    .where('h.id', 'in', [...householdIds])
    .orderBy('h.id')
    .execute();
