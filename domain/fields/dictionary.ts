import { assistanceMeasureFields } from './assistance-measure.ts';
import type { EntityName, Field, FieldStore } from './field.ts';
import { helperFields } from './helper.ts';
import { householdFields } from './household.ts';
import { incomeFields } from './income.ts';
import { livingConditionsFields } from './living-conditions.ts';
import { memberChangeFields } from './member-change.ts';
import { memberFields } from './member.ts';
import { monitoringFields } from './monitoring.ts';
import { relocationFields } from './relocation.ts';
import { villageFields } from './village.ts';

const entries = [
  ...householdFields,
  ...memberFields,
  ...incomeFields,
  ...livingConditionsFields,
  ...monitoringFields,
  ...assistanceMeasureFields,
  ...helperFields,
  ...villageFields,
  ...memberChangeFields,
  ...relocationFields,
] as const;

/** The entries with their literal types; the columns of the tables are computed from them. */
export type DictionaryEntry = (typeof entries)[number];

export type FieldKey = DictionaryEntry['key'];

/** Every field of the collection forms, in their order. */
export const fields: readonly Field[] = entries;

const byKey: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.key, field]));

/** The field of a key that the code names. */
export function fieldByKey(key: FieldKey): Field {
  const field = byKey.get(key);
  if (field === undefined) throw new Error(`no field ${key}`);
  return field;
}

let own: readonly Field[] = [];

/**
 * The township's own fields, which the open archive holds. The one setting of this module: a process works with one
 * archive at a time, and asks for fields in more places than could be handed a list.
 */
export function setCustomFields(defined: readonly Field[]): void {
  own = defined;
}

/** The field of the collection forms that a sheet would have under this header. */
export const findCollectionField = (entity: EntityName, header: string): Field | undefined =>
  fields.find((field) => field.entity === entity && field.headers.includes(header));

/** The township's own fields, in their order. */
export const customFields = (): readonly Field[] => own;

/** The field of a key that comes from outside: a stored mapping, a message. */
export function findField(key: string): Field | undefined {
  return byKey.get(key) ?? own.find((field) => field.key === key);
}

/** The fields of a subject: those of the collection forms, then the township's own. */
export function fieldsOf(entity: EntityName): readonly Field[] {
  return [...fields, ...own].filter((field) => field.entity === entity);
}

/** The fields whose values are the columns of a table; their names are unique within it. */
export function storedFields(store: FieldStore): readonly Field[] {
  return fields.filter((field) => field.store === store);
}
