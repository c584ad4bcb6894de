import { z } from 'zod';
import { findField } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';
import { columnFields, filterFields } from './list-fields.ts';

const value = z.union([z.string().max(400), z.number()]);

/** One change of one field, the same for everybody. `fill` lays a value only where there is none. */
export const bulkEdit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('set'), field: z.string().max(80), value }),
  z.strictObject({ kind: z.literal('fill'), field: z.string().max(80), value }),
  z.strictObject({ kind: z.literal('clear'), field: z.string().max(80) }),
  /** Of a text the part, of several codes the one; `to` null takes it away. */
  z.strictObject({
    kind: z.literal('replace'),
    field: z.string().max(80),
    from: value,
    to: value.nullable(),
  }),
  z.strictObject({ kind: z.literal('add'), field: z.string().max(80), amount: z.number() }),
  z.strictObject({ kind: z.literal('multiply'), field: z.string().max(80), factor: z.number() }),
]);
export type BulkEdit = z.infer<typeof bulkEdit>;
export type BulkKind = BulkEdit['kind'];

/** Who somebody is, where he belongs and what only one can have: never the same for many. */
const IDENTITY: ReadonlySet<string> = new Set([
  'household.household_no',
  'household.head_person_no',
  'household.head_name',
  'household.head_id_number',
  'household.bank_account',
  'household.village',
  'member.person_no',
  'member.name',
  'member.sex',
  'member.id_type',
  'member.id_number',
  'member.birth_date',
  'member.relation',
]);

/** Sums follow from the items. */
const INCOME_BOXES: ReadonlySet<string> = new Set([
  ...INCOME_ITEMS.map(({ name }) => `income.${name}`),
  'income.period_from',
  'income.period_to',
  'income.claim_income',
  'income.self_paid_expense',
]);

const isEditable = (field: Field): boolean =>
  !IDENTITY.has(field.key) &&
  (field.store !== 'derived' || field.key === 'household.group_name') &&
  (field.entity !== 'income' || INCOME_BOXES.has(field.key));

/** The fields that can be changed for many at once. */
export const bulkFields = (): {
  readonly household: readonly Field[];
  readonly member: readonly Field[];
} => ({
  household: columnFields().filter(isEditable),
  member: filterFields().member.filter(isEditable),
});

/** The field of a key that can be changed for many; undefined for identities, sums and what is derived. */
export function findBulkField(key: string): Field | undefined {
  const { household, member } = bulkFields();
  const field = findField(key);
  return field !== undefined && [...household, ...member].includes(field) ? field : undefined;
}

const isNumber = ({ type }: Field) => type === 'int' || type === 'decimal';

/** What can be done with a field, the likeliest first. */
export const bulkKindsOf = (field: Field): readonly BulkKind[] => [
  'set',
  'fill',
  ...(isNumber(field) ? (['add', 'multiply'] as const) : []),
  ...(field.type === 'bool' ? [] : (['replace'] as const)),
  'clear',
];

/** What is wrong with an edit whoever it is for; null when it can be tried. */
export function editFault(edit: BulkEdit): string | null {
  const field = findBulkField(edit.field);
  if (field === undefined) return `“${findField(edit.field)?.label ?? edit.field}”不能批量修改`;
  if (!bulkKindsOf(field).includes(edit.kind)) return `“${field.label}”不能这样修改`;
  switch (edit.kind) {
    case 'set':
    case 'fill':
      return faultOf(field, edit.value);
    case 'replace':
      if (field.type === 'text') return edit.from === '' ? `请填写“${field.label}”原来的文字` : null;
      return faultOf(field, edit.from) ?? (edit.to === null ? null : faultOf(field, edit.to));
    case 'add':
    case 'multiply':
    case 'clear':
      return null;
  }
}

function faultOf(field: Field, given: FieldValue): string | null {
  const parsed = fieldSchema(field).safeParse(given);
  return parsed.success ? null : (parsed.error.issues[0]?.message ?? `“${field.label}”填写有误`);
}

export type Edited =
  | { readonly ok: true; readonly after: FieldValue }
  /** A clerk's sentence without the field's name. */
  | { readonly ok: false; readonly reason: string };

const to = (after: FieldValue): Edited => ({ ok: true, after });
const no = (reason: string): Edited => ({ ok: false, reason });

/** The value after an edit; what stays as it was comes back as it was. */
export function editedValue(field: Field, edit: BulkEdit, before: FieldValue): Edited {
  switch (edit.kind) {
    case 'set':
      return to(edit.value);
    case 'fill':
      return to(before ?? edit.value);
    case 'clear':
      return to(null);
    case 'replace':
      return replaced(field, edit, before);
    case 'add':
      if (before === null) return no('原来没有填，不能增减');
      return calculated(field, Number(before) + edit.amount);
    case 'multiply':
      if (before === null) return no('原来没有填，不能乘');
      return calculated(field, Number(before) * edit.factor);
  }
}

function replaced(field: Field, edit: Extract<BulkEdit, { kind: 'replace' }>, before: FieldValue): Edited {
  if (before === null) return to(null);
  if (field.type === 'codes') {
    const codes = String(before).split(',');
    if (!codes.includes(String(edit.from))) return to(before);
    const next = codes.flatMap((code) =>
      code === edit.from ? (edit.to === null ? [] : [String(edit.to)]) : [code],
    );
    return to([...new Set(next)].join(',') || null);
  }
  if (field.type === 'text') {
    const next = String(before).replaceAll(String(edit.from), String(edit.to ?? ''));
    return to(next.trim() === '' ? null : next);
  }
  return to(before === edit.from ? edit.to : before);
}

/** Rounded to the digits of the field; the noise of binary fractions goes first. */
function calculated(field: Field, result: number): Edited {
  const digits = field.type === 'decimal' ? (field.scale ?? 0) : 0;
  const clean = Number(result.toPrecision(15));
  const units = Math.round(Number(`${Math.abs(clean)}e${digits}`));
  if (!Number.isSafeInteger(units)) return no('算出来的数太大');
  if (clean < 0) return no('算出来是负数');
  return to(Number(`${units}e-${digits}`));
}

/** “耕地面积 改为 3.00”: an edit in a clerk's words, with the labels of the year. */
export function editSentence(edit: BulkEdit, year: number): string {
  const field = findField(edit.field);
  if (field === undefined) return '';
  const shown = (given: FieldValue) =>
    field.type === 'text' ? `“${String(given)}”` : formatFieldValue(field, given, year);
  switch (edit.kind) {
    case 'set':
      return `${field.label} 改为 ${shown(edit.value)}`;
    case 'fill':
      return `${field.label} 未填的填 ${shown(edit.value)}`;
    case 'clear':
      return `${field.label} 清空`;
    case 'replace':
      return edit.to === null
        ? `${field.label} 去掉 ${shown(edit.from)}`
        : `${field.label} 由 ${shown(edit.from)} 改为 ${shown(edit.to)}`;
    case 'add':
      return edit.amount < 0 ? `${field.label} 减 ${-edit.amount}` : `${field.label} 加 ${edit.amount}`;
    case 'multiply':
      return `${field.label} 乘以 ${edit.factor}`;
  }
}
