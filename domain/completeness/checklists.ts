import type { PackSpan } from '#domain/policy/load-pack.ts';
import type { ChecklistEntry } from '#domain/policy/checklist-parts.ts';
import type { Checklists } from './lines.ts';

const NOTHING: readonly ChecklistEntry[] = [];

/** The lists of the packs in force, without what they switch off. */
export function checklistsOf(spans: readonly PackSpan[]): Checklists {
  const lists = spans.map(({ years: [from, to], pack }) => ({
    ...{ from, to: to ?? Infinity },
    entries: (pack.checklists ?? []).filter(({ off }) => off !== true),
  }));
  return {
    ofYear: (year) => lists.find(({ from, to }) => from <= year && year <= to)?.entries ?? NOTHING,
    present: lists.at(-1)?.entries ?? NOTHING,
    all: lists.flatMap(({ entries }) => entries),
  };
}
