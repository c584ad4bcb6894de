import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';

/** What is asked a second time unless something else is chosen: who, how they are, how they live, what they earn. */
export const SAMPLED_FIELDS = [
  'household.phone',
  'living_conditions.housing_area',
  'living_conditions.is_dangerous_house',
  'living_conditions.has_safe_water',
  'living_conditions.arable_area',
  'income.wage_income',
  'income.business_income',
  'income.transfer_income',
  'income.per_capita_net_income',
  'member.name',
  'member.id_number',
  'member.relation',
  'member.education',
  'member.school_status',
  'member.health',
  'member.labour_ability',
  'member.work_place',
  'member.work_months',
  'member.has_resident_medical_insurance',
] as const;

const HOUSEHOLD = new Set(['household', 'household_year', 'income_statement']);
const MEMBER = new Set(['member', 'member_year']);

/** The field of a key that can be entered a second time; undefined for others. */
export function sampledField(
  key: string,
): { readonly field: Field; readonly of: 'household' | 'member' } | undefined {
  const field = findField(key);
  if (field === undefined || field.type === 'signature') return undefined;
  if (MEMBER.has(field.store)) return { field, of: 'member' };
  return HOUSEHOLD.has(field.store) ? { field, of: 'household' } : undefined;
}
