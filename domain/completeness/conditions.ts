import type { HouseholdFileFacts } from './facts.ts';
import type { Condition } from './vocabulary.ts';

type Facts = Pick<HouseholdFileFacts, 'isRegistered' | 'happenings' | 'said' | 'watched'>;

/** Whether a condition holds in a year; without a year whether it ever did. */
export function holds(condition: Condition, facts: Facts, year: number | null): boolean {
  switch (condition) {
    case 'listed':
      return isRegistered(facts, year) || isWatched(facts, year);
    case 'registered':
      return isRegistered(facts, year);
    case 'monitored':
      return isWatched(facts, year);
    default:
      return isSaid(condition, facts, year);
  }
}

function isRegistered({ isRegistered: ever, happenings }: Facts, year: number | null): boolean {
  if (!ever || year === null) return ever;
  let from = 0;
  let cleared: number | null = null;
  for (const { occasion, year: of } of happenings) {
    if (of === null) continue;
    if (occasion === 'recognition') from = from === 0 ? of : Math.min(from, of);
    if (occasion === 'clear') cleared = Math.max(cleared ?? 0, of);
  }
  if (year < from) return false;
  if (cleared === null || year < cleared) return true;
  // Recognised anew after it was cleared out.
  return happenings.some(
    ({ occasion, year: of }) => occasion === 'recognition' && of !== null && of > cleared && of <= year,
  );
}

const yearOf = (month: string): number => Number(month.slice(0, 4));

const isWatched = ({ watched }: Facts, year: number | null): boolean =>
  year === null
    ? watched.length > 0
    : watched.some(
        ({ from, to }) => (from === null || yearOf(from) <= year) && (to === null || yearOf(to) >= year),
      );

function isSaid(condition: Condition, { said }: Facts, year: number | null): boolean {
  if (year !== null) return said.get(year)?.has(condition) === true;
  for (const conditions of said.values()) if (conditions.has(condition)) return true;
  return false;
}
