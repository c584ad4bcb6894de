import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { arityOf, type FilterGroup, type Operator, operatorsOf } from '#domain/lists/filter.ts';
import { findListField } from '#domain/lists/list-fields.ts';
import {
  isOwnGroup,
  operatorsAgainst,
  type OwnCondition,
  type OwnGroup,
} from '#domain/quality/own/own-rule.ts';
import { readWritten, writtenOf } from '../read-written.ts';

/** A condition while it is being written: values as they stand in their boxes, codes joined by commas. */
export interface DraftCondition {
  readonly id: number;
  /** Empty until one is chosen. */
  readonly field: string;
  readonly op: Operator;
  readonly first: string;
  readonly second: string;
  /** The field that it is compared with instead of values, empty until one is chosen; null: with values. */
  readonly other: string | null;
}

export interface DraftGroup {
  readonly id: number;
  readonly join: FilterGroup['join'];
  readonly of: readonly (DraftCondition | DraftGroup)[];
}

export const isDraftGroup = (node: DraftCondition | DraftGroup): node is DraftGroup => 'join' in node;

let last = 0;
const newId = () => (last += 1);

export const blankCondition = (): DraftCondition => ({
  id: newId(),
  field: '',
  op: 'oneOf',
  first: '',
  second: '',
  other: null,
});

export const blankGroup = (join: FilterGroup['join']): DraftGroup => ({
  id: newId(),
  join,
  of: [blankCondition()],
});

const isSeveral = (op: Operator) => op === 'oneOf' || op === 'noneOf';

export function draftOf(group: OwnGroup, year: number): DraftGroup {
  return {
    id: newId(),
    join: group.join,
    of: group.of.map((node) => {
      if (isOwnGroup(node)) return draftOf(node, year);
      const field = findListField(node.field)?.field;
      const written = (value: FieldValue | undefined) =>
        field === undefined ? String(value ?? '') : writtenOf(field, value, year);
      const first = isSeveral(node.op) ? node.values.join(',') : written(node.values[0]);
      return {
        ...{ id: newId(), field: node.field, op: node.op },
        ...{ first, second: written(node.values[1]), other: node.other ?? null },
      };
    }),
  };
}

/** Another field keeps the operator where it can be asked of it too. */
export function withField(condition: DraftCondition, key: string): DraftCondition {
  const type = findListField(key)?.field.type ?? 'text';
  const operators = operatorsOf(type);
  const op = operators.includes(condition.op) ? condition.op : (operators[0] ?? 'filled');
  return { ...condition, field: key, op, first: '', second: '', other: null };
}

/** Compared with another field or again with values, by an operator that can be asked so. */
export function againstOther(condition: DraftCondition, isAgainst: boolean): DraftCondition {
  const type = findListField(condition.field)?.field.type ?? 'text';
  const operators = isAgainst ? operatorsAgainst(type) : operatorsOf(type);
  const op = operators.includes(condition.op) ? condition.op : (operators[0] ?? 'filled');
  return { ...condition, op, first: '', second: '', other: isAgainst ? '' : null };
}

export interface ReadDraft {
  /** Without what nobody chose a field for. */
  readonly group: OwnGroup;
  /** Sentences by the id of the condition; empty when everything can be asked. */
  readonly reasons: ReadonlyMap<number, string>;
}

export function readDraft(draft: DraftGroup, year: number): ReadDraft {
  const reasons = new Map<number, string>();
  return { group: groupOf(draft, year, reasons), reasons };
}

function groupOf(draft: DraftGroup, year: number, reasons: Map<number, string>): OwnGroup {
  const of: OwnGroup['of'] = [];
  for (const node of draft.of) {
    if (isDraftGroup(node)) {
      const inner = groupOf(node, year, reasons);
      if (inner.of.length > 0) of.push(inner);
    } else if (node.field !== '') {
      const read = conditionOf(node, year);
      if (typeof read === 'string') reasons.set(node.id, read);
      else of.push(read);
    }
  }
  return { join: draft.join, of };
}

/** The condition, or the sentence that says what is missing. */
function conditionOf(draft: DraftCondition, year: number): OwnCondition | string {
  const { field: key, op, first, second, other } = draft;
  const field = findListField(key)?.field;
  if (field === undefined) return '这一项已停用，请换一项或去掉';
  if (other !== null) return other === '' ? '请选另一项' : { field: key, op, values: [], other };
  const [, most] = arityOf(op);
  const written = most === 0 ? [] : isSeveral(op) ? first.split(',') : most === 2 ? [first, second] : [first];
  const values: (string | number)[] = [];
  for (const text of written) {
    const value = valueOf(field, op, text.trim(), year);
    if (typeof value === 'object') return value.reason;
    values.push(value);
  }
  if (op === 'between' && (values[0] ?? 0) > (values[1] ?? 0)) return '前一个值应当不大于后一个值';
  return { field: key, op, values };
}

function valueOf(
  field: Field,
  op: Operator,
  text: string,
  year: number,
): string | number | { reason: string } {
  if (text === '') return { reason: '请填写' };
  if (field.type === 'text') return text;
  // One of several codes is itself in the stored form.
  if (isSeveral(op)) return field.type === 'bool' ? Number(text) : text;
  const read = readWritten(field, text, year);
  if (!read.ok) return { reason: read.reason };
  return read.value ?? { reason: '请填写' };
}
