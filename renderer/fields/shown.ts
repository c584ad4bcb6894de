import { isKnown, labelOf } from '#domain/codes/code-value.ts';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import type { Field } from '#domain/fields/field.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { type FieldValue, formatFieldValue } from '#domain/fields/field-value.ts';
import { maskBankAccount, maskIdNumber, maskPhone } from '#domain/identity/mask.ts';
import { moneyOf } from '../ui/numbers.ts';

/** How a field's value reads on the screen: money with thousands, months with a dash, the rest as on the forms. */
export function shown(field: Field, value: FieldValue | undefined, year: number): string {
  if (value === null || value === undefined) return '';
  if (field.type === 'decimal' && field.unit === '元') return moneyOf(Number(value));
  if (field.type === 'month') return monthOf(String(value));
  if (field.type === 'codes') return formatFieldValue(field, value, year).replaceAll(',', '、');
  return formatFieldValue(field, value, year);
}

export const shownOf = (key: string, value: FieldValue | undefined, year: number): string => {
  const field = findField(key);
  return field === undefined ? String(value ?? '') : shown(field, value, year);
};

/** `202304` → `2023-04`. */
export const monthOf = (month: string): string =>
  /^\d{6}$/.test(month) ? `${month.slice(0, 4)}-${month.slice(4)}` : month;

/** The label of a stored code; a value that its list lacks as it was written. */
export const codeLabel = (list: CodeListName, stored: string | null, year: number): string =>
  labelOf(list, stored, year);

/** Whether a stored value has a label that its list did not know. */
export const isStray = (value: FieldValue | undefined): boolean =>
  typeof value === 'string' && !isKnown(value) && value.includes('=');

const masks: Record<string, (written: string) => string> = {
  'member.id_number': maskIdNumber,
  'household.head_id_number': maskIdNumber,
  'member.phone': maskPhone,
  'household.phone': maskPhone,
  'household.bank_account': maskBankAccount,
};

/** What lists and previews show of a sensitive field; everything else as it is. */
export function masked(key: string, text: string): string {
  const mask = masks[key];
  return text === '' || mask === undefined ? text : mask(text);
}
