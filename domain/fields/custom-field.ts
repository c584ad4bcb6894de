import { z } from 'zod';
import type { CodeListName } from '#domain/codes/code-lists.ts';
import type { Field } from './field.ts';

/** The forms that take fields of a township's own: of the household (概况, 生活条件) or of a member (成员). */
export const CUSTOM_FORMS = ['household', 'living_conditions', 'member'] as const;
export const CUSTOM_TYPES = [
  'text',
  'int',
  'decimal',
  'date',
  'month',
  'year',
  'bool',
  'code',
  'codes',
] as const;

const label = z
  .string()
  .trim()
  .min(1, '请填写名称')
  .max(30, '名称最多 30 个字')
  .refine((text) => !/[=,，、\r\n\t]/.test(text), '名称里不要用逗号、顿号、等号和换行');

/** What a person says of a field of the township's own. */
export const customFieldInput = z
  .strictObject({
    label,
    form: z.enum(CUSTOM_FORMS),
    type: z.enum(CUSTOM_TYPES),
    /** The choices of a `code` or `codes` field; a code once given keeps its meaning. */
    options: z.array(z.strictObject({ code: z.string().regex(/^\d{1,3}$/), label })).max(100),
    /** Digits after the point of a decimal. */
    scale: z.int().min(0).max(4),
    unit: z.string().trim().max(10),
    /** Asked for anew every year. */
    yearly: z.boolean(),
    level: z.enum(['INTERNAL', 'FULL']),
  })
  .superRefine(({ type, options }, context) => {
    const needs = type === 'code' || type === 'codes';
    const twice = new Set(options.map((o) => o.label)).size < options.length;
    const sameCode = new Set(options.map((o) => o.code)).size < options.length;
    if (needs && options.length === 0)
      context.addIssue({ code: 'custom', path: ['options'], message: '请填写选项，一行一个' });
    if (twice || sameCode) context.addIssue({ code: 'custom', path: ['options'], message: '选项不能重复' });
  });
export type CustomFieldInput = z.infer<typeof customFieldInput>;

/** A field of the township's own as the archive holds it. */
export interface CustomField extends CustomFieldInput {
  /** Its name in keys: `custom_7`. */
  readonly name: string;
}

/** The name of the code list of a field with choices. */
export const customListName = (name: string): CodeListName => `own:${name}` as CodeListName;

/** The dictionary entry of a township's own field; forms, search, import and export treat it as any other. */
export function fieldOfCustom(custom: CustomField): Field {
  const { name, form, label: words, type, scale, unit, level } = custom;
  return {
    key: `${form}.${name}`,
    entity: form,
    name,
    label: words,
    store: 'custom',
    type,
    ...(type === 'decimal' ? { scale } : {}),
    ...(unit === '' ? {} : { unit }),
    ...(type === 'code' || type === 'codes' ? { codes: customListName(name) } : {}),
    required: 'optional',
    headers: [words],
    exportHeader: words,
    level,
    source: '本乡镇自定',
  };
}
