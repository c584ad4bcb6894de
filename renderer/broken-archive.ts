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

/** What refuses to open because something is wrong with the files or with their place; the ways out are told. */
const BROKEN: ReadonlySet<string> = new Set(
  [
    'damaged',
    'empty',
    'no-archive',
    'no-key-file',
    'other-key',
    'not-an-archive',
    'future',
    'not-writable',
    'no-room',
  ].map((refusal) => `archive-${refusal}`),
);

export const isBroken = (rule: string | null): rule is string => rule !== null && BROKEN.has(rule);
