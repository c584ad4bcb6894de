import { z } from 'zod';
import { CHECKS } from './checks.ts';

/**
 * What must hold before a step may be recorded. Those of time and order hold for every step (gates.ts); a pack adds the
 * others where its procedure needs them. Code implements this closed vocabulary; packs combine it.
 */
export const GATES = [
  'in-order',
  'someone-left',
  'notice-over',
  'notice-period',
  'paper-in-hand',
  'consent-signed',
  'two-investigators',
  'attendance-two-thirds',
  'majority',
  'votes-add-up',
  'candidate-complete',
  'waiting-period',
  'objections-settled',
  'compared',
  'suspicions-answered',
  'scored',
  'not-excluded',
  'exit-standard',
  'not-barred',
  'long-enough',
  'measure-in-place',
  'has-labour',
  'risk-gone',
  'changes-recorded',
] as const;

export type GateName = (typeof GATES)[number];

const key = z.string().regex(/^[a-z][a-z0-9-]*$/);
const days = z.int().min(1).max(366);
const count = z.enum(['calendar', 'working']);
/** Where a rule comes from and how sure it is; the pack's other entries say it alike. */
const origin = {
  source: z.string().min(1),
  confidence: z.enum(['published', 'inferred', 'verify']).optional(),
};
const level = z.enum(['warning', 'error']);
const document = z.string().regex(/^P\d{2}[A-Z]?$/);

const paperSchema = z.strictObject({
  document,
  title: z.string().min(1),
  need: z.enum(['printed', 'signed']),
  /** `household`: one for every household that is still in; without it one for the whole procedure. */
  each: z.literal('household').optional(),
  /** `next-step`: cannot exist before the step is over (proof of a notice), so the next step asks for it. */
  by: z.literal('next-step').optional(),
  /** Another paper of the step that does as well: 自然增加 has its sheet, 自然减少 another. */
  instead: document.optional(),
  ...origin,
});

export const noticeSchema = z.strictObject({
  days,
  count,
  /** Whether the day of posting is day 1. */
  firstDay: z.boolean(),
  /** Whether the steps after it wait until its last day is over. */
  holds: z.boolean(),
  ...origin,
});

/** A part of a whole: [2, 3] are two thirds. */
const share = z
  .tuple([z.int().min(1).max(100), z.int().min(1).max(100)])
  .refine(([part, whole]) => part <= whole, '部分不能大于整体');

export const meetingSchema = z.strictObject({
  /** So many of those expected must be there, or more. */
  attendance: share,
  /** More than so many of those present must be for it. */
  majority: share.refine(([part, whole]) => part < whole, '过了全部就没有可能通过'),
  ...origin,
});

const withinSchema = z.strictObject({ days, count, of: key, level, ...origin });

/** A step that may be done so many days after another at the earliest; the day of that step is day 0. */
const notBeforeSchema = z.strictObject({ days, count, of: key, ...origin });

/** What the archive keeps of a step in the household's own record of the year's adjustment (exports 3.1–3.4). */
const WRITES = [
  'applied',
  'first-meeting',
  'first-notice',
  'comparison',
  'second-meeting',
  'second-notice',
  'approval',
  'announcement',
  'told',
] as const;
export type StepRole = (typeof WRITES)[number];

/** A gate that somebody of this office may set aside in writing; it stays marked for ever. `limit`: a time limit. */
const waiverSchema = z.strictObject({
  gate: z.enum([...GATES, 'limit']),
  by: z.string().min(1).max(30),
  ...origin,
});

/** What 风险消除 asks for: whole months since the recognition, and measures against the household's risks. */
const eliminationSchema = z.strictObject({
  months: z.int().min(0).max(60),
  measures: z.int().min(0).max(20),
  ...origin,
});

