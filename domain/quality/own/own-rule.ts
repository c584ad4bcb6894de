import { z } from 'zod';
import type { Field } from '#domain/fields/field.ts';
import { fieldSchema } from '#domain/fields/field-schema.ts';
import { operatorsOf, type Operator, OPERATORS, arityOf } from '#domain/lists/filter.ts';
import { findListField } from '#domain/lists/list-fields.ts';
import { readableField } from './field-values.ts';

const value = z.union([z.string().max(200), z.number()]);

/** A field compared with values, or with another field of the same household or member. */
const conditionSchema = z.strictObject({
  /** A key of the dictionary, or of what lists derive (`member.age`). */
  field: z.string().max(80),
  op: z.enum(OPERATORS),
  /** In stored form: codes, yyyy-mm-dd, numbers. */
  values: z.array(value).max(50),
  /** Instead of values: the field that it is compared with. */
  other: z.string().max(80).optional(),
});
export type OwnCondition = z.infer<typeof conditionSchema>;

export const ownGroupSchema = z.strictObject({
  join: z.enum(['and', 'or']),
  get of() {
    return z
      .array(z.union([conditionSchema, ownGroupSchema]))
      .min(1)
      .max(30);
  },
});
export type OwnGroup = z.infer<typeof ownGroupSchema>;
export type OwnNode = OwnGroup['of'][number];

export const isOwnGroup = (node: OwnNode): node is OwnGroup => 'join' in node;

/** A check that somebody makes without code: whom it looks at, what is a hit, what is said. */
export const ownRuleSchema = z.strictObject({
  title: z.string().trim().min(1, '请填写规则名称').max(40),
  level: z.enum(['error', 'warning']),
  /** A sentence; `{姓名}`, `{字段}` and `{v}` (name and value of the first field) may stand in it. */
  message: z.string().trim().min(1, '请填写提示').max(120),
  /** What a hit is: these conditions. With a field of members in it each present member is looked at. */
  when: ownGroupSchema,
  years: z.tuple([z.int().nullable(), z.int().nullable()]).optional(),
});
export type OwnRule = z.infer<typeof ownRuleSchema>;

const DEEPEST = 3;

/** What is wrong with the conditions of a rule, in sentences; empty when it can run. */
export function ownRuleFaults(group: OwnGroup, depth = 1): string[] {
  if (depth > DEEPEST) return [`条件最多套 ${DEEPEST} 层`];
  return group.of.flatMap((node) =>
    isOwnGroup(node) ? ownRuleFaults(node, depth + 1) : conditionFaults(node),
  );
}

/** What can be asked of a field against another one; none where two such fields say nothing of each other. */
export function operatorsAgainst(type: Field['type']): readonly Operator[] {
  if (kindOf(type) === 'code') return ['is', 'isNot'];
  return operatorsOf(type).filter((op) => COMPARING.has(op));
}

const COMPARING: ReadonlySet<Operator> = new Set(['is', 'isNot', 'lt', 'le', 'gt', 'ge']);

/** Numbers with numbers, days with days, codes with codes of the same list. */
export const isComparable = (field: Field, other: Field): boolean =>
  field.key !== other.key && kindOf(field.type) === kindOf(other.type) && field.codes === other.codes;

function conditionFaults({ field: key, op, values, other }: OwnCondition): string[] {
  const found = findListField(key);
  if (found === undefined) return [`没有“${key}”这一项，可能已停用`];
  const { field } = found;
  if (readableField(key) === undefined) return [`“${field.label}”还不能写进规则`];
  if (other !== undefined) return otherFaults(field, op, other);
  if (!operatorsOf(field.type).includes(op)) return [`“${field.label}”不能这样比较`];
  const [least, most] = arityOf(op);
  if (values.length < least || values.length > most) return [`请填写“${field.label}”的值`];
  if (field.type === 'text')
    return values.every((each) => String(each) !== '') ? [] : [`请填写“${field.label}”的值`];
  const schema = fieldSchema(field);
  const wrong = values.map((each) => schema.safeParse(each)).find((parsed) => !parsed.success);
  return wrong === undefined ? [] : [wrong.error.issues[0]?.message ?? `“${field.label}”的值有误`];
}

function otherFaults(field: Field, op: Operator, key: string): string[] {
  const other = findListField(key)?.field;
  if (other === undefined) return [`没有“${key}”这一项，可能已停用`];
  if (readableField(key) === undefined) return [`“${other.label}”还不能写进规则`];
  if (!operatorsAgainst(field.type).includes(op)) return [`“${field.label}”不能这样和另一项比较`];
  if (field.key === other.key) return [`“${field.label}”不能和自己比较`];
  return isComparable(field, other) ? [] : [`“${field.label}”和“${other.label}”不是一类，不能比较`];
}

const kindOf = (type: string): string =>
  ['int', 'decimal', 'year'].includes(type)
    ? 'number'
    : ['code', 'codes', 'bool'].includes(type)
      ? 'code'
      : type;
