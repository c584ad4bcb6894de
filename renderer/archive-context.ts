import { createContext, useContext } from 'react';
import type { ArchiveState } from '#contract/archive.ts';

export interface ArchiveView {
  readonly archive: ArchiveState;
  /** What is shown belongs to this year. */
  readonly year: number;
  readonly setYear: (year: number) => void;
}

export const ArchiveContext = createContext<ArchiveView | null>(null);

export function useArchive(): ArchiveView {
  const view = useContext(ArchiveContext);
  if (view === null) throw new Error('no archive is open');
  return view;
}
