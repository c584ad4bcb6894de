import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, output, rowId, year } from './common.ts';

const job = z.string().max(40).optional();
const page = { offset: z.int().min(0).default(0), limit: z.int().min(1).max(1000).default(200) };

const kind = z.enum(['missing', 'extra', 'differs']);
const state = z.enum(['open', 'settled', 'kept']);
const side = z.enum(['national', 'paper']);
const how = z.enum(['national', 'paper', 'archive', 'act', 'gone']);

const register = z.strictObject({
  side,
  file: z.string(),
  sheet: z.string().nullable(),
  kindTitle: z.string(),
  /** The year of which the sheet speaks; null when it does not say. */
  year: year.nullable(),
  /** Why the sheet cannot be compared; null when it can. */
  problem: z.string().nullable(),
});
export type ReconcileRegister = z.infer<typeof register>;

const field = z.strictObject({
  key: z.string(),
  label: z.string(),
  entity: z.enum(['household', 'member']),
  sides: z.array(side),
  /** Compared unless somebody says otherwise. */
  usual: z.boolean(),
});

const line = z.strictObject({
  id: rowId,
  entity: z.enum(['household', 'member']),
  kind,
  village: z.string().nullable(),
  householdId: rowId.nullable(),
  memberId: rowId.nullable(),
  householdNo: z.string().nullable(),
  idNumber: z.string().nullable(),
  name: z.string().nullable(),
  field: z.string().nullable(),
  fieldLabel: z.string().nullable(),
  /** What each register says, in words; null where it has no such thing. */
  archive: z.string().nullable(),
  national: z.string().nullable(),
  paper: z.string().nullable(),
  state,
  how: how.nullable(),
  settledOn: z.string().nullable(),
  note: z.string().nullable(),
  /** The act that settles it, where no value can be taken; null where one can. */
  act: z.string().nullable(),
});
export type ReconcileLine = z.infer<typeof line>;

const lineFilter = {
  id: rowId,
  entity: z.enum(['household', 'member']).optional(),
  kind: kind.optional(),
  field: z.string().max(80).optional(),
  /** Empty: the village is not known. */
  village: z.string().max(60).optional(),
  state: state.optional(),
  /** Part of a name, of a 户编号 or of an id number. */
  text: z.string().max(60).optional(),
};

const count = z.strictObject({ value: z.string(), lines: z.int() });
const files = {
  nationalFileIds: z.array(z.string()).max(50).default([]),
  paperFileIds: z.array(z.string()).max(50).default([]),
  year,
};

/** 三账比对: the archive beside the last export of the national system and the paper file. */
export const reconcileChannels = {
  'reconcile.open': channel({
    title: '三账比对：看文件',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ ...files, job }),
    output: z.strictObject({
      openId: z.string(),
      registers: z.array(register),
      fields: z.array(field),
    }),
  }),
  'reconcile.run': channel({
    title: '三账比对',
    scope: 'window',
    may: 'import',
    logs: 'imported',
    input: z.strictObject({
      /** Of `reconcile.open`; or the files themselves. */
      openId: z.string().optional(),
      nationalFileIds: files.nationalFileIds,
      paperFileIds: files.paperFileIds,
      year: year.optional(),
      title: z.string().trim().min(1).max(60).optional(),
      /** Keys of fields; the usual ones where nothing is said. */
      fields: z.array(z.string().max(80)).max(300).optional(),
      /** Registers that name some households only: who is not in them is not missing. */
      partial: z.array(side).default([]),
      job,
    }),
    output: z.strictObject({
      id: rowId,
      change: rowId.nullable(),
      lines: z.int(),
      /** Differences beyond what is kept: settle these first and compare again. */
      beyond: z.int(),
      registers: z.array(
        register.extend({
          rows: z.int(),
          refused: z.int(),
          /** The first rows that cannot be read, and why. */
          problems: z.array(z.strictObject({ row: z.int(), reason: z.string() })),
        }),
      ),
    }),
  }),
  'reconcile.discard': channel({
    title: '三账比对：放弃文件',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ openId: z.string() }),
    output: z.strictObject({}),
  }),
  'reconcile.list': channel({
    title: '三账比对的记录',
    scope: 'window',
    may: 'read',
    input: z.strictObject({}),
    output: z.strictObject({
      reconciliations: z.array(
        z.strictObject({
          id: rowId,
          title: z.string(),
          year,
          madeOn: z.string().nullable(),
          nationalFile: z.string().nullable(),
          paperFile: z.string().nullable(),
          households: z.int(),
          members: z.int(),
          lines: z.int(),
          open: z.int(),
        }),
      ),
    }),
  }),
  'reconcile.lines': channel({
    title: '三账比对的差异',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ ...lineFilter, ...page }),
    output: z.strictObject({
      total: z.int(),
      rows: z.array(line),
      /** How many there are by each of these, what the filter asks of it left out. */
      kinds: z.array(count),
      entities: z.array(count),
      fields: z.array(count.extend({ label: z.string() })),
      villages: z.array(count),
      states: z.array(count),
    }),
  }),
  'reconcile.settle': channel({
    title: '处理差异',
    scope: 'window',
    may: 'import',
    input: z.strictObject({
      lineIds: z.array(rowId).min(1).max(50_000),
      /** `open` takes the settling back where it wrote no value. */
      how: z.enum(['national', 'paper', 'archive', 'act', 'open']),
      note: z.string().trim().max(200).nullable().default(null),
      /** For a value of a closed year. */
      reason: z.string().max(200).optional(),
    }),
    output: changed.extend({
      settled: z.int(),
      /** Lines that stay as they are, and why. */
      skipped: z.array(z.strictObject({ lineId: rowId, reason: z.string() })),
    }),
  }),
  'reconcile.recheck': channel({
    title: '复核差异',
    scope: 'window',
    may: 'import',
    input: z.strictObject({ id: rowId }),
    output: changed.extend({ gone: z.int() }),
  }),
  'reconcile.sheets': channel({
    title: '打印三账核对单',
    scope: 'window',
    may: 'print',
    logs: 'printed',
    input: z.strictObject(lineFilter),
    output: z.strictObject({ files: z.array(output.extend({ village: z.string(), rows: z.int() })) }),
  }),
};
