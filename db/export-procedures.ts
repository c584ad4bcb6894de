import type { Kysely, Selectable } from 'kysely';
import type { Db, ProcedureHouseholdTable, ProcedureStepTable } from './schema.ts';

const CHUNK = 500;

export interface ProcedureDays {
  readonly steps: Selectable<ProcedureStepTable>[];
  readonly households: Selectable<ProcedureHouseholdTable>[];
}

/** The steps of these procedures in the order in which they were taken, and the households in them. */
export async function procedureDays(db: Kysely<Db>, ids: readonly number[]): Promise<ProcedureDays> {
  const steps: ProcedureDays['steps'] = [];
  const households: ProcedureDays['households'] = [];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const chunk = ids.slice(at, at + CHUNK);
    steps.push(
      ...(await db
        .selectFrom('procedure_step')
        .selectAll()
        .where('procedure_id', 'in', chunk)
        .orderBy('done_on')
        .orderBy('id')
        .execute()),
    );
    households.push(
      ...(await db
        .selectFrom('procedure_household')
        .selectAll()
        .where('procedure_id', 'in', chunk)
        .execute()),
    );
  }
  return { steps, households };
}
