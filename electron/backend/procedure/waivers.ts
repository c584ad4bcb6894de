import type { WriteHandle } from '#db/handle.ts';
import { insertWaiver } from '#db/procedure-writes.ts';
import { refuseStep } from '#domain/procedures/clock.ts';
import type { StepInput } from '#domain/procedures/procedure-state.ts';
import type { Input } from '#contract/channels.ts';
import { clockOf, type Running } from './running.ts';

type Entry = Pick<Input<'procedure.doStep'>, 'step' | 'waivers'> & { readonly today: string };

/** Keeps who set which rule aside for a step, and what it said; what stood in nobody's way is not kept. */
export async function keepWaivers(
  trx: WriteHandle,
  running: Running,
  { waivers: _, ...record }: StepInput,
  { step, waivers = [], today }: Entry,
): Promise<void> {
  if (waivers.length === 0) return;
  const { definition, state, row } = running;
  const refused = refuseStep(definition, state, step, record, clockOf(running, today));
  for (const { rule, message, source, candidateId = null } of refused) {
    const waiver = waivers.find((each) => each.rule === rule && each.householdId === candidateId);
    if (waiver === undefined) continue;
    await insertWaiver(trx, {
      ...{ procedure_id: row.id, step_key: step, rule, household_id: waiver.householdId },
      ...{ message, source, allowed_by: waiver.allowedBy, reason: waiver.reason, allowed_on: today },
    });
  }
}
