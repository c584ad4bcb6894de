import { useSyncExternalStore } from 'react';

/** The sentence of a damage that some call met; told once, since every further call may meet it too. */
let damage: string | null = null;
const listeners = new Set<() => void>();

export function noteDamage(sentence: string | null): void {
  damage = sentence;
  for (const listener of listeners) listener();
}

export const useDamage = (): string | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => damage,
  );
