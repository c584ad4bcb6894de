import type { Cells } from '#db/row-access.ts';
import type { Doubt } from './find-known.ts';
import { Years } from './years.ts';

/** Where something was first said: the number of the source in this import, and the row of its sheet. */
export interface Origin {
  readonly source: number;
  readonly file: string;
  readonly row: number;
}

/**
 * What the files of one import say of a household, before it is compared with the archive. Of cells everywhere here:
 * a column that is absent or undefined was blank in the files, null stands for the mark 清空.
 */
export interface HouseholdDraft {
  /** Within the import: the 户编号, or how else the rows said which household they mean. */
  readonly key: string;
  /** 户编号; null for a household that has none. */
  readonly no: string | null;
  /** The household of the archive to which rows without 户编号 led. */
  readonly knownId: number | null;
  /** Why nobody can say which household the rows mean, found while they were read. */
  readonly doubt: Doubt | null;
  readonly origin: Origin;
  village: string | null;
  group: string | null;
  villagePhone: string | null;
  /** Newest year that any row spoke of. */
  asOfYear: number;
  household: Cells;
  readonly years: Years<{ household: Cells; income: Cells }>;
  /** By year, what a table of ours had computed: it says something only of a household that the archive has not. */
  counted: ReadonlyMap<number, { household: Cells; income: Cells }>;
  /** Whether nothing but tables of ours speaks of it: they bring it no newer year. */
  isOwn: boolean;
  readonly members: MemberDraft[];
  readonly spells: SpellDraft[];
  /** By year and kind. */
  measures: ReadonlyMap<string, MeasureDraft>;
  readonly pairings: PairingDraft[];
  /** What rows of the year's adjustments say, by year and kind. */
  adjustments: ReadonlyMap<string, AdjustmentDraft>;
  /** Of the household itself. */
  readonly changes: FieldChangeDraft[];
  /** Values of the township's own fields, by year; a field that is asked for once takes the newest. */
  own: ReadonlyMap<number, Cells>;
}

export interface MeasureDraft {
  readonly year: number;
  readonly kind: string;
  /** Codes of the kind's list; null where they are cleared, undefined where the cell was blank. */
  readonly items: string | null | undefined;
  /** Public posts alone have one. */
  readonly note: string | undefined;
}

export interface AdjustmentDraft {
  readonly year: number;
  readonly kind: string;
  readonly cells: Cells;
  /** What the year of the household says accordingly: written with the adjustment, not by itself. */
  readonly ofYear: Cells;
  readonly origin: Origin;
}

/** One value that is to be another: which field, of which year where it has one each year. */
export interface FieldChangeDraft {
  readonly field: string;
  readonly year: number | null;
  /** What it is said to have been, also as it was written. */
  readonly before: Cells[string];
  readonly written: string;
  readonly after: Cells[string];
  readonly origin: Origin;
}

export interface SpellDraft {
  readonly cells: Cells;
  readonly origin: Origin;
}

export interface PairingDraft {
  readonly helper: Cells;
  readonly pairing: Cells;
  readonly origin: Origin;
}

export interface MemberDraft {
  readonly origin: Origin;
  personNo: string | null;
  idKey: string | null;
  name: string | null;
  asOfYear: number;
  isOwn: boolean;
  member: Cells;
  readonly years: Years<Cells>;
  own: Map<number, Cells> | null;
  readonly changes: FieldChangeDraft[];
  /** The member of the archive that is meant beyond doubt. */
  readonly knownId: number | null;
  /** Who becomes head when this head leaves. */
  newHead: { readonly name: string | null; readonly idKey: string | null } | null;
}

export interface ComparisonDraft {
  readonly cells: Cells;
  readonly origin: Origin;
}

export interface ImportDraft {
  readonly households: Map<string, HouseholdDraft>;
  /** Household of each 人口编号 seen, to refuse a person in two households. */
  readonly personHousehold: Map<string, string>;
  readonly comparisons: ComparisonDraft[];
  /** 省 市 县 乡 of the first row that had them, for an archive that does not know its own yet. */
  place: { province: string; city: string; county: string; name: string } | null;
}

export const emptyDraft = (): ImportDraft => ({
  households: new Map(),
  personHousehold: new Map(),
  comparisons: [],
  place: null,
});

/** An empty map is two hundred bytes, and most households would have four of them: they share this one. */
const NO_ENTRIES: ReadonlyMap<never, never> = new Map<never, never>();

/** The map itself to be written into, or a new one in the place of the shared. */
export const writable = <K, V>(entries: ReadonlyMap<K, V>): Map<K, V> =>
  entries === NO_ENTRIES ? new Map<K, V>() : (entries as Map<K, V>);

/** How rows say which household they mean. */
export type HouseholdKey = Pick<HouseholdDraft, 'key' | 'no' | 'knownId' | 'doubt'>;

export function householdDraft(draft: ImportDraft, key: HouseholdKey, origin: Origin): HouseholdDraft {
  const known = draft.households.get(key.key);
  if (known !== undefined) return known;
  // Named one by one: what is spread into an object lies outside it, in a second one.
  const made: HouseholdDraft = {
    key: key.key,
    no: key.no,
    knownId: key.knownId,
    doubt: key.doubt,
    origin,
    village: null,
    group: null,
    villagePhone: null,
    asOfYear: 0,
    household: {},
    years: new Years(),
    counted: NO_ENTRIES,
    isOwn: true,
    members: [],
    spells: [],
    measures: NO_ENTRIES,
    pairings: [],
    adjustments: NO_ENTRIES,
    changes: [],
    own: NO_ENTRIES,
  };
  draft.households.set(key.key, made);
  return made;
}

export function yearOf<T>(years: Map<number, T> | Years<T>, year: number, make: () => T): T {
  const known = years.get(year);
  if (known !== undefined) return known;
  const made = make();
  years.set(year, made);
  return made;
}

/** A copy to begin with, where nothing is said yet: it keeps the shape of `blankCells`. */
export function begun(onto: Cells, from: Readonly<Cells> | undefined): Cells {
  if (from === undefined) return onto;
  for (const _ in onto) return onto;
  return { ...from };
}

const NONE: readonly string[] = [];

/**
 * Lays `from` over `onto`. Blank never overwrites. With `keepOld`, what stands already stays (an older year, or
 * the same file speaking twice); the columns that then differ are returned.
 */
export function layCells(onto: Cells, from: Cells, keepOld: boolean): readonly string[] {
  let differing: string[] | undefined;
  for (const column in from) {
    const value = from[column];
    if (value === undefined) continue;
    const old = onto[column];
    if (old === undefined) onto[column] = value;
    else if (old !== value) {
      (differing ??= []).push(column);
      if (!keepOld) onto[column] = value;
    }
  }
  return differing ?? NONE;
}
