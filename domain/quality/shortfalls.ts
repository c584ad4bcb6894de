import { isOfCompulsorySchoolAge } from '#domain/time/age.ts';
import { flagOf, type RuleContext, textOf, type Values } from './facts.ts';
import type { Home, Person } from './home.ts';
import { EXCLUSIVE_SINCE, schoolStatusOf } from './schooling.ts';

/** Codes of 未上学原因 of who is excused (因病, 因残) or is taught at home and so enrolled. */
const NO_DROPOUT: readonly string[] = ['01', '02', '07'];
/** Codes of 文化程度 of who is through with the nine years, in the forms up to 2018. */
const THROUGH: readonly string[] = ['03', '04', '05'];
/** From this year on the forms ask 是否解决安全饮用水; those of 2018 have both questions. */
const SAFE_WATER_ONLY_SINCE = 2019;

/** What `isUninsured` and `isKnownUninsured` read. */
export const INSURANCE_READS = [
  'member.has_resident_medical_insurance',
  'member.has_employee_medical_insurance',
] as const;
/** What `isDropout` reads beside who somebody is. */
export const DROPOUT_READS = ['member.school_status', 'member.dropout_reason', 'member.education'] as const;
/** What `isWaterSafe` reads. */
export const WATER_READS = ['living_conditions.has_safe_water', 'living_conditions.is_water_safe'] as const;

/** 未参加基本医保: neither of the two is 是; an empty one is none (Q075). */
export const isUninsured = (year: Values): boolean =>
  flagOf(year, 'has_resident_medical_insurance') !== true &&
  flagOf(year, 'has_employee_medical_insurance') !== true;

/** Not insured by what was written: an empty answer is not a no. */
export const isKnownUninsured = (year: Values): boolean =>
  isUninsured(year) &&
  (flagOf(year, 'has_resident_medical_insurance') ?? flagOf(year, 'has_employee_medical_insurance')) ===
    false;

/**
 * 义务教育阶段失学辍学, not 因病 or 因残: of school age, with a reason why he is not at school; in the forms up to 2018,
 * which ask for no reason, with 非在校生 before the nine years are done. Who has neither status nor reason is Q055's.
 */
export function isDropout({ birth, year: values }: Person, { year }: RuleContext): boolean {
  if (values === null) return false;
  const reason = textOf(values, 'dropout_reason');
  const isOut =
    reason === null
      ? year < EXCLUSIVE_SINCE &&
        textOf(values, 'school_status') !== null &&
        schoolStatusOf(values, { year }) === null &&
        !THROUGH.includes(textOf(values, 'education') ?? '')
      : !NO_DROPOUT.includes(reason);
  return isOut && birth !== null && isOfCompulsorySchoolAge(birth, year);
}

/** 是否解决安全饮用水, 饮水是否安全 up to 2018; null where nobody said. */
export const isWaterSafe = ({ year: values }: Pick<Home, 'year'>, { year }: RuleContext): boolean | null =>
  flagOf(values, 'has_safe_water') ?? (year < SAFE_WATER_ONLY_SINCE ? flagOf(values, 'is_water_safe') : null);

/** 是否危房户=是. */
export const isDangerousHouse = ({ year }: Pick<Home, 'year'>): boolean | null =>
  flagOf(year, 'is_dangerous_house');
