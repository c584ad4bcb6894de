import { splitCodes } from '../codes/code-value.ts';
import { comparableText } from '../codes/comparable-text.ts';
import type { Field } from '../fields/field.ts';
import type { FieldValue } from '../fields/field-value.ts';
import { idKey } from '../identity/id-number.ts';
import { normalizeName } from '../identity/personal-name.ts';

const CENT = 0.005;
const NUMBERS: ReadonlySet<string> = new Set(['member.id_number']);
const PEOPLE: ReadonlySet<string> = new Set(['member.name', 'household.head_name']);
/** Telephone and account numbers, written with blanks and hyphens or without. */
const DIGITS: ReadonlySet<string> = new Set(['household.phone', 'member.phone', 'household.bank_account']);

/** Whether two registers say the same, however they write it. */
export function isSameValue(field: Field, a: FieldValue, b: FieldValue): boolean {
  if (a === b) return true;
  if (a === null || b === null) return false;
  if (field.type === 'decimal') return Math.abs(Number(a) - Number(b)) < CENT;
  const [one, other] = [String(a), String(b)];
  if (field.type === 'codes') return sorted(one) === sorted(other);
  if (field.type === 'code') return comparableText(one) === comparableText(other);
  if (NUMBERS.has(field.key)) return sameNumber(one, other);
  if (PEOPLE.has(field.key)) return normalizeName(one) === normalizeName(other);
  if (DIGITS.has(field.key)) return digits(one) === digits(other);
  return comparableText(one) === comparableText(other);
}

/** 15 digits and 18, x and X name the same person; what is after the 18th tells a disability certificate. */
function sameNumber(a: string, b: string): boolean {
  const [one, other] = [idKey(a), idKey(b)];
  return one === null || other === null ? comparableText(a) === comparableText(b) : one === other;
}

const sorted = (codes: string): string => splitCodes(codes).map(comparableText).toSorted().join(',');
const digits = (text: string): string => text.normalize('NFKC').replace(/\D/g, '');
