import { z } from 'zod';
import { customFieldInput } from '#domain/fields/custom-field.ts';
import { channel } from './channel.ts';
import { changed, nothing, rowId } from './common.ts';

export const customFieldView = z.strictObject({
  id: rowId,
  name: z.string(),
  ...customFieldInput.shape,
  retiredOn: z.string().nullable(),
});
export type CustomFieldView = z.infer<typeof customFieldView>;

/** The township’s own fields. */
export const customFieldChannels = {
  'customField.list': channel({
    title: '自定义字段',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ fields: z.array(customFieldView.extend({ values: z.int() })) }),
  }),
  'customField.add': channel({
    title: '新增自定义字段',
    scope: 'window',
    may: 'set-up',
    input: customFieldInput,
    output: z.strictObject({ id: rowId, name: z.string(), change: rowId.nullable() }),
  }),
  'customField.update': channel({
    title: '修改自定义字段',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ id: rowId, field: customFieldInput }),
    output: changed,
  }),
  'customField.retire': channel({
    title: '停用或恢复自定义字段',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ id: rowId, retired: z.boolean() }),
    output: changed,
  }),
};
