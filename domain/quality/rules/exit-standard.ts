import { moneyText } from '#domain/income/money.ts';
import { dayOf, flagOf, type RuleContext } from '../facts.ts';
import { NO_HITS, ofHousehold, ofHouseholdYear } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { PER_CAPITA_READS } from '../per-capita.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import {
  DROPOUT_READS,
  INSURANCE_READS,
  isDangerousHouse,
  isDropout,
  isUninsured,
  isWaterSafe,
  WATER_READS,
} from '../shortfalls.ts';
import {
  EXIT_FLOOR,
  exitLineOf,
  EXITED_READS,
  isExited,
  isRelocated,
  isToExit,
  TO_EXIT_READS,
} from '../standing.ts';
import { nameOf } from '../words.ts';

/** One hit of a household that left poverty, with the names of its people who stand against it. */
function findExitedWith(field: string, isAgainst: (person: Person, context: RuleContext) => boolean) {
  return (home: Home, context: RuleContext): readonly RuleHit[] => {
    const first = home.present.find((person) => isAgainst(person, context));
    if (first === undefined || !isExited(home, context)) return NO_HITS;
    const names = home.present
      .filter((person) => isAgainst(person, context))
      .map(({ values }) => nameOf(values));
    return [{ memberId: first.id, field, words: { 姓名: names.join('、') } }];
  };
}

/** Rules on what a household that left poverty has to have, Q111–Q117 of the catalogue. */
export const exitStandardRules = [
  homeRule({
    id: 'Q111',
    level: 'error',
    entity: 'household',
    title: '脱贫户收入低于标准',
    message: '人均纯收入 {v} 元低于标准 {std} 元',
    source: 'G5(2952);G4 18;G1 3_11_010',
    reads: [...EXITED_READS, ...PER_CAPITA_READS],
    parameters: { floor: EXIT_FLOOR },
    find: ofHousehold('income.per_capita_net_income', (home, context, { floor }) => {
      const { perCapita } = home;
      const std = exitLineOf(context, floor);
      if (perCapita === null || std === null || perCapita >= std) return false;
      return isExited(home, context) && { v: moneyText(perCapita), std: moneyText(std) };
    }),
  }),
  homeRule({
    id: 'Q112',
    level: 'error',
    entity: 'household',
    title: '脱贫户住房不安全',
    message: '脱贫户住房不安全（危房）',
    source: 'G4 05;G5;G1 1_02_001',
    reads: [...EXITED_READS, 'living_conditions.is_dangerous_house'],
    find: ofHouseholdYear(
      'living_conditions.is_dangerous_house',
      (_, home, context) => isDangerousHouse(home) !== false && isExited(home, context),
    ),
  }),
  homeRule({
    id: 'Q113',
    level: 'error',
    entity: 'household',
    title: '脱贫户未解决安全饮水',
    message: '脱贫户未解决安全饮水',
    source: 'G4 07;G5;G1 3_02_002',
    reads: [...EXITED_READS, ...WATER_READS],
    find: ofHouseholdYear(
      'living_conditions.has_safe_water',
      (_, home, context) => isWaterSafe(home, context) !== true && isExited(home, context),
    ),
  }),
  homeRule({
    id: 'Q114',
    level: 'error',
    entity: 'household',
    title: '脱贫户有辍学学生',
    message: '脱贫户有辍学学生{姓名}',
    source: 'G5;seed 004;P18',
    reads: [...EXITED_READS, ...DROPOUT_READS, ...AGE_READS],
    find: findExitedWith('member.dropout_reason', isDropout),
  }),
  homeRule({
    id: 'Q115',
    level: 'error',
    entity: 'household',
    title: '脱贫户有成员未参保',
    message: '脱贫户有成员未参加基本医疗保险：{姓名}',
    source: 'G1 2_01_016;P18',
    reads: [...EXITED_READS, ...INSURANCE_READS],
    find: findExitedWith(
      'member.has_resident_medical_insurance',
      ({ year }) => year !== null && isUninsured(year),
    ),
  }),
  homeRule({
    id: 'Q116',
    level: 'error',
    entity: 'household',
    title: '脱贫户未通生活用电',
    message: '脱贫户未通生活用电',
    source: 'G1 2_02_002',
    reads: [...EXITED_READS, 'living_conditions.has_household_power'],
    find: ofHouseholdYear(
      'living_conditions.has_household_power',
      (year, home, context) => flagOf(year, 'has_household_power') !== true && isExited(home, context),
    ),
  }),
  homeRule({
    id: 'Q117',
    level: 'error',
    entity: 'household',
    title: '易地搬迁户未入住',
    message: '易地搬迁户未入住，不得脱贫',
    source: 'G7 不脱贫原因 10;P25',
    reads: ['relocation.is_relocated_household', 'relocation.moved_in_on', ...TO_EXIT_READS],
    find: ofHouseholdYear('relocation.moved_in_on', (year, home, context) => {
      if (!isRelocated(home)) return false;
      const movedIn = dayOf(year, 'moved_in_on');
      return (movedIn === null || movedIn > context.on) && isToExit(home, context);
    }),
  }),
] satisfies readonly Rule[];
