import type { ExportColumn } from '#domain/exports/export-definition.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import type { Township } from '../documents/target.ts';
import type { SheetColumn, SheetValue } from '../sheets/write-workbook.ts';
import type { ExportRow, MemberChange } from './export-rows.ts';

export interface ExportSetting {
  readonly township: Township;
  readonly year: number;
}

/** How a column of the pack is kept in the workbook: only amounts and counts are numbers. */
export const sheetKindOf = ({ kind }: ExportColumn): SheetColumn['kind'] =>
  kind === 'number' || kind === 'int' ? kind : 'text';

/** What stands in a cell: codes in the words of the year, days and months as text, 是 or 否; null for an empty one. */
export function cellValue(column: ExportColumn, row: ExportRow, setting: ExportSetting): SheetValue {
  const field = findField(column.field);
  const derived = derivedValue(column.field, row, setting);
  const value = derived !== undefined ? derived : field === undefined ? null : storedValue(field, row);
  if (value === null || value === '') return null;
  if (column.kind === 'number') return rounded(Number(value), 100);
  if (column.kind === 'int') return rounded(Number(value), 1);
  if (column.kind === 'yesno' && typeof value === 'number') return value === 0 ? '否' : '是';
  return plainText(field === undefined ? String(value) : formatFieldValue(field, value, setting.year));
}

const rounded = (value: number, steps: number): number | null =>
  Number.isFinite(value) ? Math.round(value * steps) / steps : null;

/** What a workbook cannot keep as it is: control characters, and line ends of two characters. */
const plainText = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cc}--[\n\t]]/gv, '')
    .trim();

/** Undefined for a column that is a field of the dictionary. */
function derivedValue(
  name: string,
  { household, head, people, change }: ExportRow,
  { township, year }: ExportSetting,
): FieldValue | undefined {
  switch (name) {
    case 'township.province':
      return township.province;
    case 'township.city':
      return township.city;
    case 'township.county':
      return township.county;
    case 'township.name':
      return township.name;
    case 'village.name':
      return household.village;
    case 'household.group_name':
      return household.group;
    case 'head.name':
      return head?.name ?? household.head_name;
    case 'head.id_number':
      return head?.id_number ?? household.head_id_number;
    case 'household.people':
      return people;
    default:
      return name.startsWith('change.') ? changeValue(name, change, year) : undefined;
  }
}

function changeValue(name: string, change: MemberChange | null, year: number): FieldValue {
  if (change === null) return null;
  switch (name) {
    case 'change.reason':
      return labelOf(change.kind === 'joined' ? 'increase_reason' : 'decrease_reason', change.reason, year);
    case 'change.on':
      return change.on;
    case 'change.proof':
      return change.proof;
    case 'change.was_head':
      return change.wasHead ? 1 : 0;
    case 'change.new_head_name':
      return change.newHead?.name ?? null;
    case 'change.new_head_id_number':
      return change.newHead?.id_number ?? null;
    default:
      return null;
  }
}

function storedValue(field: Field, row: ExportRow): FieldValue {
  const records: Partial<Record<Field['store'], object | null>> = {
    household: row.household,
    household_year: row.householdYear,
    member: row.member,
    member_year: row.memberYear,
    monitoring_spell: row.spell,
  };
  const record = (records[field.store] ?? {}) as Readonly<Record<string, FieldValue | undefined>>;
  return record[field.name] ?? null;
}
