import { findField } from '#domain/fields/dictionary.ts';
import type { Cells } from '#db/row-access.ts';
import { yearOf, type FieldChangeDraft } from './draft.ts';
import type { Row } from './existing.ts';
import type { PlannedNotice } from './planned-import.ts';

/** What the rows of changes (table 3.7) alter, and which of it the clerk has to look at first. */
interface SettledChanges {
  readonly own: Cells;
  readonly years: ReadonlyMap<number, Cells>;
  /** Columns of the grid whose old value is not that of the archive: shown, but not ticked. */
  readonly off: ReadonlySet<string>;
}

const NONE: SettledChanges = { own: {}, years: new Map(), off: new Set() };

/**
 * Each change against what stands: the new value stands already, or the old one does; else the cell is shown and not
 * ticked. Of a value that has its years the newest up to the year of the change stands.
 */
export function settleChanges(
  changes: readonly FieldChangeDraft[],
  { own, years }: { readonly own: Row; readonly years: readonly Row[] },
  notices: PlannedNotice[],
): SettledChanges {
  if (changes.length === 0) return NONE;
  const settled = { own: {} as Cells, years: new Map<number, Cells>(), off: new Set<string>() };
  for (const { field: key, year, before, written, after, origin } of changes) {
    const field = findField(key);
    if (field === undefined) continue;
    const onto = year === null ? settled.own : yearOf<Cells>(settled.years, year, () => ({}));
    const said: Cells[string] | undefined = onto[field.name];
    const standing = year === null ? (own[field.name] ?? null) : newest(years, year, field.name);
    const stands = said === undefined ? standing : said;
    if (stands === after) continue;
    onto[field.name] = after;
    if (stands === before) continue;
    settled.off.add(year === null ? key : `${key}@${year}`);
    notices.push({
      ...{ origin, column: '原值', value: written },
      reason: `“${field.label}”的原值和档案库里的不一样，这一格没有勾选；核对后要改的，请在差异里勾上`,
    });
  }
  return settled;
}

const newest = (rows: readonly Row[], year: number, column: string): Cells[string] =>
  rows
    .filter((row) => Number(row['year']) <= year)
    .toSorted((a, b) => Number(a['year']) - Number(b['year']))
    .findLast((row) => (row[column] ?? null) !== null)?.[column] ?? null;

/** Which cells of a line are not ticked to begin with. */
export const offAtFirst = (off: ReadonlySet<string>, size: number): 'all' | Set<string> | null =>
  off.size === 0 ? null : off.size >= size ? 'all' : new Set(off);
