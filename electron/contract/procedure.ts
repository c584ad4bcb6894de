import { z } from 'zod';
import { EFFECTS } from '#domain/procedures/definition.ts';
import { channel } from './channel.ts';
import { changed, day, fieldValues, rowId, year } from './common.ts';

const refusal = z.strictObject({
  rule: z.string(),
  message: z.string(),
  source: z.string(),
  /** The office that may set the rule aside here in writing; missing where nobody may. */
  waivableBy: z.string().optional(),
});

/** One of the reasons why a step was refused; of one household or of the procedure. */
export type StepRefusal = z.infer<typeof refusal> & {
  readonly householdId?: number | undefined;
  readonly householdNo?: string | null | undefined;
};

const paperView = z.strictObject({
  document: z.string(),
  title: z.string(),
  need: z.enum(['printed', 'signed']),
  state: z.enum(['missing', 'printed', 'signed']),
  /** The program can print it; otherwise only the paper is recorded. */
  printable: z.boolean(),
  /** One sheet a household (true) or one for the whole procedure. */
  perHousehold: z.boolean(),
  /** Title of another paper of the step that does as well. */
  instead: z.string().nullable(),
  /** Of a sheet per household: how many of those still in are that far, and how many are wanted. */
  inHand: z.int(),
  wanted: z.int(),
  /** Of a sheet per household: those still in whose sheet is not that far. */
  missingFor: z.array(rowId),
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
  source: z.string(),
  /** The step is for households with suspicions only; `nobody`: it was recorded as for none. */
  onlySuspected: z.boolean(),
  nobody: z.boolean(),
  /** Days off between the first and the last day of the notice or the limit, where working days count. */
  daysOff: z.array(day),
  /** In words: 应到三分之二以上到会，过半数同意; null without a meeting. */
  meeting: z.string().nullable(),
  /** Whether an objection may be recorded to it. */
  takesObjections: z.boolean(),
  /** Notices of this step that were taken down and put up anew, oldest first. */
  reposted: z.array(z.strictObject({ from: day, to: day, endedOn: day, reason: z.string() })),
  waivers: z.array(
    z.strictObject({
      rule: z.string(),
      householdNo: z.string().nullable(),
      message: z.string(),
      allowedBy: z.string(),
      reason: z.string(),
      on: day,
    }),
  ),
  /** Photos of the posted notice and other pictures of the step. */
  photos: z.array(
    z.strictObject({ linkId: rowId, attachmentId: rowId, name: z.string(), takenOn: day.nullable() }),
  ),
});

const ballot = z.strictObject({
  votesFor: z.int().nullable(),
  votesAgainst: z.int().nullable(),
  votesAbstain: z.int().nullable(),
  votesRecused: z.int().nullable(),
});

const dropKind = z.enum(['objection', 'withdrawn', 'untrue', 'voted-down', 'other']);
export type DropKind = z.infer<typeof dropKind>;

