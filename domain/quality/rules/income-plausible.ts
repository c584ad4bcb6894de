import { moneyText } from '#domain/income/money.ts';
import { earnsWages, EARNING_READS } from '../earning.ts';
import { numberOf, type RuleContext } from '../facts.ts';
import { NO_HITS, ofHousehold, ofStatement } from '../find.ts';
import type { Home } from '../home.ts';
import { peopleSince } from '../people-of-year.ts';
import { PER_CAPITA_READS } from '../per-capita.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';

/** Whether nobody of the period earned a wage; false too where nothing of the year is recorded of one of them. */
function nobodyEarns(home: Home, context: RuleContext): boolean {
  const people = peopleSince(home, context.incomePeriod?.[0] ?? `${context.year}-01-01`);
  return people.length > 0 && people.every(({ year }) => year !== null && !earnsWages(year, context));
}

const yuan = (title: string, value: number, source: string) => ({ title, value, unit: '元', source });

/** Sums that a year's payments do not fall below: the field, its name in the sentence and its parameter. */
const LEAST = [
  ['dibao_income', '低保金', 'dibao'],
  ['tekun_income', '特困供养金', 'tekun'],
  ['family_planning_income', '计划生育金', 'familyPlanning'],
  ['pension_income', '养老保险金', 'pension'],
] as const;

function findSmallSums(
  { income }: Home,
  _: RuleContext,
  least: ParameterValues<(typeof LEAST)[number][2]>,
): readonly RuleHit[] {
  if (income === null) return NO_HITS;
  let hits: RuleHit[] | undefined;
  for (const [name, label, parameter] of LEAST) {
    const sum = numberOf(income, name);
    if (sum !== null && sum > 0 && sum < least[parameter])
      (hits ??= []).push({ field: `income.${name}`, words: { 项目: label, v: moneyText(sum) } });
  }
  return hits ?? NO_HITS;
}

/**
 * Rules on how likely the sums of an income statement are, Q099–Q105 of the catalogue. “=0” means that 0 was written:
 * an item that nobody collected is not none.
 */
export const incomePlausibleRules = [
  homeRule({
    id: 'Q099',
    level: 'warning',
    entity: 'income',
    title: '人均纯收入异常',
    message: '人均纯收入 {v} 元异常',
    source: 'G5',
    reads: PER_CAPITA_READS,
    parameters: { most: yuan('人均纯收入不高于', 100_000, 'G5') },
    find: ofHousehold('income.per_capita_net_income', ({ perCapita }, _, { most }) => {
      if (perCapita === null || (perCapita > 0 && perCapita <= most)) return false;
      return { v: moneyText(perCapita) };
    }),
  }),
  homeRule({
    id: 'Q100',
    level: 'warning',
    entity: 'income',
    title: '有经营收入没有经营支出',
    message: '有经营收入但没有经营支出',
    source: 'G4 22;G5',
    reads: ['income.business_income', 'income.business_expense'],
    find: ofStatement(
      'income.business_expense',
      (income) =>
        (numberOf(income, 'business_income') ?? 0) > 0 && numberOf(income, 'business_expense') === 0,
    ),
  }),
  homeRule({
    id: 'Q101',
    level: 'warning',
    entity: 'income',
    title: '经营支出大于经营收入',
    message: '经营支出大于经营收入，请核实（因灾亏损须附说明）',
    source: 'inferred',
    reads: ['income.business_income', 'income.business_expense'],
    find: ofStatement('income.business_expense', (income) => {
      const [earned, spent] = [numberOf(income, 'business_income'), numberOf(income, 'business_expense')];
      return earned !== null && spent !== null && spent > earned;
    }),
  }),
  homeRule({
    id: 'Q102',
    level: 'warning',
    entity: 'income',
    title: '工资性收入异常',
    message: '工资性收入 {v} 元异常',
    source: 'G4 19',
    reads: ['income.wage_income'],
    parameters: {
      least: yuan('工资性收入不低于', 300, 'G4 19'),
      most: yuan('工资性收入不高于', 300_000, 'G4 19'),
    },
    find: ofStatement('income.wage_income', (income, _home, _context, { least, most }) => {
      const wage = numberOf(income, 'wage_income') ?? 0;
      return wage > 0 && (wage < least || wage > most) && { v: moneyText(wage) };
    }),
  }),
  homeRule({
    id: 'Q103',
    level: 'warning',
    entity: 'income',
    title: '有工资性收入无人务工',
    message: '有工资性收入但家中无人务工',
    source: 'G5',
    reads: ['income.wage_income', '@member.left_on', '@member.left_kind', ...EARNING_READS],
    find: ofStatement(
      'income.wage_income',
      (income, home, context) => (numberOf(income, 'wage_income') ?? 0) > 0 && nobodyEarns(home, context),
    ),
  }),
  homeRule({
    id: 'Q104',
    level: 'warning',
    entity: 'income',
    title: '有人务工没有工资性收入',
    message: '家中有人务工但工资性收入为 0',
    source: 'G5',
    reads: ['income.wage_income', ...EARNING_READS],
    find: ofStatement(
      'income.wage_income',
      (income, { present }, context) =>
        numberOf(income, 'wage_income') === 0 &&
        present.some(({ year }) => year !== null && earnsWages(year, context)),
    ),
  }),
  homeRule({
    id: 'Q105',
    level: 'warning',
    entity: 'income',
    title: '转移性收入项过低',
    message: '{项目} {v} 元过低，请核实是否按年填写',
    source: 'G4 24–27',
    reads: LEAST.map(([name]) => `income.${name}`),
    parameters: {
      dibao: yuan('低保金不低于', 200, 'G4 24–27'),
      tekun: yuan('特困供养金不低于', 200, 'G4 24–27'),
      familyPlanning: yuan('计划生育金不低于', 100, 'G4 24–27'),
      pension: yuan('养老保险金不低于', 88, 'G4 24–27'),
    },
    find: findSmallSums,
  }),
] satisfies readonly Rule[];
