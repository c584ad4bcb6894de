import { flagOf, numberOf, type RuleContext, textOf } from './facts.ts';
import type { Home } from './home.ts';
import type { Parameter } from './rule.ts';

/** Codes of 脱贫状态. */
const EXITED: readonly string[] = ['1', '4'];
const ABOUT_TO_EXIT = '2';
const RETURNED = '3';
/** Codes of 户类型, which the forms have since 2021. */
const TYPE_EXITED = '01';
const TYPE_SINCE = 2021;
/** Code of 动态调整类型. */
const EXIT = '3';
/** A spell that was given up or called back. */
const VOID = 'void';
/** The procedure by which a household leaves the list, and how it stands while it runs. */
const EXIT_PROCEDURE = 'exit';
const RUNNING = 'open';

type OfYear = Pick<RuleContext, 'year'>;

/** What `isExited` reads. */
export const EXITED_READS = ['household.household_type', 'household.exit_status'] as const;
/** What `isMonitored` reads. */
export const MONITORED_READS = [
  '@monitoring_spell.state',
  'monitoring.category',
  '@household_year.reported_category',
] as const;
/** What `isToExit` reads. */
export const TO_EXIT_READS = [
  'household.exit_status',
  'household.exit_year',
  'household.planned_exit_year',
  '@adjustment.kind',
  '@adjustment.year',
  '@procedure_household',
] as const;

/** The code of 脱贫状态 in the year. */
export const exitStatusOf = ({ year }: Pick<Home, 'year'>): string | null => textOf(year, 'exit_status');

/** 脱贫状态∈{1,4}. */
export const hasExitStatus = (home: Pick<Home, 'year'>): boolean => EXITED.includes(exitStatusOf(home) ?? '');

/**
 * 脱贫户: 脱贫状态∈{1,4} of the year, or 户类型=脱贫户. The type is the household's of today: it says nothing of the
 * years before the forms had it, in which the household may still have been poor.
 */
export const isExited = (home: Pick<Home, 'values' | 'year'>, { year }: OfYear): boolean =>
  hasExitStatus(home) || (year >= TYPE_SINCE && textOf(home.values, 'household_type') === TYPE_EXITED);

/** 返贫户: 脱贫状态=3. */
export const isReturned = (home: Pick<Home, 'year'>): boolean => exitStatusOf(home) === RETURNED;

/**
 * 监测对象类别 非空: in a spell of the household, also one that is being recognised or whose risk is eliminated (the
 * national list keeps the category of those), or in the year's table of the national system.
 */
export const isMonitored = ({ spells, year }: Pick<Home, 'spells' | 'year'>): boolean =>
  textOf(year, 'reported_category') !== null ||
  spells.some(({ values }) => values['state'] !== VOID && textOf(values, 'category') !== null);

/** 易地扶贫搬迁户. */
export const isRelocated = ({ year }: Pick<Home, 'year'>): boolean =>
  flagOf(year, 'is_relocated_household') === true;

/**
 * 拟脱贫 in the year: 预脱贫, planned for the year, marked with the year or adjusted in it, or in a running procedure of
 * exit.
 */
export function isToExit(home: Home, { year }: OfYear): boolean {
  const status = exitStatusOf(home);
  if (status === ABOUT_TO_EXIT || numberOf(home.year, 'exit_year') === year) return true;
  if (!hasExitStatus(home) && numberOf(home.year, 'planned_exit_year') === year) return true;
  return (
    home.adjustments.some(({ values }) => values['kind'] === EXIT && values['year'] === year) ||
    home.candidacies.some(
      ({ values }) =>
        values['key'] === EXIT_PROCEDURE && values['status'] === RUNNING && values['dropped'] !== 1,
    )
  );
}

/** Since this year no new 扶贫标准 was set: that of then goes on as the least. */
const FLOOR_SINCE = 2020;
export const EXIT_FLOOR: Parameter = {
  title: '2020 年起的扶贫标准（本年没有标准线时）',
  value: 4000,
  unit: '元',
  source: 'G4 18;G1 3_11_010',
};

/** 扶贫标准 of the year; from 2020 on `floor` where none is known, before that null. */
export const exitLineOf = ({ exitLine, year }: RuleContext, floor: number): number | null =>
  exitLine ?? (year >= FLOOR_SINCE ? floor : null);