/** Which entries the procedure asks for of every household; the window shows these and no others. */
const asksFor = z.strictObject({
  consent: z.boolean(),
  visit: z.boolean(),
  /** Its meetings in their order. */
  meetings: z.array(z.strictObject({ step: z.string(), title: z.string(), onlySuspected: z.boolean() })),
  /** Category, risks and income of the spell that it proposes. */
  spell: z.boolean(),
  /** 四看 scores and 五优先 / 六进 / 七不进. */
  scores: z.boolean(),
  /** Situations that forbid an exit. */
  bars: z.boolean(),
  comparison: z.boolean(),
  /** exit_status, return_poverty_cause or main cause, risk_elimination_mode, and a reason. */
  mark: z.boolean(),
  causes: z.boolean(),
  mode: z.boolean(),
  reason: z.boolean(),
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
  /** By the key of the meeting's step. */
  ballots: z.record(z.string(), ballot),
  dropped: z.boolean(),
  dropReason: z.string().nullable(),
  dropKind: dropKind.nullable(),
  droppedOn: day.nullable(),
  droppedStep: z.string().nullable(),
  mark: z.string().nullable(),
  causes: z.string().nullable(),
  mode: z.string().nullable(),
  reason: z.string().nullable(),
  comparison: z
    .strictObject({ sentOn: day.nullable(), hits: z.int(), open: z.int(), confirmed: z.int() })
    .nullable(),
  /** Sum of the points and the place among those still in, 1 is the neediest; null while not all points are given. */
  points: z.int().nullable(),
  rank: z.int().nullable(),
  /** What the next step would refuse about this household, as of today. */
  faults: z.array(
    z.strictObject({
      rule: z.string(),
      message: z.string(),
      source: z.string(),
      waivableBy: z.string().optional(),
    }),
  ),
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
  effect: z.enum(EFFECTS),
  source: z.string(),
  responsible: z.string().nullable(),
  note: z.string().nullable(),
  /** 规模控制: how many the plan lets in, and by how many the list is above it. */
  quota: z.int().nullable(),
  overQuota: z.int(),
  asks: asksFor,
  openObjections: z.int(),
  nextStep: z.string().nullable(),
  warnings: z.array(refusal),
  steps: z.array(stepView),
  candidates: z.array(candidateView),
});
export type ProcedurePage = z.infer<typeof procedurePage>;

const people = z.array(z.string().trim().min(1).max(20)).max(10);
const votes = z.int().min(0).nullable().optional();
const code = z.string().max(60).nullable().optional();

/** What may be recorded of one household or, alike, of many. */
const entries = {
  consentOn: day.nullable().optional(),
  consentSigner: z.string().max(20).nullable().optional(),
  visitedOn: day.nullable().optional(),
  investigators: people.optional(),
  /** The meeting's step; missing: the procedure's first meeting. */
  meeting: z.string().optional(),
  votesFor: votes,
  votesAgainst: votes,
  votesAbstain: votes,
  votesRecused: votes,
  mark: code,
  causes: code,
  mode: code,
  reason: z.string().max(200).nullable().optional(),
};

const eligible = z.strictObject({
  id: rowId,
  householdNo: z.string().nullable(),
  headName: z.string().nullable(),
  group: z.string().nullable(),
  people: z.int(),
  /** Why it may not come in; null when it may. */
  why: z.string().nullable(),
});

