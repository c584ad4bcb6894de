import type { Insertable, Transaction, Updateable } from 'kysely';
import type { PaperRow } from './procedures.ts';
import type {
  Db,
  MonitoringSpellTable,
  ProcedureHouseholdTable,
  ProcedureStepTable,
  ProcedureTable,
  SpellState,
} from './schema.ts';

export const insertProcedure = async (
  trx: Transaction<Db>,
  values: Omit<Insertable<ProcedureTable>, 'id' | 'status'>,
): Promise<number> =>
  (
    await trx
      .insertInto('procedure')
      .values({ ...values, status: 'open' })
      .returning('id')
      .executeTakeFirstOrThrow()
  ).id;

export async function setProcedureStatus(
  trx: Transaction<Db>,
  id: number,
  status: ProcedureTable['status'],
): Promise<void> {
  await trx.updateTable('procedure').set({ status }).where('id', '=', id).execute();
}

/** Takes a household in, with the monitoring that the procedure proposes for it. */
export async function insertCandidate(
  trx: Transaction<Db>,
  { procedureId, householdId, clueOn }: { procedureId: number; householdId: number; clueOn: string },
): Promise<void> {
  const spell = await trx
    .insertInto('monitoring_spell')
    .values({
      household_id: householdId,
      procedure_id: procedureId,
      state: 'proposed',
      discovered_on: clueOn,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  await trx
    .insertInto('procedure_household')
    .values({ procedure_id: procedureId, household_id: householdId, spell_id: spell.id, dropped: 0 })
    .execute();
}

export async function updateCandidate(
  trx: Transaction<Db>,
  id: number,
  values: Updateable<ProcedureHouseholdTable>,
): Promise<void> {
  if (Object.keys(values).length === 0) return;
  await trx.updateTable('procedure_household').set(values).where('id', '=', id).execute();
}

export async function updateSpells(
  trx: Transaction<Db>,
  ids: readonly (number | null)[],
  values: Updateable<MonitoringSpellTable>,
): Promise<void> {
  const known = ids.filter((id) => id !== null);
  if (known.length === 0 || Object.keys(values).length === 0) return;
  await trx.updateTable('monitoring_spell').set(values).where('id', 'in', known).execute();
}

export async function setSpellStates(
  trx: Transaction<Db>,
  procedureId: number,
  { from, to }: { from: SpellState; to: SpellState },
): Promise<void> {
  await trx
    .updateTable('monitoring_spell')
    .set({ state: to })
    .where('procedure_id', '=', procedureId)
    .where('state', '=', from)
    .execute();
}

export async function insertStep(
  trx: Transaction<Db>,
  values: Insertable<ProcedureStepTable>,
): Promise<void> {
  await trx.insertInto('procedure_step').values(values).execute();
}

/** The paper as it stands now, one for all or of one household; null takes the record away. */
export async function setPaper(
  trx: Transaction<Db>,
  paper: Pick<PaperRow, 'procedure_id' | 'step_key' | 'document' | 'household_id'>,
  reached: Pick<PaperRow, 'state' | 'received_on'> | null,
): Promise<void> {
  const known = await trx
    .selectFrom('procedure_paper')
    .select('id')
    .where('procedure_id', '=', paper.procedure_id)
    .where('step_key', '=', paper.step_key)
    .where('document', '=', paper.document)
    .where('household_id', 'is', paper.household_id)
    .executeTakeFirst();
  if (reached === null) {
    if (known !== undefined) await trx.deleteFrom('procedure_paper').where('id', '=', known.id).execute();
  } else if (known === undefined) {
    await trx
      .insertInto('procedure_paper')
      .values({ ...paper, ...reached })
      .execute();
  } else {
    await trx.updateTable('procedure_paper').set(reached).where('id', '=', known.id).execute();
  }
}
