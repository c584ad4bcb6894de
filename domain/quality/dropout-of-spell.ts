import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';
import type { RuleContext, Values } from './facts.ts';
import type { Home, Person } from './home.ts';
import { peopleOfYear } from './people-of-year.ts';
import { isInSchool } from './schooling.ts';
import { type Spell, yearOfMonth } from './spells.ts';

/** What is recorded of a person in a year; undefined: of that year nothing is read. */
function recordedIn({ year: now, before }: Person, back: number): Values | null | undefined {
  return back === 0 ? now : before[back - 1];
}

/**
 * 义务教育阶段不在校, in a year since the spell was recognised. Who has grown out of that age since then may have been
 * meant where nothing is recorded of the year of recognition; so may be whose birth or year is not known.
 */
function mayBeMeant(person: Person, recognised: number, { year: checked }: RuleContext): boolean {
  const { birth } = person;
  if (birth === null) return true;
  const isNow = isOfCompulsorySchoolAge(birth, checked);
  for (let year = checked; year >= recognised; year -= 1) {
    if (!isOfCompulsorySchoolAge(birth, year)) continue;
    const recorded = recordedIn(person, checked - year) ?? null;
    const isOut =
      recorded === null
        ? year === checked || (year === recognised && !isNow)
        : !isInSchool(recorded, { year });
    if (isOut) return true;
  }
  return false;
}

/** Whether a household has no child (含已减少人员) of whom 失学辍学 was said when the spell was recognised. */
export const lacksDropout = ({ recognised }: Spell, home: Home, context: RuleContext): boolean => {
  const since = recognised === null ? context.year : yearOfMonth(recognised);
  return (
    home.present.length > 0 &&
    !peopleOfYear(home, context).some((person) => mayBeMeant(person, since, context))
  );
};
