import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, rowId, year } from './common.ts';
import { limit, offset, reason, retention, text } from './filing-common.ts';

const kind = z.enum(['household', 'village', 'township']);
const volumeSpine = z.union([z.literal(10), z.literal(15), z.literal(20)]);
const boxSpine = z.union([z.literal(10), z.literal(15), z.literal(20), z.literal(30), z.literal(40)]);
const shelf = z.string().trim().max(40).nullable();
const note = z.string().trim().max(500).nullable();

const volume = z.strictObject({
  id: rowId,
  kind,
  code: z.string(),
  title: z.string(),
  householdId: rowId.nullable(),
  householdNo: z.string().nullable(),
  villageId: rowId.nullable(),
  village: z.string().nullable(),
  year: z.int().nullable(),
  retention,
  items: z.int(),
  /** Null: one of its papers is not counted. */
  pages: z.int().nullable(),
  from: day.nullable(),
  to: day.nullable(),
  madeOn: day,
  madeBy: z.string(),
  checkedBy: z.string().nullable(),
  closedOn: day.nullable(),
  shelf: z.string().nullable(),
  spine: volumeSpine.nullable(),
  note: z.string().nullable(),
  state: z.enum(['open', 'closed', 'lent', 'handed-over']),
  oldCodes: z.array(z.string()),
});

const box = z.strictObject({
  id: rowId,
  number: z.int(),
  year: z.int(),
  retention,
  office: z.string(),
  fonds: z.string(),
  fileClass: z.string(),
  village: z.string().nullable(),
  spine: z.int(),
  shelf: z.string().nullable(),
  note: z.string().nullable(),
  items: z.int(),
  pages: z.int(),
  /** Pages that fit in, as the pack estimates. */
  capacity: z.int(),
  /** 起止件号 */
  from: z.int().nullable(),
  to: z.int().nullable(),
});

const boxSeries = {
  year,
  retention,
  /** Null: the township's own papers. */
  villageId: rowId.nullable(),
};

/** 卷 and boxes: in what filed papers lie. */
export const filingShelfChannels = {
  'filing.volumes': channel({
    title: '案卷目录',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({
      kind: kind.optional(),
      villageId: rowId.optional(),
      householdId: rowId.optional(),
      year: year.optional(),
      /** In 档号 (also one that was changed), title, or 户编号. */
      text: z.string().trim().max(60).optional(),
      offset,
      limit,
    }),
    output: z.strictObject({ total: z.int(), volumes: z.array(volume) }),
  }),
  'filing.volume': channel({
    title: '卷内目录',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId }),
    output: volume.extend({
      contents: z.array(
        z.strictObject({
          itemId: rowId,
          /** 顺序号 */
          place: z.int(),
          code: z.string(),
          docNo: z.string().nullable(),
          author: z.string(),
          title: z.string(),
          dated: day.nullable(),
          /** 页号: where it begins; null after a paper that nobody counted. */
          page: z.int().nullable(),
          pages: z.int().nullable(),
          note: z.string().nullable(),
        }),
      ),
    }),
  }),
  'filing.makeVolumes': channel({
    title: '组卷',
    scope: 'window',
    may: 'write',
    /** 户卷 of these households or of all of a village; 村卷 or 乡卷 of a year. */
    input: z.strictObject({
      kind,
      householdIds: z.array(rowId).min(1).max(2000).optional(),
      villageId: rowId.optional(),
      year: year.optional(),
    }),
    output: changed.extend({
      volumes: z.array(z.strictObject({ id: rowId, code: z.string(), items: z.int() })),
      /** Papers that found a place in a volume. */
      placed: z.int(),
      /** Why something was left out, a sentence each. */
      leftOut: z.array(z.string()),
    }),
  }),
  'filing.updateVolume': channel({
    title: '修改案卷',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      title: text(200).optional(),
      shelf: shelf.optional(),
      spine: volumeSpine.nullable().optional(),
      note: note.optional(),
      /** The papers in another order: all that lie in it. */
      itemIds: z.array(rowId).max(2000).optional(),
    }),
    output: changed,
  }),
  'filing.closeVolume': channel({
    title: '封卷',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, checkedBy: text(40), note: note.default(null) }),
    output: changed,
  }),
  'filing.reopenVolume': channel({
    title: '重新打开案卷',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, reason }),
    output: changed,
  }),
  'filing.boxes': channel({
    title: '档案盒',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year: year.optional() }),
    output: z.strictObject({
      boxes: z.array(box),
      /** Filed papers in no box and no volume, by series. */
      loose: z.array(
        z.strictObject({
          year: z.int(),
          retention,
          office: z.string(),
          villageId: rowId.nullable(),
          village: z.string().nullable(),
          items: z.int(),
          pages: z.int(),
        }),
      ),
    }),
  }),
  'filing.makeBox': channel({
    title: '新增档案盒',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      ...boxSeries,
      spine: boxSpine,
      shelf: shelf.default(null),
      note: note.default(null),
    }),
    output: changed.extend({ id: rowId, number: z.int() }),
  }),
  'filing.updateBox': channel({
    title: '修改档案盒',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      spine: boxSpine.optional(),
      shelf: shelf.optional(),
      note: note.optional(),
    }),
    output: changed,
  }),
  'filing.proposeBoxes': channel({
    title: '装盒方案',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ ...boxSeries, spine: boxSpine }),
    output: z.strictObject({
      capacity: z.int(),
      boxes: z.array(z.strictObject({ from: z.string(), to: z.string(), items: z.int(), pages: z.int() })),
      /** Papers without a count of pages: they are put in as one page. */
      uncounted: z.int(),
    }),
  }),
  'filing.fillBoxes': channel({
    title: '装盒',
    scope: 'window',
    may: 'write',
    /** Makes the boxes of the proposal and puts in what lies in none yet. */
    input: z.strictObject({ ...boxSeries, spine: boxSpine, shelf: shelf.default(null) }),
    output: changed.extend({
      boxes: z.array(z.strictObject({ id: rowId, number: z.int(), items: z.int() })),
    }),
  }),
  'filing.putInBox': channel({
    title: '放进档案盒',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ itemIds: z.array(rowId).min(1).max(2000), boxId: rowId.nullable() }),
    output: changed,
  }),
};
