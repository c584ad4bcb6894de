import { fieldsOf, findField, type FieldKey } from '../fields/dictionary.ts';
import type { EntityName, Field, FieldStore } from '../fields/field.ts';

const STORES: ReadonlySet<FieldStore> = new Set([
  'household',
  'household_year',
  'income_statement',
  'member',
  'member_year',
]);
const HOUSEHOLD: readonly EntityName[] = ['household', 'living_conditions', 'income', 'relocation'];

/** Where the household is: told beside the fields, settled by acts of their own. */
const PLACES: ReadonlySet<string> = new Set<FieldKey>(['household.village', 'household.group_name']);
/** What every register has its own way of, or what follows from the people in the household. */
const NEVER: ReadonlySet<string> = new Set<FieldKey>([
  'household.head_person_no',
  'household.head_id_number',
  'household.collectors',
  'household.collector_phone',
  'household.filled_on',
  'income.period_from',
  'income.period_to',
  'member.member_state',
]);

/** Whether registers can be compared by a field. */
export const isComparable = (field: Field): boolean =>
  (STORES.has(field.store) || PLACES.has(field.key)) &&
  (HOUSEHOLD.includes(field.entity) || field.entity === 'member') &&
  !NEVER.has(field.key);

/** The fields of households, or of people, by which registers can be compared; in the order of the forms. */
export const comparableFields = (entity: 'household' | 'member'): readonly Field[] =>
  (entity === 'member' ? (['member'] as const) : HOUSEHOLD).flatMap((each) =>
    fieldsOf(each).filter(isComparable),
  );

/** What is compared unless a clerk says otherwise: who they are, what they are, how many, what they live on. */
export const USUAL_FIELDS: ReadonlySet<string> = new Set<FieldKey>([
  'household.household_no',
  'household.village',
  'household.group_name',
  'household.head_name',
  'household.household_type',
  'household.exit_status',
  'household.main_cause',
  'household.head_count',
  'household.annual_head_count',
  'household.phone',
  'household.bank_account',
  'income.wage_income',
  'income.business_income',
  'income.property_income',
  'income.transfer_income',
  'income.business_expense',
  'income.net_income',
  'income.per_capita_net_income',
  'living_conditions.is_dangerous_house',
  'living_conditions.is_water_safe',
  'member.person_no',
  'member.name',
  'member.sex',
  'member.id_type',
  'member.id_number',
  'member.birth_date',
  'member.relation',
  'member.nation',
  'member.education',
  'member.school_status',
  'member.health',
  'member.labour_ability',
  'member.disability_type',
  'member.disability_level',
  'member.dibao',
  'member.tekun',
  'member.work_area',
  'member.work_months',
]);

/** Not a field of the forms: in which household somebody is. */
export const WHICH_HOUSEHOLD = 'member.household_no' satisfies FieldKey;

/** The people of a household are settled by acts on them, its place by moving it, who is its head by changing it. */
const BY_ACT: Readonly<Record<string, string>> = {
  'household.village': '迁移到别的村、组',
  'household.head_name': '户主变更',
  [WHICH_HOUSEHOLD]: '转到另一户',
} satisfies Partial<Record<FieldKey, string>>;

/** The act that settles a difference of this field, where its value cannot simply be taken; else null. */
export const actFor = (key: string): string | null => BY_ACT[key] ?? null;

/** What a line calls its field. */
export function fieldTitle(key: string): string {
  if (key === WHICH_HOUSEHOLD) return '所在户';
  return findField(key)?.label ?? key;
}

/** For histories. */
export const fieldTitles: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [...comparableFields('household'), ...comparableFields('member')].map(({ key, label }) => [key, label]),
  ),
  [WHICH_HOUSEHOLD]: '所在户',
};
