import type { Insertable, Kysely, Updateable } from 'kysely';
import type { WriteHandle } from './handle.ts';
import { type ObjectionRow, type ProcedureRow } from './procedures.ts';
import type { Db, ObjectionTable } from './schema.ts';

export const insertObjection = async (
  trx: WriteHandle,
  values: Omit<Insertable<ObjectionTable>, 'id'>,
): Promise<number> =>
  (await trx.insertInto('objection').values(values).returning('id').executeTakeFirstOrThrow()).id;

export async function updateObjection(
  trx: WriteHandle,
  id: number,
  values: Updateable<ObjectionTable>,
): Promise<void> {
  await trx.updateTable('objection').set(values).where('id', '=', id).execute();
}

export const findObjection = (db: Kysely<Db>, id: number): Promise<ObjectionRow | undefined> =>
  db.selectFrom('objection').selectAll().where('id', '=', id).executeTakeFirst();

export interface ProceduresWanted {
  readonly id?: number | undefined;
  readonly year?: number | undefined;
  readonly villageId?: number | undefined;
}

/** The procedures to which anybody objected. */
export const proceduresWithObjections = (
  db: Kysely<Db>,
  { id, year, villageId }: ProceduresWanted,
): Promise<ProcedureRow[]> =>
  db
    .selectFrom('procedure as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .selectAll('p')
    .select('v.name as village')
    .where('p.id', 'in', (eb) => eb.selectFrom('objection').select('procedure_id'))
    .$if(id !== undefined, (query) => query.where('p.id', '=', id ?? 0))
    .$if(year !== undefined, (query) => query.where('p.year', '=', year ?? 0))
    .$if(villageId !== undefined, (query) => query.where('p.village_id', '=', villageId ?? 0))
    .orderBy('p.id')
    .execute();
