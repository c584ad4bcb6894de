import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import {
  type BulkEdit,
  type BulkKind,
  bulkKindsOf,
  editFault,
  findBulkField,
} from '#domain/lists/bulk-edit.ts';
import { readWritten } from '../../../fields/read-written.ts';

/** One change of one field while it is being written. */
export interface DraftEdit {
  readonly id: number;
  /** Empty until one is chosen. */
  readonly field: string;
  readonly kind: BulkKind;
  /** The new value; of a replacement what stands there now; how much to add, or by what to multiply. */
  readonly first: string;
  /** Of a replacement what it becomes. */
  readonly second: string;
}

let last = 0;

export const blankEdit = (): DraftEdit => ({
  id: (last += 1),
  field: '',
  kind: 'set',
  first: '',
  second: '',
});

export function withEditField(edit: DraftEdit, key: string): DraftEdit {
  const field = findBulkField(key);
  const kinds = field === undefined ? [] : bulkKindsOf(field);
  return { ...edit, field: key, kind: kinds.includes(edit.kind) ? edit.kind : 'set', first: '', second: '' };
}

/** What an act is called in the list to choose from. */
export const kindWord: Readonly<Record<BulkKind, string>> = {
  set: '改为',
  fill: '未填的填',
  clear: '清空',
  replace: '把…改成…',
  add: '加减',
  multiply: '乘以',
};

export type ReadEdit =
  { readonly ok: true; readonly edit: BulkEdit } | { readonly ok: false; readonly reason: string };

const no = (reason: string): ReadEdit => ({ ok: false, reason });

/** The edit as the archive takes it, or what is missing. */
export function readEdit(draft: DraftEdit, year: number): ReadEdit {
  const field = findBulkField(draft.field);
  if (field === undefined) return no('请选择要修改的项');
  const edit = editOf(field, draft, year);
  if (typeof edit === 'string') return no(edit);
  const fault = editFault(edit);
  return fault === null ? { ok: true, edit } : no(fault);
}

function editOf(field: Field, { kind, first, second }: DraftEdit, year: number): BulkEdit | string {
  const at = { field: field.key };
  if (kind === 'clear') return { ...at, kind };
  if (first.trim() === '') return kind === 'replace' ? '请填写现在的值' : '请填写';
  if (kind === 'add' || kind === 'multiply') {
    const number = Number(first.trim());
    if (!Number.isFinite(number)) return '应当是数字';
    return kind === 'add' ? { ...at, kind, amount: number } : { ...at, kind, factor: number };
  }
  const value = valueOf(field, first, year);
  if (typeof value === 'object') return value?.reason ?? '请填写';
  if (kind !== 'replace') return { ...at, kind, value };
  if (second.trim() === '') return { ...at, kind, from: value, to: null };
  const to = valueOf(field, second, year);
  if (typeof to === 'object') return to?.reason ?? '请填写';
  return { ...at, kind, from: value, to };
}

function valueOf(
  field: Field,
  written: string,
  year: number,
): Exclude<FieldValue, null> | { reason: string } | null {
  const read = readWritten(field, written, year);
  return read.ok ? read.value : { reason: read.reason };
}
