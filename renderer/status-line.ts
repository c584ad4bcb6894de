import { useEffect, useSyncExternalStore } from 'react';

/** What the page says in the status line: rows shown and chosen. */
let text = '';
const listeners = new Set<() => void>();

function say(next: string): void {
  text = next;
  for (const listener of listeners) listener();
}

export function useStatus(sentence: string): void {
  useEffect(() => {
    say(sentence);
    return () => say('');
  }, [sentence]);
}

export const useStatusText = (): string =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => text,
  );
