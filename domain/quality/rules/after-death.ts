import { labelOf } from '#domain/codes/code-value.ts';
import { type Day, monthOf, yearOf } from '#domain/time/day.ts';
import {
  dayOf,
  flagOf,
  numberOf,
  type RecordFacts,
  type RuleContext,
  textOf,
  type Values,
} from '../facts.ts';
import { NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { DEAD, LEFT_READS, naturallyLeftOn } from '../leaving.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { enjoysDibao, enjoysTekun } from '../support.ts';
import { nameOf, quotable } from '../words.ts';
import { hasWork, WORK_READS, workMonth, workMonthsOf } from '../work.ts';

const INSURANCE = [
  'has_resident_medical_insurance',
  'has_employee_medical_insurance',
  'has_serious_illness_insurance',
  'has_resident_pension_insurance',
  'has_employee_pension_insurance',
] as const;
/** Code of 发放周期: 一次性. */
const ONCE = '4';

interface Found {
  readonly item: string;
  readonly field?: string;
  readonly recordId?: RecordFacts['id'];
}

/** A benefit that begins after the day, or goes on after its month. */
function goesOn({ values }: RecordFacts, on: Day): boolean {
  const starts = dayOf(values, 'starts_on');
  if (starts !== null && starts > on) return true;
  if (textOf(values, 'per') === ONCE) return false;
  const ends = dayOf(values, 'ends_on');
  return ends === null || monthOf(ends) > monthOf(on);
}

/** What stands in the year of the death that cannot be of the months up to it, or in a later year at all. */
function ofYear(year: Values, of: number, on: Day): Found[] {
  const isLater = of > yearOf(on);
  const lived = Number(on.slice(5, 7));
  const isAfter = (name: 'work_from' | 'work_to') => (workMonth(year, name) ?? '') > monthOf(on);
  const works = isLater
    ? hasWork(year)
    : workMonthsOf(year) > lived || isAfter('work_from') || isAfter('work_to');
  const months = numberOf(year, 'public_post_months') ?? 0;
  const posted = isLater ? months > 0 || textOf(year, 'public_post') !== null : months > lived;
  const insured = INSURANCE.find((name) => flagOf(year, name) === true);
  const found: (Found | false | undefined)[] = [
    isLater && enjoysDibao(year) && { item: '低保', field: 'member.dibao' },
    isLater && enjoysTekun(year) && { item: '特困供养', field: 'member.tekun' },
    works && { item: '务工', field: 'member.work_months' },
    posted && { item: '公益性岗位', field: 'member.public_post_months' },
    isLater && insured !== undefined && { item: '参保', field: `member.${insured}` },
  ];
  return found.filter((each) => typeof each === 'object');
}

function foundAfter(person: Person, on: Day, home: Home, { year }: RuleContext): Found[] {
  const benefits = home.benefits
    .filter((benefit) => benefit.values['member_id'] === person.id && goesOn(benefit, on))
    .map(({ id, values }): Found => ({
      item: quotable(labelOf('benefit_kind', textOf(values, 'kind'))),
      recordId: id,
    }));
  const told = person.year === null || year < yearOf(on) ? [] : ofYear(person.year, year, on);
  return [...benefits, ...told];
}

function findRecordsOfDead(home: Home, context: RuleContext): readonly RuleHit[] {
  if (home.people.length === home.present.length) return NO_HITS;
  let hits: RuleHit[] | undefined;
  for (const person of home.people) {
    const on = naturallyLeftOn(person);
    if (on === null || textOf(person.values, 'left_reason') !== DEAD) continue;
    const found = foundAfter(person, on, home, context);
    const [first] = found;
    if (first === undefined) continue;
    const items = [...new Set(found.map(({ item }) => item))].join('、');
    (hits ??= []).push({
      memberId: person.id,
      ...(first.field !== undefined && { field: first.field }),
      ...(first.recordId !== undefined && { recordId: first.recordId }),
      words: { 姓名: nameOf(person.values), date: on, 项目: items },
    });
  }
  return hits ?? NO_HITS;
}

/** The rule on what is still told of the dead, Q175 of the catalogue. */
export const afterDeathRules = [
  homeRule({
    id: 'Q175',
    level: 'error',
    entity: 'member',
    title: '死亡后仍有记录',
    message: '{姓名}已于 {date} 死亡，仍有{项目}记录',
    source: 'inferred',
    reads: [
      ...['@member.left_reason', ...LEFT_READS, '@benefit', ...WORK_READS, 'member.work_to'],
      ...['member.public_post', 'member.public_post_months', 'member.dibao', 'member.tekun'],
      ...INSURANCE.map((name) => `member.${name}`),
    ],
    find: findRecordsOfDead,
  }),
] satisfies readonly Rule[];
