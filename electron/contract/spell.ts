import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId } from './common.ts';

const reason = z.string().trim().max(200);
const proof = reason.optional();
const state = z.enum(['proposed', 'open', 'eliminated', 'void']);

export const spellInTime = z.strictObject({
  id: rowId,
  state,
  procedureId: rowId.nullable(),
  markedAgainFromId: rowId.nullable(),
  rollbackReason: z.string().nullable(),
  values: fieldValues,
  /** Months from recognition to elimination or to this month; null before recognition. */
  months: z.int().nullable(),
  /** Measures that fell into its months. */
  measures: z.int(),
  /** The statements that its figures follow from. */
  statements: z.array(
    z.strictObject({
      id: rowId,
      purpose: z.enum(['monitoring', 'elimination']),
      periodFrom: day,
      periodTo: day,
      perCapita: z.number().nullable(),
    }),
  ),
  /** Keys of values that follow from a statement or an act and cannot be corrected here. */
  fixed: z.array(z.string()),
});
export type SpellInTime = z.infer<typeof spellInTime>;

const objections = z.array(z.strictObject({ rule: z.string(), message: z.string() }));

const made = z.strictObject({ id: rowId, change: rowId.nullable() });

const opening = z.strictObject({
  /** monitoring.*: category, recognised_month and risk_1 at least. */
  values: fieldValues,
  proof,
  /** Why it is recorded although something speaks against it. */
  reason: reason.optional(),
});

const eliminating = z.strictObject({
  id: rowId,
  /** Code of risk_elimination_mode. */
  mode: z.string().min(1, '请选择风险消除方式'),
  on: day,
  /** monitoring.after_* and the contact. */
  values: fieldValues.default({}),
});

/** What happens to a monitoring spell. */
export const spellChannels = {
  'spell.list': channel({
    title: '一户的监测',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ householdId: rowId }),
    output: z.strictObject({ spells: z.array(spellInTime) }),
  }),
  'spell.open': channel({
    title: '登记监测',
    scope: 'window',
    may: 'write',
    input: opening.extend({ householdId: rowId }),
    output: made,
  }),
  'spell.judgeElimination': channel({
    title: '看风险能不能消除',
    scope: 'window',
    may: 'read',
    input: eliminating,
    output: z.strictObject({ refusals: objections, doubts: objections }),
  }),
  'spell.eliminate': channel({
    title: '登记风险消除',
    scope: 'window',
    may: 'write',
    input: eliminating.extend({ proof, reason: reason.optional() }),
    output: changed,
  }),
  'spell.rollBack': channel({
    title: '风险消除回退',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, on: day, reason: reason.min(1, '请填写回退原因'), proof }),
    output: changed,
  }),
  'spell.markAgain': channel({
    title: '再次纳入监测',
    scope: 'window',
    may: 'write',
    input: opening.extend({ fromId: rowId }),
    output: made,
  }),
  'spell.void': channel({
    title: '作废监测记录',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, reason: reason.min(1, '请填写作废原因') }),
    output: changed,
  }),
  'spell.update': channel({
    title: '修改监测信息',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, values: fieldValues, reason: reason.optional() }),
    output: changed,
  }),
};
