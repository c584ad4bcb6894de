import { fieldsOf } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';

/** What is kept of a village for each year, in the order of the collection form. */
export const villageFigures: readonly Field[] = fieldsOf('village').filter(
  (field) => field.store === 'village_year',
);

const isPartOfHouseholds = (name: string) => name.endsWith('_household_count');
const isPartOfPeople = (name: string) => name.endsWith('_population');

/** Parts that are larger than their whole (总户数, 总人口数), as sentences by field key. */
export function figureHints(
  values: Readonly<Record<string, FieldValue | undefined>>,
): Record<string, string> {
  const hints: Record<string, string> = {};
  for (const { key, name, label } of villageFigures) {
    const whole = isPartOfHouseholds(name) ? 'household_count' : isPartOfPeople(name) ? 'population' : null;
    if (whole === null) continue;
    const [part, total] = [values[key], values[`village.${whole}`]];
    if (typeof part === 'number' && typeof total === 'number' && part > total)
      hints[key] = `${label}多于${whole === 'population' ? '总人口数' : '总户数'}`;
  }
  return hints;
}
