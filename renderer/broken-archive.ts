import { useSyncExternalStore } from 'react';

/** An archive that does not open, or in which damage was met: its name, the rule that refused, and its sentence. */
export interface BrokenArchive {
  readonly name: string;
  readonly rule: string;
  readonly sentence: string;
}

let broken: BrokenArchive | null = null;
const listeners = new Set<() => void>();

/** Leads to the ways out; null leads back. */
export function setBroken(next: BrokenArchive | null): void {
  broken = next;
  for (const listener of listeners) listener();
}

export const useBroken = (): BrokenArchive | null =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => broken,
  );

/** What refuses to open without anything being wrong with the archive. */
const WHOLE: ReadonlySet<string> = new Set([
  'archive-wrong-passphrase',
  'archive-not-remembered',
  'archive-exists',
  'archive-not-empty',
]);

export const isBroken = (rule: string | null): rule is string =>
  rule?.startsWith('archive-') === true && !WHOLE.has(rule);
