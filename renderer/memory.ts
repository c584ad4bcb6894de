import { useState } from 'react';

/** What the window remembers while it is open (filters, where a list stood). Never written to disk. */
const kept = new Map<string, unknown>();

/** useState that survives leaving the page and coming back. */
export function useRemembered<T>(key: string, initial: T): [T, (next: T) => void] {
  const [value, setValue] = useState<T>(() => (kept.has(key) ? (kept.get(key) as T) : initial));
  return [
    value,
    (next) => {
      kept.set(key, next);
      setValue(next);
    },
  ];
}

/** Leaves something for the page that is opened next (a selection of households). */
export function handOver(key: string, value: unknown): void {
  kept.set(`over:${key}`, value);
}

/** Looks at what was left without taking it away, so that a second rendering finds it too. */
export const handedOver = <T>(key: string): T | undefined => kept.get(`over:${key}`) as T | undefined;

export const handOverDone = (key: string): boolean => kept.delete(`over:${key}`);

/** What a page keeps while the archive is open, made when it is asked for first. */
export function keptOf<T>(key: string, make: () => T): T {
  if (!kept.has(key)) kept.set(key, make());
  return kept.get(key) as T;
}

export const forgetAll = (): void => kept.clear();
