import { checklistsThere } from '#db/completeness.ts';
import { keptLines } from '#db/household-papers.ts';
import type { Archive } from '#db/open-archive.ts';
import { type KeptRow, keptPapers, villageOfEach } from '#db/paper-matrix.ts';
import { stateOn } from '#domain/completeness/lines.ts';
import type { PaperState } from '#domain/completeness/states.ts';
import { placeTitle } from '#domain/completeness/vocabulary.ts';

type Raw = Archive['rawReading'];

/** Of several papers of one entry the one that most wants something done. */
const WORST: readonly PaperState[] = [
  ...(['missing', 'lost', 'unsigned', 'expected', 'on-shelf', 'there', 'not-applicable'] as const),
];
const RANK = new Map(WORST.map((state, at) => [state, at]));

export const worse = (one: PaperState | undefined, other: PaperState): PaperState =>
  one === undefined || (RANK.get(other) ?? 0) < (RANK.get(one) ?? 0) ? other : one;

/** A paper that was lost is missing as well, whatever is said of it. */
export const isMissing = (state: PaperState): boolean => state === 'missing' || state === 'lost';

export interface StatedPaper {
  readonly item: string;
  readonly state: PaperState;
}

/** The kept papers of a household, as they stand today. */
export const statesOf = ({ lines }: Pick<KeptRow, 'lines'>, today: string): StatedPaper[] =>
  keptLines(lines).map(({ item, ...line }) => ({ item, state: stateOn(line, today) }));

export interface Column {
  readonly key: string;
  readonly title: string;
  readonly group: string;
}

/** The entries of households' files, by their place; named as in the newest list that has them. */
export function columnsOf(raw: Raw, keys: ReadonlySet<string>): Column[] {
  const lists = checklistsThere(raw);
  const named = new Map<string, Column & { place: number }>();
  for (const entry of [...lists.all, ...lists.present])
    if (entry.volume === 'household' && keys.has(entry.key)) {
      const { key, title, place } = entry;
      named.set(key, { key, title, place, group: placeTitle('household', place) });
    }
  return [...named.values()]
    .toSorted((one, other) => one.place - other.place)
    .map(({ place: _, ...column }) => column);
}

export interface VillageSum {
  readonly households: number;
  readonly whole: number;
  readonly missing: number;
  readonly unsigned: number;
  readonly expected: number;
}

/** All villages and all entries at once, from what is kept beside the households. */
export function townshipSums(
  raw: Raw,
  { year, today }: { year: number | undefined; today: string },
): { villages: Map<number | null, VillageSum>; items: Map<string, { missing: number; unsigned: number }> } {
  const villageOf = villageOfEach(raw);
  const villages = new Map<number | null, { -readonly [K in keyof VillageSum]: number }>();
  const sumOf = (village: number | null) => {
    const known = villages.get(village) ?? { households: 0, whole: 0, missing: 0, unsigned: 0, expected: 0 };
    villages.set(village, known);
    return known;
  };
  const items = new Map<string, { missing: number; unsigned: number }>();
  const lacking = new Set<number>();
  const sums = new Map<string, TextSum>();
  for (const { household_id: id, lines } of keptPapers(raw, { year })) {
    const village = villageOf.get(id);
    if (village === undefined) continue;
    const of = sums.get(lines) ?? sumOfText(lines, today);
    sums.set(lines, of);
    of.households += 1;
    const sum = sumOf(village);
    sum.expected += of.expected;
    sum.missing += of.missing.length;
    sum.unsigned += of.unsigned.length;
    if (of.missing.length + of.unsigned.length > 0) lacking.add(id);
  }
  for (const { households, ...of } of sums.values())
    for (const what of ['missing', 'unsigned'] as const)
      for (const item of of[what]) {
        const ofItem = items.get(item) ?? { missing: 0, unsigned: 0 };
        ofItem[what] += households;
        items.set(item, ofItem);
      }
  for (const [id, village] of villageOf) {
    const sum = sumOf(village);
    sum.households += 1;
    if (!lacking.has(id)) sum.whole += 1;
  }
  return { villages, items };
}

/** What one kept text says; thousands of households have the same. */
interface TextSum {
  readonly missing: readonly string[];
  readonly unsigned: readonly string[];
  readonly expected: number;
  households: number;
}

function sumOfText(lines: string, today: string): TextSum {
  const states = statesOf({ lines }, today);
  const items = (is: (state: PaperState) => boolean) =>
    states.filter(({ state }) => is(state)).map(({ item }) => item);
  return {
    missing: items(isMissing),
    unsigned: items((state) => state === 'unsigned'),
    expected: items((state) => state === 'expected').length,
    households: 0,
  };
}
