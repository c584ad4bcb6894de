import type { FieldValue } from '#domain/fields/field-value.ts';
import { EXCLUSIVE_SINCE } from '#domain/quality/schooling.ts';

const EDUCATION = 'member.education';
const SCHOOL_STATUS = 'member.school_status';

/** The field that has to be blank when this one is filled; null where both may stand. */
export function excludedBy(key: string, year: number): string | null {
  if (year < EXCLUSIVE_SINCE) return null;
  if (key === EDUCATION) return SCHOOL_STATUS;
  return key === SCHOOL_STATUS ? EDUCATION : null;
}

/** New values of a person with the other of the two cleared; both filled at once stay for the check to refuse. */
export function withOneSchooling<V extends Readonly<Record<string, FieldValue>>>(
  values: V,
  year: number,
): Record<string, FieldValue> {
  const cleared = Object.keys(values)
    .filter((key) => (values[key] ?? null) !== null)
    .map((key) => excludedBy(key, year))
    .filter((key): key is string => key !== null && !(key in values));
  return { ...values, ...Object.fromEntries(cleared.map((key) => [key, null])) };
}

/** Whether the values fill both where the year's forms allow one. */
export const hasTwoSchoolings = (values: Readonly<Record<string, FieldValue>>, year: number): boolean =>
  year >= EXCLUSIVE_SINCE && (values[EDUCATION] ?? null) !== null && (values[SCHOOL_STATUS] ?? null) !== null;
