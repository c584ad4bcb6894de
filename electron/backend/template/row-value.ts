import { customValuesOf } from '#db/custom-fields.ts';
import type { Archive } from '#db/open-archive.ts';
import { sourceField } from '#domain/exports/column-sources.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { cellValue, type ExportSetting } from '../exports/cell-value.ts';
import type { ExportRow } from '../exports/export-row.ts';
import type { SheetValue } from '../sheets/write-workbook.ts';

/** 序号: the number of the row among the data of its file. */
export const ROW_NUMBER = 'row.number';

/** A value for a cell of the template, before the template was asked whether it takes it. */
export interface RowValue {
  readonly value: SheetValue;
  /** The field that tells its type and its list; null where no form has it. */
  readonly field: Field | null;
  /** As it is stored, so that a label of a list can be told from its code. */
  readonly stored: FieldValue;
}

export type ValueSetting = ExportSetting & { readonly raw: Archive['rawReading'] };

/** Where the exports have a name of their own for what the import calls by its field. */
const EXPORT_NAMES: Readonly<Record<string, string>> = {
  'household.year': 'row.year',
  'household.province': 'township.province',
  'household.city': 'township.city',
  'household.county': 'township.county',
  'household.township': 'township.name',
  'household.village': 'village.name',
  'household.head_name': 'head.name',
  'household.head_id_number': 'head.id_number',
  'household.head_count': 'household.people',
  'household.current_head_count': 'household.people',
  'row.reason': 'change.reason',
  'row.on': 'change.on',
  'row.proof': 'change.proof',
  'row.was-head': 'change.was_head',
  'row.new-head-name': 'change.new_head_name',
  'row.new-head-id': 'change.new_head_id_number',
  'row.changed-field': 'field_change.title',
  'row.old-value': 'field_change.before',
  'row.new-value': 'field_change.after',
  'row.recognised-month': 'adjustment.month',
  'row.removal-type': 'adjustment.decrease_kind',
  'row.income-period': 'income.period',
};

/** In a table of changed values, reason and day are those of the value. */
const OF_A_CHANGED_VALUE: Readonly<Record<string, string>> = {
  'row.reason': 'field_change.reason',
  'row.on': 'field_change.on',
};

/** The value of a target in a row; `number` is the row's own. */
export function rowValue(target: string, row: ExportRow, number: number, setting: ValueSetting): RowValue {
  if (target === ROW_NUMBER) return { value: number, field: null, stored: number };
  const name =
    (row.fieldChange === null ? undefined : OF_A_CHANGED_VALUE[target]) ??
    EXPORT_NAMES[target] ??
    target.replace(/^row\.(?=adjustment\.)/, '');
  const field = sourceField(name) ?? sourceField(target) ?? null;
  if (field?.store === 'custom') return customValue(field, row, setting);
  const value = cellValue({ field: name, header: target, kind: kindOf(field), required: 'N' }, row, setting);
  return { value, field, stored: storedIn(field, row) };
}

function kindOf(field: Field | null): 'number' | 'int' | 'yesno' | 'text' {
  if (field?.type === 'decimal') return 'number';
  if (field?.type === 'int' || field?.type === 'year') return 'int';
  return field?.type === 'bool' ? 'yesno' : 'text';
}

/** Of the township's own fields, which no export has. */
function customValue(field: Field, { household, member, year }: ExportRow, { raw }: ValueSetting): RowValue {
  const values = customValuesOf(raw, { householdId: household.id, year });
  const stored = values.get(field.entity === 'member' ? (member?.id ?? -1) : null)?.[field.key] ?? null;
  if (stored === null || typeof stored === 'number') {
    const isYesNo = field.type === 'bool' && stored !== null;
    return { value: isYesNo ? formatFieldValue(field, stored) : stored, field, stored };
  }
  return { value: formatFieldValue(field, stored, year), field, stored };
}

function storedIn(field: Field | null, row: ExportRow): FieldValue {
  if (field === null) return null;
  const records: Partial<Record<string, object | null>> = {
    household: row.household,
    household_year: row.householdYear,
    member: row.member,
    member_year: row.memberYear,
    monitoring_spell: row.spell,
    helper: row.pairing,
    adjustment: row.adjustment,
  };
  const record = (records[field.store] ?? {}) as Readonly<Record<string, FieldValue | undefined>>;
  return record[field.name] ?? null;
}
