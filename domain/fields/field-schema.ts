import { z } from 'zod';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import { hasCode } from '#domain/codes/code-lists.ts';
import { isKnown, splitCodes } from '#domain/codes/code-value.ts';
import type { FieldKey } from './dictionary.ts';
import { fieldByKey } from './dictionary.ts';
import type { Field } from './field.ts';
import { type FieldValue, LONGEST_TEXT, tooLong } from './field-value.ts';
import { isYear, readDate, readMonth } from './written-value.ts';

export type FieldSchema = z.ZodType<FieldValue, FieldValue>;

/** The stored form of a field's value, or null. What is implausible but possible is left to the quality rules. */
export function fieldSchema(field: Field): FieldSchema {
  return baseSchema(field).nullable();
}

/** Exactly these fields, by key. */
export function valuesSchema<const Key extends FieldKey>(keys: readonly Key[]) {
  const entries = keys.map((key) => [key, fieldSchema(fieldByKey(key))] as const);
  return z.strictObject(Object.fromEntries(entries) as Record<Key, FieldSchema>);
}

function baseSchema(field: Field): z.ZodType<string | number, string | number> {
  const { label, type, codes } = field;
  switch (type) {
    case 'text':
      return bounded(field, text(`“${label}”应当是文字`));
    case 'int':
      return z.int(`“${label}”应当是整数`);
    case 'decimal':
      return z.number(`“${label}”应当是数字`);
    case 'year':
      return z.int(`“${label}”应当是年份`).refine(isYear, `“${label}”应当在 1949 到 2100 年之间`);
    case 'date':
      return text(`“${label}”应当是日期`).refine((day) => readDate(day) === day, `“${label}”不是有效日期`);
    case 'month':
      return text(`“${label}”应当是年月`).refine(
        (month) => readMonth(month) === month,
        `“${label}”不是有效年月`,
      );
    case 'bool':
      return z.literal([0, 1], `“${label}”应当是“是”或“否”`);
    case 'code':
    case 'codes':
      return bounded(field, codeText(label, type, codes));
    case 'signature':
      return z.never(`“${label}”只在纸质材料上签，不能录入`);
  }
}

const bounded = (field: Field, schema: z.ZodType<string, string>) =>
  schema.refine((value) => value.length <= LONGEST_TEXT, {
    error: ({ input }) => tooLong(field, String(input)),
  });

function codeText(label: string, type: 'code' | 'codes', list: CodeListName | undefined) {
  const value = text(`“${label}”应当是选项`);
  if (list === undefined) return value;
  return value.refine((stored) => {
    const codes = type === 'code' ? [stored] : splitCodes(stored);
    return codes.every((code) => (isKnown(code) ? hasCode(list, code) : code.length > 1));
  }, `“${label}”有选项不在代码表里`);
}

function text(message: string) {
  return z.string(message).refine((value) => value.trim() !== '' && !value.includes('\uFFFD'), message);
}
