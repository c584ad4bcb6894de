import { fieldsOf, findField } from '#domain/fields/dictionary.ts';
import type { EntityName, Field } from '#domain/fields/field.ts';
import type { FieldGroup } from '../../fields/field-group.ts';
import { isInYear, isTyped } from '../../fields/read-written.ts';

/** Groups by hand for reading; what the dictionary has beyond them goes to the last groups, so nothing is lost. */
export function grouped(
  entity: EntityName,
  year: number,
  plan: readonly (readonly [string, readonly string[]])[],
): FieldGroup[] {
  const all = fieldsOf(entity).filter(
    (field) => isTyped(field) && isInYear(field, year) && !hidden.has(field.key),
  );
  const named = new Set(plan.flatMap(([, names]) => names));
  const groups = plan.map(([title, names]) => ({
    title,
    fields: names
      .map((name) => findField(`${entity}.${name}`))
      .filter((field): field is Field => field !== undefined && isInYear(field, year)),
  }));
  const rest = all.filter((field) => !named.has(field.name));
  const own = rest.filter((field) => field.store === 'custom');
  const others = rest.filter((field) => field.store !== 'custom');
  return [...groups, { title: '其他', fields: others }, { title: '自定义', fields: own }].filter(
    (group) => group.fields.length > 0,
  );
}

/** Kept by the program itself, or shown in the head of the page. */
const hidden = new Set([
  'household.head_person_no',
  'household.head_name',
  'household.head_id_number',
  'household.head_count',
  'household.current_head_count',
  'member.household_no',
  'member.member_state',
]);
