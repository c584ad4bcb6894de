import { settleByProcedure } from '#db/clues.ts';
import type { WriteHandle } from '#db/handle.ts';
import type { Effect, Procedure } from '#domain/procedures/definition.ts';

/** Procedures that a clue is there for: they say whether the household is taken in. */
const ANSWERS: ReadonlySet<Effect> = new Set(['open-monitoring-spell', 'recognise', 'return']);

interface Entry {
  readonly definition: Pick<Procedure, 'effect'>;
  readonly procedureId: number;
  readonly householdIds: readonly number[];
  /** Today. */
  readonly on: string;
}

/** Settles the open clues of households that such a procedure takes in, in the act that takes them in. */
export async function settleCluesOfEntrants(
  trx: WriteHandle,
  { definition, ...entry }: Entry,
): Promise<void> {
  if (ANSWERS.has(definition.effect)) await settleByProcedure(trx, entry);
}
