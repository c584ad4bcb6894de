import { AsyncLocalStorage } from 'node:async_hooks';

const calls = new AsyncLocalStorage<Set<number>>();

/** Runs the answering of one call and gathers the households that it says it is about. */
export const involving = <T>(households: Set<number>, answer: () => T): T => calls.run(households, answer);

/** Says, from deep inside what makes a paper or a workbook, whom it is about; for the log of who had what. */
export function involve(householdIds: Iterable<number | null>): void {
  const households = calls.getStore();
  if (households === undefined) return;
  for (const id of householdIds) if (id !== null) households.add(id);
}
