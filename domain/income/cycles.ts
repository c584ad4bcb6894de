import { addMonths, addDays, type Day, firstDayOf, type Month } from '#domain/time/day.ts';

export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** Which days a year's income covers: years counted from the statement's year, then month and day (`-1-10-01`). */
export interface AnnualRule {
  readonly from: string;
  readonly to: string;
}

/** 10-01 of the year before to 09-30 of the year (回头看 2020: 2019-10-01 至 2020-09-30). */
export const ANNUAL_RULE: AnnualRule = { from: '-1-10-01', to: '0-09-30' };

function dayOfRule(rule: string, year: number): Day {
  const match = /^(-?\d+)-(\d{2}-\d{2})$/.exec(rule);
  if (!match) throw new RangeError('not a rule of an income period');
  return `${year + Number(match[1])}-${match[2]}`;
}

/** The income cycle of households that left poverty, collected once a year. */
export function annualCycle(year: number, rule: AnnualRule = ANNUAL_RULE): Period {
  return { from: dayOfRule(rule.from, year), to: dayOfRule(rule.to, year) };
}

/**
 * The income cycle of a newly recognised monitored household: the months before the month of recognition
 * (202106 → 2020-06-01 to 2021-05-31), 12 unless the pack says otherwise.
 */
export function monitoringCycle(recognisedMonth: Month, months = 12): Period {
  const first = firstDayOf(recognisedMonth);
  return { from: addMonths(first, -months), to: addDays(first, -1) };
}
