import { type RuleContext, textOf } from './facts.ts';
import type { Home, Person } from './home.ts';

/**
 * 含自然减少人员 (口径说明 3): who is present, and who left in the year or after it; double entries never count. Reads
 * `@member.left_on` and `@member.left_kind`.
 */
export function peopleOfYear(
  { people, present }: Home,
  { year }: Pick<RuleContext, 'year'>,
): readonly Person[] {
  if (people.length === present.length) return present;
  const first = `${year}-01-01`;
  return people.filter(
    (person) =>
      person.present ||
      (textOf(person.values, 'left_kind') !== 'duplicate' &&
        (textOf(person.values, 'left_on') ?? '') >= first),
  );
}
