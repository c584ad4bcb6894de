import { sql, type Kysely, type Selectable } from 'kysely';
import type { WriteHandle } from './handle.ts';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { ClueTable, Db, ProcedureTable } from './schema.ts';

/** A clue with what its line shows of the household and of the procedure that it went into. */
export type ClueRow = Selectable<ClueTable> & {
  readonly village: string;
  readonly household_no: string | null;
  readonly head_name: string | null;
  readonly group: string | null;
  readonly people: number | null;
  readonly household_type: string | null;
  readonly procedure: string | null;
  readonly procedure_status: ProcedureTable['status'] | null;
};

interface CluesWanted {
  /** The year in which they were found. */
  readonly year?: number | undefined;
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
  readonly ids?: readonly number[] | undefined;
  /** Not settled yet. */
  readonly open?: boolean | undefined;
}

/** By the day on which they were found. */
export function listClues(db: Kysely<Db>, wanted: CluesWanted): Promise<ClueRow[]> {
  const { year, villageId, householdId, ids, open } = wanted;
  return db
    .selectFrom('clue as c')
    .innerJoin('village as v', 'v.id', 'c.village_id')
    .leftJoin('household as h', 'h.id', 'c.household_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .leftJoin('procedure as p', 'p.id', 'c.procedure_id')
    .selectAll('c')
    .select(['v.name as village', 'h.household_no', 'h.household_type', 'g.name as group'])
    .select(['p.title as procedure', 'p.status as procedure_status'])
    .select([HEAD_NAME.as('head_name'), PEOPLE.as('people')])
    .$if(year !== undefined, (query) =>
      query.where('c.found_on', '>=', `${year ?? 0}-01-01`).where('c.found_on', '<=', `${year ?? 0}-12-31`),
    )
    .$if(villageId !== undefined, (query) => query.where('c.village_id', '=', villageId ?? 0))
    .$if(householdId !== undefined, (query) => query.where('c.household_id', '=', householdId ?? 0))
    .$if(ids !== undefined, (query) =>
      query.where('c.id', 'in', sql<number>`(select value from json_each(${JSON.stringify(ids)}))`),
    )
    .$if(open === true, (query) => query.where('c.settled_on', 'is', null))
    .orderBy('c.found_on')
    .orderBy('c.id')
    .execute();
}

/** How many clues of each household are not settled. */
export async function openCluesOf(
  db: Kysely<Db>,
  householdIds: readonly number[],
): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('clue')
    .select(['household_id', sql<number>`count(*)`.as('open')])
    .where('household_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`)
    .where('settled_on', 'is', null)
    .groupBy('household_id')
    .execute();
  return new Map(rows.map((row) => [row.household_id ?? 0, row.open]));
}

/** Settles what is open of households that a procedure takes in: it is the answer to their clues. */
export async function settleByProcedure(
  trx: WriteHandle,
  { procedureId, householdIds, on }: { procedureId: number; householdIds: readonly number[]; on: string },
): Promise<void> {
  await trx
    .updateTable('clue')
    .set({ outcome: 'procedure', procedure_id: procedureId, settled_on: on })
    .where('household_id', 'in', sql<number>`(select value from json_each(${JSON.stringify(householdIds)}))`)
    .where('settled_on', 'is', null)
    .where('found_on', '<=', on)
    .execute();
}

/** The households that a procedure takes on, those that fell out included; null where there is no such procedure. */
export async function householdsInProcedure(
  db: Kysely<Db>,
  procedureId: number,
): Promise<ReadonlySet<number> | null> {
  const rows = await db
    .selectFrom('procedure as p')
    .leftJoin('procedure_household as ph', 'ph.procedure_id', 'p.id')
    .select('ph.household_id')
    .where('p.id', '=', procedureId)
    .execute();
  return rows.length === 0
    ? null
    : new Set(rows.flatMap(({ household_id: id }) => (id === null ? [] : [id])));
}
