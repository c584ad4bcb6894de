import { useSyncExternalStore } from 'react';

/** Whether the screen is locked. What is called meanwhile waits, so that nothing typed is lost. */
let isLocked = false;
let waiting: readonly ((isSameOperator: boolean) => void)[] = [];
const listeners = new Set<() => void>();

function set(next: boolean): void {
  isLocked = next;
  for (const listener of listeners) listener();
}

export const lockScreen = (): void => set(true);

/** Lets what waits go on, or drops it where somebody else signed in: it was not his. */
export function unlockScreen(isSameOperator: boolean): void {
  const answered = waiting;
  waiting = [];
  set(false);
  for (const answer of answered) answer(isSameOperator);
}

/** Whether what waits may go on, as soon as the screen is open. */
export const whenUnlocked = (): Promise<boolean> =>
  isLocked ? new Promise((resolve) => (waiting = [...waiting, resolve])) : Promise.resolve(true);

export const isScreenLocked = (): boolean => isLocked;

export const useIsLocked = (): boolean =>
  useSyncExternalStore((listener) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }, isScreenLocked);
