import type { Kysely } from 'kysely';
import type { ProcedureRow } from './procedures.ts';
import type { Db } from './schema.ts';

/** The procedures that rows of an export came from. */
export const proceduresNamed = (db: Kysely<Db>, ids: readonly number[]): Promise<ProcedureRow[]> =>
  db
    .selectFrom('procedure as p')
    .innerJoin('village as v', 'v.id', 'p.village_id')
    .selectAll('p')
    .select('v.name as village')
    .where('p.id', 'in', ids)
    .execute();
