import type { FieldKey } from './dictionary.ts';

/** What tells, year by year, how a household stood: read together as 历年情况. */
export const YEAR_SUMMARY = [
  'household.poverty_attribute',
  'household.exit_status',
  'household.main_cause',
  'living_conditions.safe_housing',
  'living_conditions.has_safe_water',
] as const satisfies readonly FieldKey[];