export const stepSchema = z.strictObject({
  key,
  title: z.string().min(1),
  /** `departments`: those who compare; none of them decides. */
  actor: z.enum(['household', 'village', 'village-assembly', 'township', 'county', 'departments']),
  papers: z.array(paperSchema),
  gates: z.array(z.enum(GATES)),
  notice: noticeSchema.optional(),
  /** The shares that `attendance-two-thirds` and `majority` ask for, where a law or a province sets others. */
  meeting: meetingSchema.optional(),
  within: withinSchema.optional(),
  notBefore: notBeforeSchema.optional(),
  /** `verify`: an objection must be settled before the next step; `restart`: one that is upheld restarts the notice. */
  onObjection: z.enum(['verify', 'restart']).optional(),
  /** Chosen when the procedure is begun, or left out; what the form proposes. */
  optional: z.enum(['on', 'off']).optional(),
  /** The step is for those households only of whom the comparison reported something. */
  only: z.enum(['suspected']).optional(),
  writes: z.enum(WRITES).optional(),
  waivable: z.array(waiverSchema).optional(),
  elimination: eliminationSchema.optional(),
  ...origin,
});

const limitSchema = z.strictObject({ from: key, to: key, days, count, level, ...origin });

/** Who may come in and what the archive does for those who are in at the end. `none`: nothing, the acts are elsewhere. */
export const EFFECTS = [
  'open-monitoring-spell',
  'eliminate-spell',
  'recognise',
  'return',
  'exit',
  'clear',
  'none',
] as const;
export type Effect = (typeof EFFECTS)[number];

const line = z.strictObject({ text: z.string().min(1).max(120), check: z.enum(CHECKS).optional() });

const procedureShape = {
  key,
  title: z.string().min(1),
  effect: z.enum(EFFECTS),
  /** Situations in which nobody goes out (不能退出的情形), ticked for every household. */
  bars: z.strictObject({ lines: z.array(line).max(30), ...origin }).optional(),
  /** The plan of the year says how many households may come in (规模控制); what is above it is shown, not refused. */
  quota: z.strictObject(origin).optional(),
  steps: z.array(stepSchema).min(1),
  limits: z.array(limitSchema),
  ...origin,
};

/** What would never be judged as it is meant: refuse the pack. */
export const procedureSchema = z.strictObject(procedureShape).check((context) => {
  const { steps, bars } = context.value;
  const keys = steps.map((step) => step.key);
  const refuse = (message: string, path: PropertyKey[]) =>
    context.issues.push({ code: 'custom', message, path, input: context.value });
  if (new Set(keys).size !== keys.length) refuse('有两个步骤的 key 相同', ['steps']);
  const isBefore = (from: string, to: string) => {
    const start = keys.indexOf(from);
    return start >= 0 && keys.indexOf(to) > start;
  };
  deadlinesOf(context.value).forEach(({ from, to }) => {
    if (!isBefore(from, to)) refuse(`从“${from}”到“${to}”的时限没有这样的先后步骤`, ['limits']);
  });
  steps.forEach(({ key: to, notBefore, gates, elimination }, at) => {
    if (notBefore && !isBefore(notBefore.of, to))
      refuse(`“${to}”前面没有“${notBefore.of}”这一步`, ['steps', at, 'notBefore']);
    if (gates.includes('not-barred') && bars === undefined)
      refuse('有“not-barred”，没有写不能退出的情形（bars）', ['steps', at, 'gates']);
    if (gates.some((gate) => OF_ELIMINATION.has(gate)) && elimination === undefined)
      refuse('没有写消除条件（elimination）', ['steps', at, 'gates']);
  });
});

/** They ask for figures of the step. */
const OF_ELIMINATION: ReadonlySet<GateName> = new Set(['long-enough', 'measure-in-place']);

export type Procedure = z.infer<typeof procedureSchema>;
export type Step = z.infer<typeof stepSchema>;
export type Notice = z.infer<typeof noticeSchema>;
export type Paper = z.infer<typeof paperSchema>;
export type Deadline = z.infer<typeof limitSchema>;

/** Every time limit of a procedure as from–to: its `limits`, and each step's `within`. */
export function deadlinesOf(procedure: { limits: Deadline[]; steps: Step[] }): Deadline[] {
  const withins = procedure.steps.flatMap(({ key: to, within }) => {
    if (!within) return [];
    const { of: from, ...rest } = within;
    return [{ from, to, ...rest }];
  });
  return [...procedure.limits, ...withins];
}
