import type { Cell, Cells } from '#db/row-access.ts';

/** What the files of one import say of a household, before it is compared with the archive. */
export interface HouseholdDraft {
  /** 户编号. */
  readonly key: string;
  village: string | null;
  group: string | null;
  villagePhone: string | null;
  /** Newest year that any row spoke of. */
  asOfYear: number;
  readonly household: Cells;
  readonly years: Map<number, { household: Cells; income: Cells }>;
  readonly members: MemberDraft[];
  readonly spells: Cells[];
  /** By year and kind: codes of the kind's list. */
  readonly measures: Map<string, { year: number; kind: string; items: string }>;
  readonly pairings: { helper: Cells; pairing: Cells }[];
  /** Values of the township's own fields, by year; a field that is asked for once takes the newest. */
  readonly own: Map<number, Cells>;
}

export interface MemberDraft {
  personNo: string | null;
  idKey: string | null;
  name: string | null;
  asOfYear: number;
  readonly member: Cells;
  readonly years: Map<number, Cells>;
  readonly own: Map<number, Cells>;
}

export interface ComparisonDraft {
  readonly cells: Cells;
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

export function householdDraft(draft: ImportDraft, key: string): HouseholdDraft {
  const known = draft.households.get(key);
  if (known !== undefined) return known;
  const made: HouseholdDraft = {
    key,
    village: null,
    group: null,
    villagePhone: null,
    asOfYear: 0,
    household: {},
    years: new Map(),
    members: [],
    spells: [],
    measures: new Map(),
    pairings: [],
    own: new Map(),
  };
  draft.households.set(key, made);
  return made;
}

export function yearOf<T>(years: Map<number, T>, year: number, make: () => T): T {
  const known = years.get(year);
  if (known !== undefined) return known;
  const made = make();
  years.set(year, made);
  return made;
}

/**
 * Lays `from` over `onto`. Blank never overwrites. With `keepOld`, what stands already stays (an older year, or
 * the same file speaking twice); the columns that then differ are returned.
 */
export function layCells(onto: Cells, from: Cells, keepOld: boolean): string[] {
  const differing: string[] = [];
  for (const [column, value] of Object.entries<Cell>(from)) {
    if (value === null) continue;
    const old = onto[column];
    if (old === undefined || old === null) onto[column] = value;
    else if (old !== value) {
      differing.push(column);
      if (!keepOld) onto[column] = value;
    }
  }
  return differing;
}
