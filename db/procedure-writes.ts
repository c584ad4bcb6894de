import type { Insertable, Transaction, Updateable } from 'kysely';
import type { PaperRow } from './procedures.ts';
import type {
  Db,
  MonitoringSpellTable,
  ProcedureBallotTable,
  ProcedureHouseholdTable,
  ProcedurePostingTable,
  ProcedureStepTable,
  ProcedureTable,
  ProcedureWaiverTable,
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

export async function updateProcedure(
  trx: Transaction<Db>,
  id: number,
  values: Pick<Updateable<ProcedureTable>, 'status' | 'responsible'>,
): Promise<void> {
  await trx.updateTable('procedure').set(values).where('id', '=', id).execute();
}

/** Takes a household in, with the spell that the procedure is about, if any. */
export async function insertCandidate(
  trx: Transaction<Db>,
  values: { readonly procedureId: number; readonly householdId: number; readonly spellId: number | null },
): Promise<void> {
  const { procedureId: procedure_id, householdId: household_id, spellId: spell_id } = values;
  await trx
    .insertInto('procedure_household')
    .values({ procedure_id, household_id, spell_id, dropped: 0 })
    .execute();
}

/** The monitoring that a procedure proposes for a household, since the clue. */
export async function proposeSpell(
  trx: Transaction<Db>,
  { procedureId, householdId, clueOn }: { procedureId: number; householdId: number; clueOn: string },
): Promise<number> {
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
  return spell.id;
}

/** The household's votes in a meeting after the first. */
export async function setBallot(
  trx: Transaction<Db>,
  { candidateId, step }: { candidateId: number; step: string },
  votes: Updateable<ProcedureBallotTable>,
): Promise<void> {
  const known = await trx
    .selectFrom('procedure_ballot')
    .select('id')
    .where('procedure_household_id', '=', candidateId)
    .where('step_key', '=', step)
    .executeTakeFirst();
  if (known === undefined)
    await trx
      .insertInto('procedure_ballot')
      .values({ procedure_household_id: candidateId, step_key: step, ...votes })
      .execute();
  else await trx.updateTable('procedure_ballot').set(votes).where('id', '=', known.id).execute();
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

/** Returns the new row's id. */
export const insertStep = async (
  trx: Transaction<Db>,
  values: Insertable<ProcedureStepTable>,
): Promise<number> =>
  (await trx.insertInto('procedure_step').values(values).returning('id').executeTakeFirstOrThrow()).id;

export async function updateStep(
  trx: Transaction<Db>,
  id: number,
  values: Updateable<ProcedureStepTable>,
): Promise<void> {
  await trx.updateTable('procedure_step').set(values).where('id', '=', id).execute();
}

/** A notice that was taken down before another took its place. */
export async function insertPosting(
  trx: Transaction<Db>,
  values: Insertable<ProcedurePostingTable>,
): Promise<void> {
  await trx.insertInto('procedure_posting').values(values).execute();
}

export async function insertWaiver(
  trx: Transaction<Db>,
  values: Insertable<ProcedureWaiverTable>,
): Promise<void> {
  await trx.insertInto('procedure_waiver').values(values).execute();
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
