import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';
import { filingOutChannels } from './filing-out.ts';
import { filingShelfChannels } from './filing-shelf.ts';
import { code, limit, offset, reason, retention, text } from './filing-common.ts';

/** Whose papers: of one household, of a village with its households, of the township itself. */
const whose = {
  householdId: rowId.optional(),
  villageId: rowId.optional(),
  township: z.literal(true).optional(),
};

/** A printed paper or a picture; a paper is one however often it was printed. */
const source = {
  documentId: rowId.optional(),
  linkId: rowId.optional(),
};

/** What a clerk may word anew before a paper is filed and after. */
const described = {
  title: text(200).optional(),
  author: text(100).optional(),
  /** 文号 */
  docNo: z.string().trim().max(60).nullable().optional(),
  dated: day.nullable().optional(),
  secrecy: z.string().trim().max(20).nullable().optional(),
  pages: z.int().min(1).max(9999).nullable().optional(),
  note: z.string().trim().max(200).nullable().optional(),
};

const candidate = z.strictObject({
  documentId: rowId.nullable(),
  linkId: rowId.nullable(),
  /** 文书编号 of the print. */
  documentCode: z.string().nullable(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  /** Place among the twenty of a household's file. */
  place: z.int(),
  title: z.string(),
  author: z.string(),
  docNo: z.string().nullable(),
  dated: day.nullable(),
  /** Null: of a scan whose pages nobody counted. */
  pages: z.int().nullable(),
  retention,
  /** The township keeps it although it is a village's or a household's. */
  atTownship: z.boolean(),
  /** Signed pages that are back as scans. */
  scans: z.int(),
  /** Filed already under this number and printed anew since. */
  again: z.strictObject({ itemId: rowId, code: z.string() }).nullable(),
});

/** `listed`: on a destroy-list that is not done. */
const itemState = z.enum(['filed', 'lent', 'listed', 'handed-over', 'destroyed', 'withdrawn']);

const filedItem = z.strictObject({
  id: rowId,
  code: z.string(),
  year: z.int(),
  retention,
  office: z.string(),
  serial: z.int().nullable(),
  title: z.string(),
  author: z.string(),
  docNo: z.string().nullable(),
  dated: day.nullable(),
  secrecy: z.string().nullable(),
  pages: z.int().nullable(),
  note: z.string().nullable(),
  documentId: rowId.nullable(),
  linkId: rowId.nullable(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  volume: z.strictObject({ id: rowId, code: z.string(), place: z.int().nullable() }).nullable(),
  box: z.strictObject({ id: rowId, number: z.int() }).nullable(),
  filedOn: day,
  state: itemState,
  /** The last day on which it must be kept; null: for good. */
  keptUntil: day.nullable(),
  /** Numbers that it had before, oldest first. */
  oldCodes: z.array(z.string()),
  withdrawnReason: z.string().nullable(),
});

/** Papers filed as 件 in 卷 and boxes, with numbers that are given once. */
export const filingChannels = {
  'filing.settings': channel({
    title: '档号的组成',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year }),
    output: z.strictObject({
      /** 全宗号, 档案门类代码, 机构（问题）代码 of the township; empty: not set. */
      fonds: z.string(),
      fileClass: z.string(),
      office: z.string(),
      villages: z.array(z.strictObject({ villageId: rowId, name: z.string(), office: z.string() })),
      /** As a number of this year will look. */
      example: z.string(),
      spines: z.array(z.int()),
      pagesPerMillimetre: z.number(),
      /** What is missing, a sentence each that says where it is set. */
      lacks: z.array(z.string()),
    }),
  }),
  'filing.setFonds': channel({
    title: '填写全宗号',
    scope: 'window',
    may: 'set-up',
    input: z.strictObject({ fonds: code }),
    output: changed,
  }),
  'filing.candidates': channel({
    title: '待归档的文书和照片',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      ...whose,
      year,
      /** Also what was printed anew after it was filed. */
      again: z.boolean().default(false),
      offset,
      limit,
    }),
    output: z.strictObject({ total: z.int(), papers: z.array(candidate) }),
  }),
  'filing.file': channel({
    title: '归档',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      papers: z
        .array(z.strictObject({ ...source, ...described, retention: retention.optional() }))
        .min(1)
        .max(2000),
      year,
    }),
    output: changed.extend({ codes: z.array(z.string()), itemIds: z.array(rowId) }),
  }),
  'filing.items': channel({
    title: '归档文件',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      year: year.optional(),
      retention: retention.optional(),
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      /** The township's own papers. */
      township: z.literal(true).optional(),
      volumeId: rowId.optional(),
      /** Null: in none. */
      boxId: rowId.nullable().optional(),
      /** In 档号 (also one that was changed), title or 责任者. */
      text: z.string().trim().max(60).optional(),
      withdrawn: z.boolean().default(false),
      offset,
      limit,
    }),
    output: z.strictObject({ total: z.int(), pages: z.int(), items: z.array(filedItem) }),
  }),
  'filing.update': channel({
    title: '修改归档文件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      itemId: rowId,
      ...described,
      /** The print of the same paper that lies in its place now. */
      documentId: rowId.optional(),
    }),
    output: changed,
  }),
  'filing.withdraw': channel({
    title: '撤下归档文件',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ itemId: rowId, reason }),
    output: changed,
  }),
  'filing.renumber': channel({
    title: '改档号',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      /** Either these papers or one volume. */
      itemIds: z.array(rowId).min(1).max(2000).optional(),
      volumeId: rowId.optional(),
      reason,
      /** Into another year or period; the next free numbers of theirs. */
      year: year.optional(),
      retention: retention.optional(),
    }),
    output: changed.extend({ codes: z.array(z.string()) }),
  }),
  'filing.verify': channel({
    title: '核对档号',
    scope: 'window',
    may: 'verify',
    input: z.strictObject({}),
    output: z.strictObject({
      ok: z.boolean(),
      numbers: z.int(),
      items: z.int(),
      volumes: z.int(),
      /** Numbers that nothing has now, and why. */
      gaps: z.array(
        z.strictObject({
          code: z.string(),
          why: z.enum(['undone', 'renumbered']),
          now: z.string().nullable(),
        }),
      ),
      /** What cannot be explained, a sentence each. */
      problems: z.array(z.string()),
    }),
  }),
  ...filingShelfChannels,
  ...filingOutChannels,
};
