import { centsOf } from '#domain/income/money.ts';
import { numberOf, type RuleContext, textOf, type Values } from '../facts.ts';
import { ofHousehold, ofStatement } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { sexOfMember } from '../kinship.ts';
import { peopleSince } from '../people-of-year.ts';
import { PER_CAPITA_READS, perCapitaOf } from '../per-capita.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule } from '../rule.ts';
import { EXITED_READS, isExited } from '../standing.ts';

/** Who was there in the income period. */
const peopleOfPeriod = (home: Home, { incomePeriod, year }: RuleContext): readonly Person[] =>
  peopleSince(home, incomePeriod?.[0] ?? `${year}-01-01`);

const WOMAN = '2';

/** 女职工: a woman in the pension insurance of employees; true too where the year does not say. */
const mayBeWorkingWoman = (person: Person): boolean =>
  sexOfMember(person) === WOMAN &&
  (person.year === null || person.year['has_employee_pension_insurance'] === 1);

/** Whether somebody may draw a pension; true too where an age is not known. */
const mayDraw = (person: Person, { age, womanAge }: { age: number; womanAge: number }): boolean =>
  person.age === null || person.age >= age || (person.age >= womanAge && mayBeWorkingWoman(person));

function perCapitaBefore({ incomeBefore, yearBefore, heads }: Home): number | null {
  const reported = numberOf(yearBefore, 'annual_head_count') ?? numberOf(yearBefore, 'head_count');
  return perCapitaOf(incomeBefore, reported ?? heads);
}

/** `+120` or `-20.5`, away from zero, so that what crosses a line is not written as the line. */
function percentText(before: number, now: number): string {
  const tenths = Math.ceil(Math.abs(((now - before) * 1000) / before) - 1e-9);
  return `${now < before ? '-' : '+'}${tenths / 10}`;
}

/** Months of 公益性岗位 that are written; null where nobody has any written. */
function postMonths({ present }: Home): number | null {
  let months: number | null = null;
  for (const { year } of present) {
    const written = numberOf(year, 'public_post_months');
    if (written !== null) months = (months ?? 0) + written;
  }
  return months;
}

/** The day that is written, where another one should be. */
const differs = (income: Values, name: string, day: string): boolean => (textOf(income, name) ?? day) !== day;

/** Rules that hold an income statement against the rest of the archive, Q106–Q110 of the catalogue. */
export const incomeSourcesRules = [
  homeRule({
    id: 'Q106',
    level: 'warning',
    entity: 'income',
    title: '有生态补偿金没有退耕还林面积',
    message: '有生态补偿金但退耕还林面积为 0',
    source: 'G4 23',
    // No form asks for 公益林: who has the money for that answers the finding.
    reads: ['income.ecology_income', 'living_conditions.returned_farmland_area'],
    find: ofStatement(
      'income.ecology_income',
      (income, { year }) =>
        (numberOf(income, 'ecology_income') ?? 0) > 0 && numberOf(year, 'returned_farmland_area') === 0,
    ),
  }),
  homeRule({
    id: 'Q107',
    level: 'warning',
    entity: 'income',
    title: '有养老金没有老人',
    message: '家中无 60 岁以上老人却有养老金',
    source: 'inferred',
    reads: [
      'income.pension_income',
      'member.sex',
      'member.has_employee_pension_insurance',
      '@member.left_on',
      '@member.left_kind',
      ...AGE_READS,
    ],
    parameters: {
      age: { title: '领取养老金年龄', value: 60, unit: '周岁', source: 'inferred', confidence: 'inferred' },
      womanAge: {
        title: '女职工领取养老金年龄',
        value: 50,
        unit: '周岁',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    find: ofStatement('income.pension_income', (income, home, context, ages) => {
      if ((numberOf(income, 'pension_income') ?? 0) <= 0 || home.present.length === 0) return false;
      return !peopleOfPeriod(home, context).some((person) => mayDraw(person, ages));
    }),
  }),
  homeRule({
    id: 'Q108',
    level: 'warning',
    entity: 'income',
    title: '人均纯收入较上年变化大',
    message: '人均纯收入较上年变化 {p}%，请核实',
    source: 'inferred;seed 001',
    reads: PER_CAPITA_READS,
    before: ['income_statement-1', 'household_year-1'],
    parameters: {
      fall: { title: '下降不超过', value: 20, unit: '%', source: 'inferred', confidence: 'inferred' },
      rise: { title: '增长不超过', value: 100, unit: '%', source: 'inferred', confidence: 'inferred' },
    },
    find: ofHousehold('income.per_capita_net_income', (home, _, { fall, rise }) => {
      const { perCapita } = home;
      const past = perCapita === null ? null : perCapitaBefore(home);
      if (perCapita === null || past === null || past <= 0) return false;
      const [now, before] = [centsOf(perCapita) * 100, centsOf(past)];
      if (now >= before * (100 - fall) && now <= before * (100 + rise)) return false;
      return { p: percentText(past, perCapita) };
    }),
  }),
  homeRule({
    id: 'Q109',
    level: 'warning',
    entity: 'income',
    title: '收入周期不对',
    message: '收入周期应为 {from} 至 {to}',
    source: 'seed 001;P32',
    // Blank is the usual period: that is how the statement is then read.
    reads: ['income.period_from', 'income.period_to', ...EXITED_READS],
    find: ofStatement('income.period_from', (income, home, context) => {
      if (context.incomePeriod === null || !isExited(home, context)) return false;
      const [from, to] = context.incomePeriod;
      return (differs(income, 'period_from', from) || differs(income, 'period_to', to)) && { from, to };
    }),
  }),
  homeRule({
    id: 'Q110',
    level: 'warning',
    entity: 'income',
    title: '公益性岗位收入与月数不匹配',
    message: '公益性岗位收入与聘用月数不匹配',
    source: 'inferred',
    reads: ['income.post_income', 'member.public_post_months'],
    parameters: {
      monthly: {
        title: '公益性岗位每月补贴标准（各县自定，0 为不查）',
        value: 0,
        unit: '元/月',
        source: 'inferred',
        confidence: 'verify',
      },
      percent: { title: '偏差不超过', value: 20, unit: '%', source: 'inferred', confidence: 'inferred' },
    },
    find: ofStatement('income.post_income', (income, home, _, { monthly, percent }) => {
      if (monthly <= 0) return false;
      const [earned, months] = [numberOf(income, 'post_income'), postMonths(home)];
      if (earned === null || months === null) return false;
      const due = centsOf(months * monthly);
      return Math.abs(centsOf(earned) - due) * 100 > due * percent;
    }),
  }),
] satisfies readonly Rule[];
