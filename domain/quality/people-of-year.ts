import type { Day } from '#domain/time/day.ts';
import { type RuleContext, textOf } from './facts.ts';
import type { Home, Person } from './home.ts';

/**
 * Who is present, and who left on that day or after it; double entries never count. Reads `@member.left_on` and
 * `@member.left_kind`.
 */
export function peopleSince({ people, present }: Home, first: Day): readonly Person[] {
  if (people.length === present.length) return present;
  return people.filter(
    (person) =>
      person.present ||
      (textOf(person.values, 'left_kind') !== 'duplicate' &&
        (textOf(person.values, 'left_on') ?? '') >= first),
  );
}

/** 含自然减少人员 (口径说明 3): who is present, and who left in the year or after it. Reads as `peopleSince`. */
export const peopleOfYear = (home: Home, { year }: Pick<RuleContext, 'year'>): readonly Person[] =>
  peopleSince(home, `${year}-01-01`);
