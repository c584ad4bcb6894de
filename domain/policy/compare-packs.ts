import { packEntries } from './pack-entries.ts';
import type { PackEntry } from './pack-entry.ts';
import type { Confidence } from './pack-parts.ts';
import type { PackSection } from './pack-problems.ts';
import type { PolicyPack } from './pack-schema.ts';

/** One entry that two packs do not have alike; `before` or `after` is null where one of them lacks it. */
export interface PackDifference {
  readonly section: PackSection;
  readonly entry: string;
  readonly before: string | null;
  readonly after: string | null;
  /** Of the later pack, where it has the entry. */
  readonly source: string;
  readonly confidence: Confidence;
}

const keyOf = ({ section, key }: PackEntry): string => `${section}|${key}`;

/**
 * What changes where one pack takes the place of another (or of none) in certain years, in words, section after
 * section.
 */
export function comparePacks(
  before: PolicyPack | undefined,
  after: PolicyPack,
  years: readonly [number, number | null] = after.years,
): PackDifference[] {
  const entries = before === undefined ? [] : packEntries(before, years);
  const old = new Map(entries.map((each) => [keyOf(each), each]));
  const own = packEntries(after, years);
  const there = new Set(own.map(keyOf));
  const gone = [...old.values()].filter((each) => !there.has(keyOf(each)));
  const sections = new Set([...own, ...gone].map(({ section }) => section));
  return [...sections].flatMap((section) => [
    ...own
      .filter((each) => each.section === section)
      .flatMap((each) => differenceOf(old.get(keyOf(each)), each)),
    ...gone
      .filter((each) => each.section === section)
      .map(({ entry, value, source, confidence }) => {
        return { section, entry, before: value, after: null, source, confidence };
      }),
  ]);
}

const CERTAINTY: Record<Confidence, string> = { published: '', inferred: '，推断', verify: '，待核对' };

const withSource = ({ value, source, confidence }: PackEntry): string =>
  `${value}（依据：${source}${CERTAINTY[confidence]}）`;

/** Two entries that say the same differ by their source, if by anything. */
function differenceOf(old: PackEntry | undefined, own: PackEntry): PackDifference[] {
  const { section, entry, value, source, confidence } = own;
  const difference = { section, entry, source, confidence };
  if (old === undefined) return [{ ...difference, before: null, after: value }];
  if (old.value !== value || old.entry !== entry) return [{ ...difference, before: old.value, after: value }];
  if (old.source === source && old.confidence === confidence) return [];
  return [{ ...difference, before: withSource(old), after: withSource(own) }];
}
