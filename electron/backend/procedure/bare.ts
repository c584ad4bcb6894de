import type { Refusal } from '#domain/procedures/procedure-state.ts';
import type { StepRefusal } from '#contract/procedure.ts';
import type { Running } from './running.ts';

/** A refusal of the domain as the contract carries it: without the household, which its sentence names. */
export const bare = ({ rule, message, source, waivableBy }: Refusal) => ({
  ...{ rule, message, source },
  ...(waivableBy !== undefined && { waivableBy }),
});

/** As `bare`, with the household that it is about. */
export function ofHousehold({ candidates }: Running, refusal: Refusal): StepRefusal {
  const found = candidates.find(({ household_id }) => household_id === refusal.candidateId);
  return {
    ...bare(refusal),
    ...(found && { householdId: found.household_id, householdNo: found.household_no }),
  };
}
