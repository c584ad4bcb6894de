import { z } from 'zod';

/**
 * Every way in which a call can fail, as data. `message` of a `rule` is a finished Chinese sentence made by the
 * rule itself; the other codes are turned into sentences by `errorText`. None carries personal data beyond what
 * the caller sent.
 */
export const appErrorSchema = z.discriminatedUnion('code', [
  z.strictObject({
    code: z.literal('invalid-input'),
    issues: z.array(z.strictObject({ path: z.string(), message: z.string() })),
  }),
  z.strictObject({ code: z.literal('not-found'), what: z.string() }),
  z.strictObject({
    code: z.literal('conflict'),
    message: z.string(),
    /** What stands in the way: an act to undo or to redo first, or (no act) a record that stays. */
    blockedBy: z
      .array(
        z.strictObject({
          change: z.int().nullable(),
          title: z.string(),
          at: z.string().nullable(),
          word: z.enum(['撤销', '重做']).nullable(),
        }),
      )
      .optional(),
  }),
  z.strictObject({
    code: z.literal('rule'),
    rule: z.string(),
    message: z.string(),
    refused: z.array(z.record(z.string(), z.unknown())).optional(),
    /** How long to wait before it may be tried again. */
    seconds: z.int().optional(),
  }),
  z.strictObject({ code: z.literal('read-only') }),
  z.strictObject({ code: z.literal('locked'), message: z.string() }),
  z.strictObject({ code: z.literal('cancelled') }),
  z.strictObject({ code: z.literal('unexpected'), reference: z.string() }),
]);

export type AppError = z.infer<typeof appErrorSchema>;

/** The Chinese sentence for an error: what happened and what to do next. */
export function errorText(error: AppError): string {
  switch (error.code) {
    case 'invalid-input':
      return `填写有误：${error.issues.map(issueText).join('；')}`;
    case 'not-found':
      return `没有找到${error.what}，可能已被撤销，请刷新后再试。`;
    case 'conflict':
    case 'rule':
    case 'locked':
      return error.message;
    case 'read-only':
      return '档案库以只读方式打开，不能修改。';
    case 'cancelled':
      return '已取消，没有改动任何数据。';
    case 'unexpected':
      return `程序出错，数据没有改动。请把编号 ${error.reference} 告诉维护人员。`;
  }
}

/** Labels are told, the names of the contract's own parameters are not: no clerk knows them. */
function issueText({ path, message }: { path: string; message: string }): string {
  return /\p{Script=Han}/u.test(path) ? `${path}：${message}` : message;
}
