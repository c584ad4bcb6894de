import { withoutLabour } from '#domain/household/without-labour.ts';
import { HALF_YEAR, HALF_YEAR_SINCE, HELPED } from '#domain/monitoring/judge-elimination.ts';
import { isFullMonths } from '#domain/monitoring/spell-length.ts';
import { flagOf, numberOf, textOf } from '../facts.ts';
import type { Home } from '../home.ts';
import { labourOf } from '../labour.ts';
import { measuresDuring, MEASURES_READ } from '../measures.ts';
import { PROBLEMS_READ, problemsLeft } from '../problems-left.ts';
import { homeRule, type Rule } from '../rule.ts';
import { blanksOf, keysWanted } from '../spell-blanks.ts';
import { lineOf, ofSpells, SINCE_2021, type Spell, SPELLS_READ } from '../spells.ts';

const WANTED = {
  names: [
    'elimination_mode',
    'eliminated_month',
    'after_school_problem',
    'after_housing_problem',
    'after_insurance_problem',
    'after_water_problem',
  ],
  figures: 'after',
  called: '风险消除后收入',
} as const;

const monthOfEnd = ({ values }: Spell): string | null => textOf(values, 'eliminated_month');

/** 帮扶消除. */
const isHelped = ({ values }: Spell): boolean => textOf(values, 'elimination_mode') === HELPED;

/** 识别不满半年, by months; of those that ended since the notice of April 2022. */
function isTooEarly(spell: Spell, months: number): boolean {
  const { recognised } = spell;
  const end = monthOfEnd(spell);
  if (recognised === null || end === null || end < HALF_YEAR_SINCE) return false;
  return !isFullMonths(recognised, end, months);
}

/** 整户无劳动力, by the mark of the household or else by all of its people. */
function isWithoutLabour({ year: ofHome, present }: Home): boolean {
  const mark = flagOf(ofHome, 'whole_household_without_labour') === true ? 1 : null;
  return (
    withoutLabour(
      mark,
      present.map(({ year }) => labourOf(year)),
    ) === true
  );
}

/** Rules on the end of a spell, Q160–Q165 of the catalogue. */
export const eliminationRules = [
  homeRule({
    id: 'Q160',
    level: 'error',
    entity: 'monitoring',
    title: '风险消除信息不全',
    message: '风险消除信息不全：{字段}',
    source: 'G1 1_11_004',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...keysWanted(WANTED)],
    find: ofSpells('eliminated', 'monitoring.elimination_mode', ({ values }) => blanksOf(values, WANTED)),
  }),
  homeRule({
    id: 'Q161',
    level: 'error',
    entity: 'monitoring',
    title: '已消除但问题未解决',
    message: '已标注消除，但{问题}未解决',
    source: 'G1 1_11_005–008、1_02_008/009',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...PROBLEMS_READ],
    find: ofSpells('eliminated', 'monitoring.after_housing_problem', problemsLeft),
  }),
  homeRule({
    id: 'Q162',
    level: 'error',
    entity: 'monitoring',
    title: '消除时收入低于监测范围',
    message: '消除时收入低于监测范围',
    source: 'G1 4_11_010;P9',
    years: SINCE_2021,
    reads: [...SPELLS_READ, 'monitoring.elimination_mode', 'monitoring.after_per_capita_income'],
    find: ofSpells('eliminated', 'monitoring.after_per_capita_income', (spell, _, context) => {
      const income = numberOf(spell.values, 'after_per_capita_income');
      const line = lineOf(monthOfEnd(spell), context);
      return isHelped(spell) && income !== null && line !== null && income < line;
    }),
  }),
  homeRule({
    id: 'Q163',
    level: 'error',
    entity: 'monitoring',
    title: '帮扶消除没有帮扶措施',
    message: '没有帮扶措施不能选“帮扶消除”',
    source: 'G1 1_11_009;P4',
    years: SINCE_2021,
    reads: [...SPELLS_READ, ...MEASURES_READ, 'monitoring.elimination_mode'],
    find: ofSpells(
      'eliminated',
      'monitoring.elimination_mode',
      (spell, home) => isHelped(spell) && measuresDuring(home, spell).length === 0,
    ),
  }),
  homeRule({
    id: 'Q164',
    level: 'error',
    entity: 'monitoring',
    title: '识别不满半年消除风险',
    message: '识别不满半年不得消除风险',
    source: 'G1 2_11_002、5_18_009;P3;P4',
    years: SINCE_2021,
    reads: [...SPELLS_READ, 'monitoring.elimination_mode'],
    parameters: {
      months: { title: '识别至少满', value: HALF_YEAR, unit: '个月', source: 'P3;P4' },
    },
    find: ofSpells<'months'>(
      'eliminated',
      'monitoring.eliminated_month',
      (spell, _home, _context, { months }) => isHelped(spell) && isTooEarly(spell, months),
    ),
  }),
  homeRule({
    id: 'Q165',
    level: 'error',
    entity: 'monitoring',
    title: '整户无劳动力标注帮扶消除',
    message: '整户无劳动力户暂不标注风险消除',
    source: 'G1 4_11_011;P4;P28',
    years: SINCE_2021,
    reads: [
      ...SPELLS_READ,
      'monitoring.elimination_mode',
      'household.whole_household_without_labour',
      'member.labour_ability',
    ],
    // What the people can do in the year says nothing of an earlier end.
    find: ofSpells(
      'eliminated',
      'monitoring.elimination_mode',
      (spell, home) => spell.stands && isHelped(spell) && isWithoutLabour(home),
    ),
  }),
] satisfies readonly Rule[];
