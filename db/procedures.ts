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

const COUNTS = {
  households: 'select count(*) from procedure_household ph where ph.procedure_id = p.id and ph.dropped = 0',
  dropped: 'select count(*) from procedure_household ph where ph.procedure_id = p.id and ph.dropped = 1',
  open_objections: 'select count(*) from objection o where o.procedure_id = p.id and o.outcome is null',
} as const;

type Counted = ProcedureRow & { readonly [name in keyof typeof COUNTS]: number };

/** Newest first, with how many households are still in and how many left, and objections without an outcome. */
export function listProcedures(
  db: Kysely<Db>,
  { year, villageId }: { year?: number | undefined; villageId?: number | undefined },
): Promise<Counted[]> {
  const count = (name: keyof typeof COUNTS) => sql<number>`(${sql.raw(COUNTS[name])})`.as(name);
  let query = withVillage(db).select([count('households'), count('dropped'), count('open_objections')]);
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

/** Steps of procedures, each procedure's in the order in which they were recorded. */
export const stepsOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<StepRow[]> =>
  db
    .selectFrom('procedure_step')
    .selectAll()
    .where('procedure_id', 'in', [...procedureIds])
    .orderBy('id')
    .execute();

export const papersOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<PaperRow[]> =>
  db
    .selectFrom('procedure_paper')
    .selectAll()
    .where('procedure_id', 'in', [...procedureIds])
    .orderBy('id')
    .execute();

/** Votes of meetings after the first. */
export const ballotsOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<BallotRow[]> =>
  db
    .selectFrom('procedure_ballot as b')
    .innerJoin('procedure_household as ph', 'ph.id', 'b.procedure_household_id')
    .selectAll('b')
    .where('ph.procedure_id', 'in', [...procedureIds])
    .execute();

/** In the order in which they came in. */
export const objectionsOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<ObjectionRow[]> =>
  db
    .selectFrom('objection')
    .selectAll()
    .where('procedure_id', 'in', [...procedureIds])
    .orderBy('received_on')
    .orderBy('id')
    .execute();

/** Notices that were taken down, oldest first. */
export const postingsOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<PostingRow[]> =>
  db
    .selectFrom('procedure_posting')
    .selectAll()
    .where('procedure_id', 'in', [...procedureIds])
    .orderBy('id')
    .execute();

export const waiversOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<WaiverRow[]> =>
  db
    .selectFrom('procedure_waiver')
    .selectAll()
    .where('procedure_id', 'in', [...procedureIds])
    .orderBy('id')
    .execute();

/** In the order of group and household number. */
export const candidatesOf = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<CandidateRow[]> =>
  db
    .selectFrom('procedure_household as ph')
    .innerJoin('household as h', 'h.id', 'ph.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .selectAll('ph')
    .select(['h.household_no', 'g.name as group', HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .where('ph.procedure_id', 'in', [...procedureIds])
    .orderBy('g.name')
    .orderBy('h.household_no')
    .orderBy('h.id')
    .execute();

/** The spells that the procedures propose or end. */
export const spellsOfProcedures = (db: Kysely<Db>, procedureIds: readonly number[]): Promise<SpellRow[]> =>
  db
    .selectFrom('monitoring_spell')
    .selectAll()
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('procedure_household')
        .select('spell_id')
        .where('procedure_id', 'in', [...procedureIds]),
    )
    .execute();

/** Pictures of steps: the notice on the board, in the order in which they were attached. */
export const photosOf = (db: Kysely<Db>, procedureId: number) =>
  db
    .selectFrom('attachment_link as l')
    .innerJoin('attachment as a', 'a.id', 'l.attachment_id')
    .select(['l.id', 'l.attachment_id', 'l.step_key', 'l.taken_on', 'l.title', 'a.name'])
    .where('l.procedure_id', '=', procedureId)
    .orderBy('l.sort')
    .orderBy('l.id')
    .execute();
