import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, nothing, rowId, year } from './common.ts';

const fieldKey = z.string().max(80);
const verdict = z.enum(['archive-wrong', 'second-wrong', 'both-right']);
const approves = z.enum(['yes', 'no', 'unsaid']);

const value = z.strictObject({
  memberId: rowId.nullable(),
  field: fieldKey,
  /** In stored form. */
  value: z.union([z.string().max(200), z.number()]).nullable(),
});

const sampleView = z.strictObject({
  id: rowId,
  title: z.string(),
  year,
  madeOn: day,
  seed: z.string(),
  wantedHouseholds: z.int(),
  wantedVillages: z.int(),
  strata: z.enum(['none', 'standing']),
  fields: z.array(fieldKey),
  note: z.string().nullable(),
  households: z.int(),
  villages: z.int(),
  surveyed: z.int(),
});

const rate = {
  values: z.int(),
  differing: z.int(),
  wrong: z.int(),
  /** 0–1 */
  rate: z.number().nullable(),
};

const rates = z.array(z.strictObject({ key: z.string(), title: z.string(), ...rate }));

/** 质量抽查: households drawn by lot, surveyed and entered a second time. */
export const sampleChannels = {
  'sample.list': channel({
    title: '质量抽查',
    scope: 'window',
    may: 'read',
    input: nothing,
    output: z.strictObject({ samples: z.array(sampleView) }),
  }),
  'sample.propose': channel({
    title: '抽样的起码数',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year }),
    output: z.strictObject({
      /** What the pack of the year wants at least, with its source. */
      wanted: z.strictObject({
        households: z.int(),
        villages: z.int(),
        source: z.string(),
        inferred: z.boolean(),
      }),
      /** What there is. */
      households: z.int(),
      villages: z.int(),
      fields: z.array(z.strictObject({ key: fieldKey, label: z.string() })),
    }),
  }),
  'sample.draw': channel({
    title: '抽样',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      title: z.string().trim().min(1).max(60),
      year,
      households: z.int().min(1).max(20_000),
      villages: z.int().min(1).max(500),
      /** Spare households of each village. */
      spares: z.int().min(0).max(20).default(2),
      strata: z.enum(['none', 'standing']).default('standing'),
      /** By lot unless given. */
      seed: z.string().trim().min(1).max(40).optional(),
      fields: z.array(fieldKey).min(1).max(80).optional(),
      note: z.string().max(200).optional(),
    }),
    output: z.strictObject({ id: rowId, drawn: z.int(), villages: z.int(), change: rowId.nullable() }),
  }),
  'sample.get': channel({
    title: '一次抽查',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      sample: sampleView,
      households: z.array(
        z.strictObject({
          id: rowId,
          householdId: rowId,
          householdNo: z.string().nullable(),
          head: z.string().nullable(),
          villageId: rowId,
          village: z.string(),
          group: z.string().nullable(),
          stratum: z.string(),
          position: z.int(),
          spare: z.boolean(),
          replacedReason: z.string().nullable(),
          surveyedOn: day.nullable(),
          surveyor: z.string().nullable(),
          enteredBy: z.string().nullable(),
          approves: approves.nullable(),
          note: z.string().nullable(),
          values: z.int(),
          differing: z.int(),
          /** Differing and not judged yet. */
          open: z.int(),
        }),
      ),
    }),
  }),
  'sample.sheet': channel({
    title: '复核录入的表',
    scope: 'window',
    may: 'print',
    logs: 'printed',
    /** Without the archive's values: who enters a second time must not see them. */
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      householdNo: z.string().nullable(),
      village: z.string(),
      year,
      people: z.array(z.strictObject({ memberId: rowId, name: z.string() })),
      household: z.array(fieldKey),
      member: z.array(fieldKey),
      /** What was entered a second time before. */
      entered: z.array(value),
      surveyedOn: day.nullable(),
      surveyor: z.string().nullable(),
      approves: approves.nullable(),
      note: z.string().nullable(),
    }),
  }),
  'sample.enter': channel({
    title: '复核录入',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      id: rowId,
      surveyedOn: day,
      surveyor: z.string().trim().min(1).max(40),
      approves: approves.nullable(),
      note: z.string().max(200).optional(),
      values: z.array(value).max(3000),
    }),
    output: z.strictObject({ values: z.int(), differing: z.int(), change: rowId.nullable() }),
  }),
  'sample.differences': channel({
    title: '两次录入不同的值',
    scope: 'window',
    may: 'read',
    logs: 'saw',
    input: z.strictObject({ id: rowId, householdId: rowId.optional() }),
    output: z.strictObject({
      differences: z.array(
        z.strictObject({
          id: rowId,
          householdId: rowId,
          householdNo: z.string().nullable(),
          head: z.string().nullable(),
          village: z.string(),
          memberId: rowId.nullable(),
          memberName: z.string().nullable(),
          field: fieldKey,
          first: z.string(),
          second: z.string(),
          verdict: verdict.nullable(),
          note: z.string().nullable(),
        }),
      ),
    }),
  }),
  'sample.judge': channel({
    title: '核对不同的值',
    scope: 'window',
    may: 'review',
    input: z.strictObject({
      ids: z.array(rowId).min(1).max(5000),
      verdict: verdict.nullable(),
      note: z.string().max(200).optional(),
    }),
    output: changed,
  }),
  'sample.replace': channel({
    title: '换一户',
    scope: 'window',
    may: 'review',
    /** A spare of the same village takes its place, one of the same stratum before others. */
    input: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(200) }),
    output: z.strictObject({ change: rowId.nullable(), replacement: rowId }),
  }),
  'sample.results': channel({
    title: '抽查结果',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId }),
    output: z.strictObject({
      all: z.strictObject(rate),
      byField: rates,
      byVillage: rates,
      byEnterer: rates,
      surveyed: z.int(),
      /** 群众认可度: who approves among those who said; null where nobody was asked. */
      approval: z.strictObject({ yes: z.int(), said: z.int(), rate: z.number().nullable() }),
    }),
  }),
  'sample.remove': channel({
    title: '删除抽查',
    scope: 'window',
    may: 'review',
    input: z.strictObject({ id: rowId }),
    output: changed,
  }),
};
