import { z } from 'zod';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId, year } from './common.ts';

const refusal = z.strictObject({ rule: z.string(), message: z.string(), source: z.string() });

const paperView = z.strictObject({
  document: z.string(),
  title: z.string(),
  need: z.enum(['printed', 'signed']),
  state: z.enum(['missing', 'printed', 'signed']),
  /** The program can print it; otherwise only the paper is recorded. */
  printable: z.boolean(),
  /** One sheet a household (true) or one for the whole procedure. */
  perHousehold: z.boolean(),
});

const stepView = z.strictObject({
  key: z.string(),
  title: z.string(),
  actor: z.string(),
  status: z.enum(['done', 'ready', 'waiting', 'later']),
  doneOn: day.nullable(),
  noticeFrom: day.nullable(),
  noticeTo: day.nullable(),
  /** Days the notice must stay up; null for steps without notice. */
  noticeDays: z.int().nullable(),
  expected: z.int().nullable(),
  present: z.int().nullable(),
  place: z.string().nullable(),
  earliest: day.nullable(),
  latest: day.nullable(),
  daysLeft: z.int().nullable(),
  papers: z.array(paperView),
  blockers: z.array(refusal),
  gates: z.array(z.string()),
});

const candidateView = z.strictObject({
  householdId: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  group: z.string().nullable(),
  people: z.int(),
  spellId: rowId.nullable(),
  values: fieldValues,
  consentOn: day.nullable(),
  consentSigner: z.string().nullable(),
  visitedOn: day.nullable(),
  investigators: z.array(z.string()),
  votesFor: z.int().nullable(),
  votesAgainst: z.int().nullable(),
  votesAbstain: z.int().nullable(),
  dropped: z.boolean(),
  dropReason: z.string().nullable(),
});

export const procedurePage = z.strictObject({
  id: rowId,
  key: z.string(),
  title: z.string(),
  villageId: rowId,
  village: z.string(),
  year,
  pack: z.string(),
  status: z.enum(['open', 'finished', 'stopped']),
  openedOn: day,
  nextStep: z.string().nullable(),
  warnings: z.array(refusal),
  steps: z.array(stepView),
  candidates: z.array(candidateView),
});
export type ProcedurePage = z.infer<typeof procedurePage>;

const people = z.array(z.string().trim().min(1).max(20)).max(10);

export const procedureChannels = {
  'procedure.kinds': channel({
    title: '可办理的程序',
    scope: 'window',
    input: z.strictObject({ year }),
    output: z.strictObject({
      kinds: z.array(z.strictObject({ key: z.string(), title: z.string(), steps: z.array(z.string()) })),
      /** Why there is none. */
      whyNone: z.string().nullable(),
    }),
  }),
  'procedure.list': channel({
    title: '程序列表',
    scope: 'window',
    input: z.strictObject({ year: year.optional(), villageId: rowId.optional() }),
    output: z.strictObject({
      procedures: z.array(
        z.strictObject({
          id: rowId,
          key: z.string(),
          title: z.string(),
          village: z.string(),
          villageId: rowId,
          status: z.enum(['open', 'finished', 'stopped']),
          openedOn: day,
          households: z.int(),
          stepKey: z.string().nullable(),
          stepTitle: z.string().nullable(),
          daysLeft: z.int().nullable(),
        }),
      ),
    }),
  }),
  'procedure.start': channel({
    title: '发起程序',
    scope: 'window',
    input: z.strictObject({
      key: z.string(),
      villageId: rowId,
      year,
      clueOn: day,
      householdIds: z.array(rowId).min(1, '请选择至少一户').max(500),
      note: z.string().max(200).optional(),
    }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'procedure.get': channel({
    title: '程序',
    scope: 'window',
    input: z.strictObject({ id: rowId }),
    output: procedurePage,
  }),
  'procedure.addHousehold': channel({
    title: '加入一户',
    scope: 'window',
    input: z.strictObject({ id: rowId, householdId: rowId }),
    output: changed,
  }),
  'procedure.dropHousehold': channel({
    title: '退出程序',
    scope: 'window',
    input: z.strictObject({
      id: rowId,
      householdId: rowId,
      reason: z.string().trim().min(1, '请填写原因').max(200),
    }),
    output: changed,
  }),
  'procedure.updateHousehold': channel({
    title: '登记一户的授权、入户、表决',
    scope: 'window',
    input: z.strictObject({
      id: rowId,
      householdId: rowId,
      consentOn: day.nullable().optional(),
      consentSigner: z.string().max(20).nullable().optional(),
      visitedOn: day.nullable().optional(),
      investigators: people.optional(),
      votesFor: z.int().min(0).nullable().optional(),
      votesAgainst: z.int().min(0).nullable().optional(),
      votesAbstain: z.int().min(0).nullable().optional(),
      /** monitoring.* values of the proposed spell. */
      values: fieldValues.optional(),
    }),
    output: changed,
  }),
  'procedure.receivePaper': channel({
    title: '登记材料',
    scope: 'window',
    input: z.strictObject({
      id: rowId,
      step: z.string(),
      document: z.string(),
      state: z.enum(['missing', 'printed', 'signed']),
      on: day,
    }),
    output: changed,
  }),
  'procedure.doStep': channel({
    title: '办理一步',
    scope: 'window',
    input: z.strictObject({
      id: rowId,
      step: z.string(),
      on: day,
      noticeFrom: day.optional(),
      noticeTo: day.optional(),
      expected: z.int().min(0).optional(),
      present: z.int().min(0).optional(),
      place: z.string().max(100).optional(),
    }),
    output: z.strictObject({ change: rowId.nullable(), finished: z.boolean(), opened: z.int() }),
  }),
  'procedure.stop': channel({
    title: '终止程序',
    scope: 'window',
    input: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(200) }),
    output: changed,
  }),
};
