import { checklistsThere } from '#db/completeness.ts';
import { keptLines } from '#db/household-papers.ts';
import type { Archive } from '#db/open-archive.ts';
import type { KeptRow } from '#db/paper-matrix.ts';
import { type Due, stateOn } from '#domain/completeness/lines.ts';
import type { ChecklistEntry } from '#domain/policy/checklist-parts.ts';
import { isMissing } from './matrix.ts';

/** A paper that is to be fetched. */
export interface Lacking {
  readonly title: string;
  /** Null: of no certain year. */
  readonly year: number | null;
  readonly state: 'missing' | 'unsigned';
  readonly wasLost: boolean;
  /** Number of the form that it is printed on; null for what only comes as a scan. */
  readonly form: string | null;
  readonly signers: string | null;
  readonly place: number;
}

/** What of the kept papers is missing or unsigned today, by household and in the order of the file. */
export function lackingOf(
  raw: Archive['rawReading'],
  rows: readonly KeptRow[],
  today: string,
): Map<number, Lacking[]> {
  const lists = checklistsThere(raw);
  const named = new Map<string, ChecklistEntry>();
  const entryOf = (key: string, year: number): ChecklistEntry | undefined => {
    const known = named.get(`${key}/${year}`);
    if (known !== undefined) return known;
    const of = year === 0 ? lists.present : lists.ofYear(year);
    const entry = of.find((each) => each.key === key) ?? lists.all.findLast((each) => each.key === key);
    if (entry !== undefined) named.set(`${key}/${year}`, entry);
    return entry;
  };
  const lacking = new Map<number, Lacking[]>();
  for (const { household_id: id, year, lines } of rows)
    for (const line of keptLines(lines)) {
      const entry = entryOf(line.item, year);
      const one =
        entry === undefined ? null : lackingLine(entry, line, { year: year === 0 ? null : year, today });
      if (one !== null) lacking.set(id, [...(lacking.get(id) ?? []), one]);
    }
  for (const [id, papers] of lacking)
    lacking.set(
      id,
      papers.toSorted((a, b) => a.place - b.place || (a.year ?? 0) - (b.year ?? 0)),
    );
  return lacking;
}

/** Null for what is there, is not wanted yet, or never. */
export function lackingLine(
  { title, place, papers, signers }: ChecklistEntry,
  line: Parameters<typeof stateOn>[0] & { readonly due: Due },
  { year, today }: { year: number | null; today: string },
): Lacking | null {
  const state = stateOn(line, today);
  if (!isMissing(state) && state !== 'unsigned') return null;
  return {
    ...{ title, year, place, signers: signers ?? null, form: papers?.[0] ?? null },
    state: state === 'unsigned' ? 'unsigned' : 'missing',
    wasLost: state === 'lost',
  };
}

/** As a list of an inspection says it: 年度收入测算表（2024 年）, 户卡（已遗失）. */
export const lackingTitle = ({ title, year, wasLost }: Lacking): string => {
  const more = [...(year === null ? [] : [`${year} 年`]), ...(wasLost ? ['已遗失'] : [])];
  return more.length === 0 ? title : `${title}（${more.join('，')}）`;
};
