import { z } from 'zod';
import type { FieldType } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { findListField } from './list-fields.ts';

export const OPERATORS = [
  'is',
  'isNot',
  'oneOf',
  'noneOf',
  'contains',
  'lacks',
  'starts',
  'lt',
  'le',
  'gt',
  'ge',
  'between',
  'empty',
  'filled',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** How many values an operator takes, from–to. */
const ARITY: Readonly<Record<Operator, readonly [number, number]>> = {
  is: [1, 1],
  isNot: [1, 1],
  oneOf: [1, 50],
  noneOf: [1, 50],
  contains: [1, 1],
  lacks: [1, 1],
  starts: [1, 1],
  lt: [1, 1],
  le: [1, 1],
  gt: [1, 1],
  ge: [1, 1],
  between: [2, 2],
  empty: [0, 0],
  filled: [0, 0],
};

const TEXT: readonly Operator[] = ['contains', 'lacks', 'is', 'isNot', 'starts', 'filled', 'empty'];
const CODES: readonly Operator[] = ['oneOf', 'noneOf', 'filled', 'empty'];
const NUMBER: readonly Operator[] = ['is', 'isNot', 'lt', 'le', 'gt', 'ge', 'between', 'filled', 'empty'];
const DAY: readonly Operator[] = ['is', 'lt', 'le', 'gt', 'ge', 'between', 'filled', 'empty'];

/** What can be asked of a field of this type, the likeliest first. */
export function operatorsOf(type: FieldType): readonly Operator[] {
  switch (type) {
    case 'text':
      return TEXT;
    case 'code':
    case 'codes':
    case 'bool':
      return CODES;
    case 'int':
    case 'decimal':
    case 'year':
      return NUMBER;
    case 'date':
    case 'month':
      return DAY;
    case 'signature':
      return [];
  }
}

export const arityOf = (operator: Operator): readonly [number, number] => ARITY[operator];

const conditionSchema = z.strictObject({
  /** A key of the dictionary, or of what lists derive (`member.age`). */
  field: z.string().max(80),
  op: z.enum(OPERATORS),
  /** In stored form: codes, yyyy-mm-dd, numbers. */
  values: z.array(z.union([z.string().max(200), z.number()])).max(50),
});
export type Condition = z.infer<typeof conditionSchema>;

/**
 * Conditions joined by 且 or 或. The member conditions that stand in one group joined by 且 speak of one and the same
 * present member; those of a group inside it may speak of another. A household “不是” what is not filled in.
 */
export const filterGroup = z.strictObject({
  join: z.enum(['and', 'or']),
  get of() {
    return z.array(z.union([conditionSchema, filterGroup])).max(30);
  },
});
export type FilterGroup = z.infer<typeof filterGroup>;
export type FilterNode = FilterGroup['of'][number];

export const isGroup = (node: FilterNode): node is FilterGroup => 'join' in node;

const DEEPEST = 4;

/** What is wrong with a filter that somebody sent, in sentences; empty when it can be asked. */
export function filterFaults(group: FilterGroup, depth = 1): string[] {
  if (depth > DEEPEST) return [`条件最多套 ${DEEPEST} 层`];
  return group.of.flatMap((node) => (isGroup(node) ? filterFaults(node, depth + 1) : conditionFaults(node)));
}

function conditionFaults({ field: key, op, values }: Condition): string[] {
  const found = findListField(key);
  if (found === undefined) return [`没有“${key}”这一项，可能已停用`];
  const { field } = found;
  if (!operatorsOf(field.type).includes(op)) return [`“${field.label}”不能这样比较`];
  const [least, most] = ARITY[op];
  if (values.length < least || values.length > most) return [`请填写“${field.label}”的值`];
  // Part of a text is compared as it is; whole values are of the field.
  if (field.type === 'text')
    return values.every((v) => String(v) !== '') ? [] : [`请填写“${field.label}”的值`];
  const schema = fieldSchema(field);
  const wrong = values.map((value) => schema.safeParse(value)).find((parsed) => !parsed.success);
  return wrong === undefined ? [] : [wrong.error.issues[0]?.message ?? `“${field.label}”的值有误`];
}

/** Without groups that ask nothing; null when nothing is asked at all. */
export function trimmed(group: FilterGroup): FilterGroup | null {
  const of = group.of.map((node) => (isGroup(node) ? trimmed(node) : node)).filter((node) => node !== null);
  return of.length === 0 ? null : { join: group.join, of };
}
