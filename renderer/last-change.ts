import { useSyncExternalStore } from 'react';

/** The change that this window wrote last: the status line says what the checks find there. */
let last: number | null = null;
const listeners = new Set<() => void>();

function set(change: number | null): void {
  last = change;
  for (const listener of listeners) listener();
}

/** Takes the number of the change out of what an act answered, where it wrote one. */
export function announceChange(answer: unknown): void {
  if (typeof answer !== 'object' || answer === null || !('change' in answer)) return;
  if (typeof answer.change === 'number') set(answer.change);
}

export const forgetChange = (): void => set(null);

export const useLastChange = (): number | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => last,
  );
