import { z } from 'zod';
import { LINE_LISTS } from '#domain/procedures/score-sheet.ts';
import { channel } from './channel.ts';
import { changed, rowId, year } from './common.ts';

const list = z.enum(LINE_LISTS);
const note = z.string().trim().max(200);
const count = z.int().min(0);

const finding = z.strictObject({
  /** It applies, it does not; a department suspects it and nobody has looked; the archive does not know. */
  state: z.enum(['hit', 'miss', 'open', 'missing']),
  /** What the archive says, in words: how many, which field, which day; never who. */
  evidence: z.string(),
});

const scoredHousehold = z.strictObject({
  householdId: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  group: z.string().nullable(),
  people: count,
  /** It left the procedure; nothing of it is asked or ranked any more. */
  dropped: z.boolean(),
  /** Sum of the points; null while some are missing. */
  total: count.nullable(),
  /** 1 is the neediest; null for who is excluded, dropped or not scored through. */
  rank: count.nullable(),
  isExcluded: z.boolean(),
  /** Items without points and lines of a veto (七不进, 不能退出的情形) that nobody answered. */
  blanks: count,
  /** In the order of the sheet's items. */
  items: z.array(
    z.strictObject({
      key: z.string(),
      given: count.nullable(),
      evidence: z.string(),
      note: z.string().nullable(),
    }),
  ),
  /** In the order of the sheet's lists and lines. */
  lines: z.array(
    z.strictObject({
      key: z.string(),
      /** What somebody answered; null where nobody did. */
      answer: z.boolean().nullable(),
      note: z.string().nullable(),
      finding: finding.nullable(),
      /** What counts: the answer, else what the archive shows. */
      applies: z.boolean(),
    }),
  ),
});

const scoringSheet = z.strictObject({
  id: rowId,
  title: z.string(),
  village: z.string(),
  year,
  blocks: z.array(
    z.strictObject({
      title: z.string(),
      /** The most that its items give together. */
      points: count,
      items: z.array(
        z.strictObject({ key: z.string(), title: z.string(), standard: z.string(), points: count }),
      ),
    }),
  ),
  lists: z.array(
    z.strictObject({
      list,
      title: z.string(),
      /** A line that applies keeps a household out, or from going out. */
      isVeto: z.boolean(),
      lines: z.array(z.strictObject({ key: z.string(), text: z.string(), isChecked: z.boolean() })),
    }),
  ),
  /** Where items, points and lines come from. */
  sources: z.array(z.string()),
  /** How places are given, in words; null where nothing is scored. */
  rule: z.string().nullable(),
  quota: count.nullable(),
  /** The plan's number cuts the ranked list after so many households; `isShared`: in the middle of a shared place. */
  cut: z.strictObject({ after: count, isShared: z.boolean() }).nullable(),
  /** Why nothing may be changed any more. */
  locked: z.string().nullable(),
  /** By need, the neediest first; then those not scored through, the excluded, and who left. */
  households: z.array(scoredHousehold),
});
export type ScoringSheet = z.infer<typeof scoringSheet>;

export const scoringChannels = {
  'scoring.get': channel({
    title: '评分和核对表',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId }),
    output: scoringSheet,
  }),
  'scoring.answer': channel({
    title: '登记一户的评分和核对',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      householdId: rowId,
      /** What is left out of an answer stays as it is; null takes it away. */
      answers: z
        .array(
          z.strictObject({
            key: z.string().max(200),
            points: count.nullable().optional(),
            applies: z.boolean().nullable().optional(),
            note: note.nullable().optional(),
          }),
        )
        .min(1)
        .max(100),
    }),
    output: changed,
  }),
  'scoring.answerMany': channel({
    title: '按档案预填，或其余填“否”',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      /** Missing: all that are still in. */
      householdIds: z.array(rowId).min(1).max(500).optional(),
      /** `archive`: blank lines as the archive shows them; `no`: blank lines against which nothing speaks, 否. */
      fill: z.enum(['archive', 'no']),
    }),
    output: z.strictObject({ change: rowId.nullable(), filled: count, households: count }),
  }),
};