export const procedureChannels = {
  'procedure.kinds': channel({
    title: '可办理的程序',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ year }),
    output: z.strictObject({
      kinds: z.array(
        z.strictObject({
          key: z.string(),
          title: z.string(),
          effect: z.enum(EFFECTS),
          source: z.string(),
          /** Whom it is for, in words. */
          forWhom: z.string(),
          takesQuota: z.boolean(),
          steps: z.array(
            z.strictObject({
              key: z.string(),
              title: z.string(),
              optional: z.enum(['on', 'off']).nullable(),
            }),
          ),
        }),
      ),
      /** Why there is none. */
      whyNone: z.string().nullable(),
    }),
  }),
  'procedure.list': channel({
    title: '程序列表',
    scope: 'window',
    may: 'read',
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
          /** Nothing but its own entries is missing (true), or it waits (false); null when it is through. */
          isReady: z.boolean().nullable(),
          /** The rule of the first blocker of the next step; null when nothing stands in its way. */
          waitsFor: z.string().nullable(),
          /** First day that the next step can bear, and the last one that keeps every limit. */
          earliest: day.nullable(),
          latest: day.nullable(),
          daysLeft: z.int().nullable(),
          responsible: z.string().nullable(),
          dropped: z.int(),
          warnings: z.int(),
          openObjections: z.int(),
        }),
      ),
    }),
  }),
  'procedure.eligible': channel({
    title: '能进入程序的户',
    scope: 'window',
    may: 'read',
    input: z.strictObject({
      key: z.string(),
      year,
      villageId: rowId,
      text: z.string().max(60).optional(),
      limit: z.int().min(1).max(1000).default(500),
    }),
    output: z.strictObject({ total: z.int(), households: z.array(eligible) }),
  }),
  'procedure.start': channel({
    title: '发起程序',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      key: z.string(),
      villageId: rowId,
      year,
      clueOn: day,
      householdIds: z.array(rowId).min(1, '请选择至少一户').max(500),
      note: z.string().max(200).optional(),
      responsible: z.string().trim().max(20).optional(),
      /** Keys of the optional steps; missing: those that the pack proposes. */
      optionalSteps: z.array(z.string()).optional(),
      quota: z.int().min(0).max(100_000).optional(),
    }),
    output: z.strictObject({ id: rowId, change: rowId.nullable() }),
  }),
  'procedure.get': channel({
    title: '程序',
    scope: 'window',
    may: 'read',
    input: z.strictObject({ id: rowId }),
    output: procedurePage,
  }),
  'procedure.addHousehold': channel({
    title: '加入一户',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, householdId: rowId }),
    output: changed,
  }),
  'procedure.dropHousehold': channel({
    title: '移出程序',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      householdId: rowId,
      reason: z.string().trim().min(1, '请填写原因').max(200),
      kind: dropKind.default('other'),
      /** Missing: today. */
      on: day.optional(),
    }),
    output: changed,
  }),
  'procedure.updateHouseholds': channel({
    title: '给几户登记一样的授权、入户、表决',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      householdIds: z.array(rowId).min(1).max(500),
      ...entries,
      /** Each household's head is who signed the consent, instead of one name for all. */
      signedByHead: z.boolean().optional(),
    }),
    output: changed,
  }),
  'procedure.setResponsible': channel({
    title: '指定责任人',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, responsible: z.string().trim().max(20).nullable() }),
    output: changed,
  }),
  'procedure.repost': channel({
    title: '重新公示',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      step: z.string(),
      noticeFrom: day,
      noticeTo: day.optional(),
      reason: z.string().trim().min(1, '请填写原因').max(200),
      objectionId: rowId.optional(),
    }),
    output: changed,
  }),
  'procedure.updateHousehold': channel({
    title: '登记一户的授权、入户、表决',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      householdId: rowId,
      ...entries,
      /** monitoring.* values of the proposed spell. */
      values: fieldValues.optional(),
    }),
    output: changed,
  }),
  'procedure.receivePaper': channel({
    title: '登记材料',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      step: z.string(),
      document: z.string(),
      state: z.enum(['missing', 'printed', 'signed']),
      on: day,
      /** Whose sheets; missing: one for all, or the sheets of everybody. */
      householdIds: z.array(rowId).min(1).max(500).optional(),
    }),
    output: changed,
  }),
  /** What refuses it comes as `refused` of the error: a `StepRefusal` each. */
  'procedure.doStep': channel({
    title: '办理一步',
    scope: 'window',
    may: 'write',
    input: z.strictObject({
      id: rowId,
      step: z.string(),
      on: day,
      noticeFrom: day.optional(),
      noticeTo: day.optional(),
      expected: z.int().min(0).optional(),
      present: z.int().min(0).optional(),
      place: z.string().max(100).optional(),
      /** Rules that somebody set aside in writing, where the pack lets one. */
      waivers: z
        .array(
          z.strictObject({
            rule: z.string(),
            householdId: rowId.nullable(),
            allowedBy: z.string().trim().min(1, '请填写批准人').max(20),
            reason: z.string().trim().min(1, '请填写理由').max(200),
          }),
        )
        .max(500)
        .optional(),
      /** Why a closed year is corrected: the last step writes the year's adjustment. */
      reason: z.string().max(200).optional(),
    }),
    output: z.strictObject({ change: rowId.nullable(), finished: z.boolean(), opened: z.int() }),
  }),
  'procedure.stop': channel({
    title: '终止程序',
    scope: 'window',
    may: 'write',
    input: z.strictObject({ id: rowId, reason: z.string().trim().min(1).max(200) }),
    output: changed,
  }),
};
