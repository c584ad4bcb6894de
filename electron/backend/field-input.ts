import { findField } from '#domain/fields/dictionary.ts';
import type { EntityName, Field, FieldStore } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import type { Cell, Cells } from '#db/row-access.ts';
import type { FieldValues } from '#contract/common.ts';
import { Refusal } from './session.ts';

/** Values by dictionary key, checked and sorted by the table that keeps them. */
export interface SortedValues {
  readonly stores: ReadonlyMap<FieldStore, Cells>;
  readonly labels: readonly string[];
}

/** Derived places that an act may set although no column of that name exists. */
const SETTABLE = new Set(['household.group_name']);

/** Checks values against the dictionary. Throws a Refusal that names each field and what is wrong with it. */
export function sortValues(
  values: FieldValues,
  allowed: { readonly entities: readonly EntityName[]; readonly stores: readonly FieldStore[] },
): SortedValues {
  const stores = new Map<FieldStore, Cells>();
  const labels: string[] = [];
  const issues: { path: string; message: string }[] = [];
  for (const [key, value] of Object.entries(values)) {
    const field = findField(key);
    if (field === undefined || !isAllowed(field, allowed)) {
      issues.push({
        path: '',
        message: field === undefined ? `没有“${key.slice(0, 60)}”这一项` : `“${field.label}”不能在这里修改`,
      });
      continue;
    }
    const parsed = fieldSchema(field).safeParse(value);
    if (!parsed.success) {
      issues.push({ path: field.label, message: parsed.error.issues[0]?.message ?? '填写有误' });
      continue;
    }
    const cells = stores.get(field.store) ?? {};
    cells[field.name] = parsed.data;
    stores.set(field.store, cells);
    labels.push(field.label);
  }
  if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
  return { stores, labels };
}

const isAllowed = (
  field: Field,
  allowed: { entities: readonly EntityName[]; stores: readonly FieldStore[] },
) =>
  allowed.entities.includes(field.entity) &&
  (allowed.stores.includes(field.store) || field.store === 'custom' || SETTABLE.has(field.key));

/** A row's values by dictionary key, for the fields of the given entities and store. */
export function valuesOf(
  row: Readonly<Record<string, unknown>> | undefined,
  fields: readonly Field[],
): FieldValues {
  const values: FieldValues = {};
  if (row === undefined) return values;
  for (const field of fields) {
    const value = row[field.name];
    if (value !== undefined) values[field.key] = value as Cell;
  }
  return values;
}
