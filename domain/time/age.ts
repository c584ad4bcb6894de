import type { Day, Month } from './day.ts';

/**
 * Three bases of age that the national checks keep apart (quality rules, 口径说明 1). They must not be mixed:
 * a child born on 1 September is of school age a year later than one born the day before.
 */

/** 周岁: full years on a day. Who is born on 29 February gets a year older on 1 March of a common year. */
export function ageInFullYears(birth: Day, on: Day): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4));
  return on.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** 义务教育适龄: full years on the cut-off of a school year, 31 August unless the province says otherwise. */
export function ageForSchoolYear(birth: Day, year: number, cutOff = '08-31'): number {
  return ageInFullYears(birth, `${year}-${cutOff}`);
}

/** 6 full years or more and less than 16 on the cut-off (义务教育法 §11; quality rule Q055). */
export function isOfCompulsorySchoolAge(birth: Day, year: number, cutOff = '08-31'): boolean {
  const age = ageForSchoolYear(birth, year, cutOff);
  return age >= 6 && age < 16;
}

/** 务工: age by months, the month of the birthday counted in full (quality rule Q063: 满 16 周岁之月). */
export function ageInMonth(birth: Day, month: Month): number {
  const years = Number(month.slice(0, 4)) - Number(birth.slice(0, 4));
  return month.slice(4, 6) < birth.slice(5, 7) ? years - 1 : years;
}
