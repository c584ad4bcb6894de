import { moneyText } from '#domain/income/money.ts';
import { codesOf, numberOf, type RuleContext } from '../facts.ts';
import { NO_HITS, ofHousehold, ofHouseholdYear } from '../find.ts';
import type { Home } from '../home.ts';
import { PER_CAPITA_READS } from '../per-capita.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';
import {
  DROPOUT_READS,
  INSURANCE_READS,
  isDangerousHouse,
  isDropout,
  isKnownUninsured,
  isWaterSafe,
  WATER_READS,
} from '../shortfalls.ts';
import {
  EXIT_FLOOR,
  exitLineOf,
  hasExitStatus,
  isMonitored,
  isReturned,
  MONITORED_READS,
} from '../standing.ts';

/** Where the household falls short by what was written: an empty answer is the matter of Q112 to Q115. */
function shortfallOf(home: Home, context: RuleContext, floor: number): string | null {
  if (isDangerousHouse(home) === true) return 'living_conditions.is_dangerous_house';
  if (isWaterSafe(home, context) === false) return 'living_conditions.has_safe_water';
  const line = exitLineOf(context, floor);
  if (home.perCapita !== null && line !== null && home.perCapita < line)
    return 'income.per_capita_net_income';
  if (home.present.some(({ year }) => year !== null && isKnownUninsured(year)))
    return 'member.has_resident_medical_insurance';
  return home.present.some((person) => isDropout(person, context)) ? 'member.dropout_reason' : null;
}

function findUnjudgedRisk(
  home: Home,
  context: RuleContext,
  { floor }: ParameterValues<'floor'>,
): readonly RuleHit[] {
  if (isMonitored(home)) return NO_HITS;
  const field = shortfallOf(home, context, floor);
  return field === null ? NO_HITS : [{ field }];
}

/** The year of leaving goes with its status and comes no earlier than the recognition; that of the return likewise. */
function findWrongYears(home: Home): readonly RuleHit[] {
  const exit = numberOf(home.year, 'exit_year');
  const hits: RuleHit[] = [];
  if (exit === null ? hasExitStatus(home) : exit < (numberOf(home.year, 'first_recognised_year') ?? exit))
    hits.push({ field: 'household.exit_year' });
  if (isReturned(home) && numberOf(home.year, 'return_year') === null)
    hits.push({ field: 'household.return_year' });
  return hits.length === 0 ? NO_HITS : hits;
}

/** Rules on who may be poor (again) and what then has to be recorded, Q118–Q121 of the catalogue. */
export const povertyRiskRules = [
  homeRule({
    id: 'Q118',
    level: 'warning',
    entity: 'household',
    title: '有短板未纳入监测',
    message: '该户存在返贫风险，应研判是否纳入监测',
    source: 'G1 1_02_001–007',
    years: [2020, null],
    reads: [
      'living_conditions.is_dangerous_house',
      ...WATER_READS,
      ...PER_CAPITA_READS,
      ...INSURANCE_READS,
      ...DROPOUT_READS,
      ...AGE_READS,
      ...MONITORED_READS,
    ],
    parameters: { floor: EXIT_FLOOR },
    find: findUnjudgedRisk,
  }),
  homeRule({
    id: 'Q119',
    level: 'warning',
    entity: 'household',
    title: '收入低于监测范围未纳入监测',
    message: '人均纯收入 {v} 元低于监测范围 {line} 元，未纳入监测',
    source: 'G1 1_02_006',
    years: [2020, null],
    reads: [...PER_CAPITA_READS, ...MONITORED_READS],
    find: ofHousehold('income.per_capita_net_income', (home, { monitoringLine: line }) => {
      const { perCapita } = home;
      if (perCapita === null || line === null || perCapita >= line || isMonitored(home)) return false;
      return { v: moneyText(perCapita), line: moneyText(line) };
    }),
  }),
  homeRule({
    id: 'Q120',
    level: 'error',
    entity: 'household',
    title: '脱贫（返贫）年度与状态不一致',
    message: '脱贫（返贫）年度与状态不一致',
    source: 'G5;inferred',
    reads: [
      'household.exit_status',
      'household.exit_year',
      'household.first_recognised_year',
      'household.return_year',
    ],
    find: findWrongYears,
  }),
  homeRule({
    id: 'Q121',
    level: 'error',
    entity: 'household',
    title: '返贫户未填返贫原因',
    message: '返贫户未填返贫原因',
    source: 'seed 004',
    reads: ['household.exit_status', 'household.return_causes'],
    find: ofHouseholdYear(
      'household.return_causes',
      (year, home) => isReturned(home) && codesOf(year, 'return_causes').length === 0,
    ),
  }),
] satisfies readonly Rule[];
