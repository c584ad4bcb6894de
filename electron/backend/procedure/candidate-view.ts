import type { CandidateRow } from '#db/procedures.ts';
import { storedFields } from '#domain/fields/dictionary.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { valuesOf } from '../field-input.ts';
import { bare } from './bare.ts';
import { ballotsIn, clockOf, investigatorsOf, type Running } from './running.ts';

type CandidateView = ProcedurePage['candidates'][number];

/** The households of a procedure, each with what the next step would find wrong with it today. */
export function candidateViewsOf(running: Running, next: string | null, today: string): CandidateView[] {
  const { definition, state, candidates } = running;
  const refused =
    next === null ? [] : refuseStep(definition, state, next, { doneOn: today }, clockOf(running, today));
  const faults = Map.groupBy(refused, ({ candidateId }) => candidateId);
  return candidates.map((row) => ({
    ...viewOf(running, row),
    faults: (faults.get(row.household_id) ?? []).map(bare),
  }));
}

function viewOf(running: Running, row: CandidateRow): Omit<CandidateView, 'faults'> {
  const { facts } = running.state.candidates.find(({ id }) => id === row.household_id) ?? {};
  return {
    householdId: row.household_id,
    householdNo: row.household_no,
    headName: row.head_name,
    group: row.group,
    people: row.people,
    spellId: row.spell_id,
    values: valuesOf(running.spells.get(row.spell_id), storedFields('monitoring_spell')),
    consentOn: row.consent_on,
    consentSigner: row.consent_signer,
    visitedOn: row.visited_on,
    investigators: investigatorsOf(row),
    ballots: ballotsIn(running, row),
    dropped: row.dropped === 1,
    dropReason: row.drop_reason,
    dropKind: row.drop_kind,
    droppedOn: row.dropped_on,
    droppedStep: row.dropped_step,
    mark: row.mark,
    causes: row.causes,
    mode: row.mode,
    reason: row.reason,
    comparison: facts?.comparison ?? null,
    points: facts?.score?.points ?? null,
    rank: facts?.score?.rank ?? null,
  };
}
