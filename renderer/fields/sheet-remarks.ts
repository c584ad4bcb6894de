import { findField } from '#domain/fields/dictionary.ts';
import type { Remark } from '#domain/entry/remark.ts';
import { shown } from './shown.ts';
import type { CellMark } from './sheet-marks.ts';

type MarkAt = (row: number | null, key: string) => CellMark | undefined;

/** Remarks as marks on cells; of several on one cell the first, faults before doubts. */
export function marksOf(remarks: readonly Remark[], year: number): MarkAt {
  const marks = new Map<string, CellMark>();
  const place = (row: number | null, key: string): string => `${row ?? ''} ${key}`;
  const inOrder = [...remarks].sort((a, b) => (a.level === b.level ? 0 : a.level === 'fault' ? -1 : 1));
  for (const remark of inOrder) {
    const at = place(remark.row, remark.key);
    if (marks.has(at)) continue;
    const field = findField(remark.key);
    const { fix } = remark;
    marks.set(at, {
      tone: remark.level === 'fault' ? 'wrong' : 'doubt',
      reason: remark.reason,
      ...(fix === undefined || field === undefined
        ? {}
        : { fix: { text: fix, shown: shown(field, fix, year) } }),
    });
  }
  return (row, key) => marks.get(place(row, key));
}
