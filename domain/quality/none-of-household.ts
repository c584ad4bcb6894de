import type { RuleContext, Values } from './facts.ts';
import type { Home, Person } from './home.ts';
import { peopleOfYear } from './people-of-year.ts';

/** What `isNobody` reads beside what its question reads; of who left in the year the values of the year before. */
export const NOBODY_READS = ['@member.left_on', '@member.left_kind'] as const;
export const NOBODY_BEFORE = ['member_year-1'] as const;

/**
 * Whether there is nobody of whom it is so, 含已减少人员 (口径说明 3): not among those present, each of whom has to be
 * known, nor among those who left in the year, of whom the year may say nothing any more.
 */
export function isNobody(
  home: Home,
  context: RuleContext,
  isSo: (year: Values | null, person: Person) => boolean,
  isKnown: (year: Values) => boolean = () => true,
): boolean {
  const { present } = home;
  if (present.length === 0 || !present.every(({ year }) => year !== null && isKnown(year))) return false;
  return !peopleOfYear(home, context).some((person) =>
    isSo(person.year ?? (person.present ? null : person.before[0]), person),
  );
}
