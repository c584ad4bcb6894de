import { z } from 'zod';
import { ANSWERS, PAPER_STATES } from '#domain/completeness/states.ts';
import { channel } from './channel.ts';
import { changed, day, output, rowId, year } from './common.ts';

const state = z.enum(PAPER_STATES);

const answer = z.strictObject({
  state: z.enum(ANSWERS),
  reason: z.string(),
  onDay: day,
  operator: z.string(),
});

const line = z.strictObject({
  /** Key of the checklist's entry. */
  item: z.string(),
  title: z.string(),
  /** Its place's name: of the 20 of a household's file, of the parts of a village's or the township's. */
  group: z.string(),
  place: z.int(),
  year: year.nullable(),
  procedureId: rowId.nullable(),
  procedure: z.string().nullable(),
  state,
  /** Since when it is so; null where no day tells. */
  since: day.nullable(),
  /** Documents that can be printed for it; empty where it only comes as a scan. */
  papers: z.array(z.string()),
  signed: z.boolean(),
  /** Printed papers that are, or are to become, this one; newest last. */
  documentIds: z.array(rowId),
  linkIds: z.array(rowId),
  /** Who signs, for the list of what to fetch; null where a paper needs no signature. */
  signers: z.string().nullable(),
  answer: answer.nullable(),
  /** In words: what it rests on, what is lacking and by which rule it must be there. */
  why: z.string(),
});
export type PaperLine = z.infer<typeof line>;

const counts = z.record(state, z.int());
export type PaperCounts = z.infer<typeof counts>;

const column = z.strictObject({ key: z.string(), title: z.string(), group: z.string() });

const text = z.string().trim();
const paging = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(500).default(100) };

/** Whom a list or an answer is about: a household, a village's own file, or (neither) the township's own file. */
const whose = { householdId: rowId.optional(), villageId: rowId.optional() };

/** What must be on file, what is there and what is to be fetched. Without a year: of all years. */
export const paperChannels = {
  'paper.township': channel({
    title: '全乡镇材料齐不齐',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year: year.optional() }),
    output: z.strictObject({
      villages: z.array(
        z.strictObject({
          /** null: households whose village is not known yet. */
          id: rowId.nullable(),
          name: z.string(),
          households: z.int(),
          /** Households that lack nothing. */
          whole: z.int(),
          /** Papers of its households, lost ones among the missing. */
          ...{ missing: z.int(), unsigned: z.int(), expected: z.int() },
          /** The village's own file. */
          own: counts,
        }),
      ),
      items: z.array(column.extend({ missing: z.int(), unsigned: z.int() })),
      /** The township's own file. */
      own: counts,
    }),
  }),
  'paper.village': channel({
    title: '一村各户材料齐不齐',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      villageId: rowId.nullable(),
      year: year.optional(),
      onlyLacking: z.boolean().default(false),
      ...paging,
    }),
    output: z.strictObject({
      items: z.array(column),
      rows: z.array(
        z.strictObject({
          householdId: rowId,
          householdNo: z.string().nullable(),
          head: z.string().nullable(),
          group: z.string().nullable(),
          /** In the order of `items`, the worst of an entry's papers; null where the household needs none. */
          states: z.array(state.nullable()),
          missing: z.int(),
          unsigned: z.int(),
        }),
      ),
      total: z.int(),
      own: z.array(line),
    }),
  }),
  'paper.own': channel({
    title: '村卷、乡卷的材料',
    scope: 'window',
    may: 'read',
    /** Without a village: the township's own file. */
    input: z.strictObject({ villageId: rowId.optional(), year: year.optional() }),
    output: z.strictObject({ lines: z.array(line), counts }),
  }),
  'paper.household': channel({
    title: '一户的材料',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ householdId: rowId }),
    output: z.strictObject({ lines: z.array(line), counts }),
  }),
  'paper.answer': channel({
    title: '说明材料在柜、不需要或已遗失',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      ...whose,
      item: text.min(1).max(60),
      year: year.nullable().default(null),
      procedureId: rowId.nullable().default(null),
      /** Null takes back what was said. */
      state: z.enum(ANSWERS).nullable(),
      reason: text.max(200).default(''),
    }),
    output: changed,
  }),
  'paper.inspect': channel({
    title: '按抽查名单查材料',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    /** 户编号, names of heads or members, or numbers of persons: one a line. */
    input: z.strictObject({ text: z.string().max(100_000), year: year.optional() }),
    output: z.strictObject({
      households: z.array(
        z.strictObject({
          householdId: rowId,
          householdNo: z.string().nullable(),
          head: z.string().nullable(),
          village: z.string().nullable(),
          /** The line by which it was found. */
          asked: z.string(),
          /** How many households the line means: more than one, and a person must tell which. */
          among: z.int(),
          closedOn: day.nullable(),
          missing: z.array(z.string()),
          unsigned: z.array(z.string()),
        }),
      ),
      unknown: z.array(z.string()),
    }),
  }),
  'paper.inspectSheet': channel({
    title: '抽查名单的材料情况表',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ text: z.string().max(100_000), year: year.optional() }),
    output: output.extend({ rows: z.int() }),
  }),
  'paper.fetchList': channel({
    title: '材料催收清单',
    scope: 'window',
    may: 'export',
    logs: 'exported',
    input: z.strictObject({ villageId: rowId.optional(), year: year.optional() }),
    output: output.extend({ rows: z.int(), households: z.int() }),
  }),
};
