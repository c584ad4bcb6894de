import { codesOf, numberOf, type RuleContext, textOf, type Values } from '../facts.ts';
import { ofHouseholdYear } from '../find.ts';
import { certificateOf, isDisabled, isHealthy } from '../health.ts';
import type { Home, Person } from '../home.ts';
import { isFullLabour } from '../labour.ts';
import { peopleOfYear } from '../people-of-year.ts';
import { homeRule, type Rule } from '../rule.ts';
import { isInSchool } from '../schooling.ts';

/** Codes of 致贫原因. */
const ILLNESS = '01';
const DISABILITY = '02';
const SCHOOLING = '03';
const LABOUR = '08';

/** A household need not name more other causes than these. */
const OTHER_CAUSES = 2;

const mainCauseOf = ({ year }: Home): string | null => textOf(year, 'main_cause');

/** What is recorded in the year; of who left in it at least what was recorded in the year before. */
const yearOf = ({ year, present, before }: Person): Values | null => year ?? (present ? null : before[0]);

/** Whether something is recorded of everybody of the year, who left in it included, and all are so. */
function areAll(home: Home, context: RuleContext, isSo: (year: Values, person: Person) => boolean): boolean {
  const people = peopleOfYear(home, context);
  return (
    home.present.length > 0 &&
    people.every((person) => {
      const year = yearOf(person);
      return year !== null && isSo(year, person);
    })
  );
}

const hasDisability = (year: Values, { values }: Person): boolean =>
  isDisabled(year) || textOf(year, 'disability_type') !== null || certificateOf(values) !== null;

const LEFT = ['@member.left_on', '@member.left_kind'];
const LAST_YEAR = ['member_year-1'] as const;

/** Rules on the causes of poverty, Q122–Q126 of the catalogue. */
export const causesRules = [
  homeRule({
    id: 'Q122',
    level: 'warning',
    entity: 'household',
    title: '因病致贫无患病成员',
    message: '因病致贫，但家中无患病成员',
    source: 'G5',
    reads: ['household.main_cause', 'member.health', ...LEFT],
    before: LAST_YEAR,
    find: ofHouseholdYear(
      'household.main_cause',
      (_, home, context) => mainCauseOf(home) === ILLNESS && areAll(home, context, isHealthy),
    ),
  }),
  homeRule({
    id: 'Q123',
    level: 'warning',
    entity: 'household',
    title: '因学致贫无在校生',
    message: '因学致贫，但家中无在校生',
    source: 'G5',
    // Held to the year of recognition: who was at school then has long left it.
    reads: ['household.main_cause', 'household.first_recognised_year', 'member.school_status', ...LEFT],
    before: LAST_YEAR,
    find: ofHouseholdYear(
      'household.main_cause',
      (year, home, context) =>
        mainCauseOf(home) === SCHOOLING &&
        numberOf(year, 'first_recognised_year') === context.year &&
        areAll(home, context, (values) => !isInSchool(values, context)),
    ),
  }),
  homeRule({
    id: 'Q124',
    level: 'warning',
    entity: 'household',
    title: '因残致贫无残疾成员',
    message: '因残致贫，但家中无残疾人',
    source: 'G5',
    reads: ['household.main_cause', 'member.health', 'member.disability_type', 'member.id_number', ...LEFT],
    before: LAST_YEAR,
    find: ofHouseholdYear(
      'household.main_cause',
      (_, home, context) =>
        mainCauseOf(home) === DISABILITY && areAll(home, context, (...of) => !hasDisability(...of)),
    ),
  }),
  homeRule({
    id: 'Q125',
    level: 'warning',
    entity: 'household',
    title: '缺劳力致贫劳动力较多',
    message: '缺劳力致贫，但劳动力较多',
    source: 'G1 5_18_008 类推',
    reads: ['household.main_cause', 'member.labour_ability', '@member.left_on'],
    parameters: {
      percent: { title: '普通、技能劳动力占比不超过', value: 50, unit: '%', source: 'G1 5_18_008 类推' },
    },
    find: ofHouseholdYear('household.main_cause', (_, home, _context, { percent }) => {
      if (mainCauseOf(home) !== LABOUR) return false;
      const labour = home.present.filter(({ year }) => isFullLabour(year)).length;
      return labour * 100 > home.present.length * percent;
    }),
  }),
  homeRule({
    id: 'Q126',
    level: 'error',
    entity: 'household',
    title: '其他致贫原因重复或过多',
    message: '其他致贫原因与主要致贫原因重复（或超过两项）',
    source: 'G5;P22',
    reads: ['household.main_cause', 'household.other_causes'],
    find: ofHouseholdYear('household.other_causes', (year, home) => {
      const others = codesOf(year, 'other_causes');
      return others.length > OTHER_CAUSES || others.includes(mainCauseOf(home) ?? '');
    }),
  }),
] satisfies readonly Rule[];
