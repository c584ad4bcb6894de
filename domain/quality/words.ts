import { labelOf } from '#domain/codes/code-value.ts';
import { findPrivateNumbers } from '#domain/identity/number-runs.ts';
import { textOf, type Values } from './facts.ts';

/** What was typed, fit for a message: a column that slipped may have put an id or account number there. */
export function quotable(written: string): string {
  return findPrivateNumbers(written).size > 0 ? '（一串号码）' : written;
}

/** The name for a message. */
export function nameOf(values: Values): string {
  return quotable(textOf(values, 'name') ?? '（没有姓名的成员）');
}

/** The label of a relation code, or the unknown label as it was written. */
export function relationLabel(values: Values): string {
  return quotable(labelOf('relation_to_head', textOf(values, 'relation')));
}
