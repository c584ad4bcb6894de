import { moneyText } from '#domain/income/money.ts';
import { addDays, addMonths, type Day } from '#domain/time/day.ts';
import { dayOf, numberOf, type RuleContext } from '../facts.ts';
import { ofHouseholdYear, ofStatement } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { peopleOfYear } from '../people-of-year.ts';
import { homeRule, type Rule } from '../rule.ts';
import {
  enjoysDibao,
  enjoysTekun,
  isDibaoHousehold,
  isOrdinaryHousehold,
  isSupported,
  isTekunHousehold,
  nobodyIs,
} from '../support.ts';

/** Code of 享受政策: 低保. */
const DIBAO = '01';

type Period = readonly [Day, Day];

/** From when to when the income of the year was earned, and no longer than today. */
function periodOf({ income }: Home, { incomePeriod, today }: RuleContext): Period | null {
  const from = dayOf(income, 'period_from') ?? incomePeriod?.[0];
  const to = dayOf(income, 'period_to') ?? incomePeriod?.[1];
  return from === undefined || to === undefined ? null : [from, to < today ? to : today];
}

const later = (a: Day, b: Day | null): Day => (b !== null && b > a ? b : a);
const earlier = (a: Day, b: Day | null): Day => (b !== null && b < a ? b : a);

/** 周期内满 1 月: of the days in the household and, where the grants are recorded, of those with 低保. */
function hadAMonth({ id, values }: Person, { benefits }: Home, [from, to]: Period): boolean {
  const start = later(from, dayOf(values, 'joined_on'));
  const end = earlier(to, dayOf(values, 'left_on'));
  const isAMonth = (first: Day, last: Day) => addMonths(first, 1) <= addDays(last, 1);
  const grants = benefits.filter(
    ({ values: { kind, member_id: whose } }) => kind === DIBAO && (whose == null || whose === id),
  );
  if (grants.length === 0) return isAMonth(start, end);
  return grants.some((grant) =>
    isAMonth(later(start, dayOf(grant.values, 'starts_on')), earlier(end, dayOf(grant.values, 'ends_on'))),
  );
}

function hasDibaoMember(home: Home, context: RuleContext): boolean {
  const period = periodOf(home, context);
  return peopleOfYear(home, context).some(
    (person) => enjoysDibao(person.year) && (period === null || hadAMonth(person, home, period)),
  );
}

const PEOPLE_OF_YEAR = ['@member.left_on', '@member.left_kind'] as const;

/** Rules that hold 贫困户属性 and the money of the statement against who enjoys it, Q083–Q087 of the catalogue. */
export const allowanceRules = [
  homeRule({
    id: 'Q083',
    level: 'error',
    entity: 'household',
    title: '低保户没有低保成员',
    message: '低保户家中没有享受低保的成员',
    source: 'G5 低保五保问题',
    reads: ['household.poverty_attribute', 'member.dibao', ...PEOPLE_OF_YEAR],
    find: ofHouseholdYear(
      'household.poverty_attribute',
      (_year, home, context) => isDibaoHousehold(home) && nobodyIs(peopleOfYear(home, context), enjoysDibao),
    ),
  }),
  homeRule({
    id: 'Q084',
    level: 'error',
    entity: 'household',
    title: '一般户有低保（特困）成员',
    message: '一般户家中有低保（特困）成员，请核实户属性',
    source: 'G5',
    reads: ['household.poverty_attribute', 'member.dibao', 'member.tekun'],
    find: ofHouseholdYear(
      'household.poverty_attribute',
      (_year, home, context) =>
        isOrdinaryHousehold(home, context) && home.present.some(({ year }) => isSupported(year)),
    ),
  }),
  homeRule({
    id: 'Q085',
    level: 'error',
    entity: 'income',
    title: '没有低保成员却有低保金',
    message: '家中无低保成员却有低保金 {v} 元',
    source: 'G5;inferred',
    reads: ['income.dibao_income', 'member.dibao', ...PEOPLE_OF_YEAR],
    find: ofStatement('income.dibao_income', (income, home, context) => {
      const amount = numberOf(income, 'dibao_income') ?? 0;
      if (amount <= 0 || !nobodyIs(peopleOfYear(home, context), enjoysDibao)) return false;
      return { v: moneyText(amount) };
    }),
  }),
  homeRule({
    id: 'Q086',
    level: 'error',
    entity: 'income',
    title: '有低保成员但低保金为 0',
    message: '家中有低保成员，低保金为 0',
    source: 'G5',
    reads: [
      'income.dibao_income',
      'income.period_from',
      'income.period_to',
      'member.dibao',
      '@member.joined_on',
      '@benefit',
      ...PEOPLE_OF_YEAR,
    ],
    find: ofStatement(
      'income.dibao_income',
      (income, home, context) => numberOf(income, 'dibao_income') === 0 && hasDibaoMember(home, context),
    ),
  }),
  homeRule({
    id: 'Q087',
    level: 'error',
    entity: 'income',
    title: '特困供养金与特困身份不一致',
    message: '特困供养金与特困身份不一致',
    source: 'G5;inferred',
    reads: ['income.tekun_income', 'household.poverty_attribute', 'member.tekun', ...PEOPLE_OF_YEAR],
    // 特困户: by its 贫困户属性, or because one of its people is 特困供养.
    find: ofStatement('income.tekun_income', (income, home, context) => {
      const amount = numberOf(income, 'tekun_income');
      if (amount === null) return false;
      const people = peopleOfYear(home, context);
      if (isTekunHousehold(home) || people.some(({ year }) => enjoysTekun(year))) return amount === 0;
      return amount > 0 && nobodyIs(people, enjoysTekun);
    }),
  }),
] satisfies readonly Rule[];
