import type { GateName } from './definition.ts';
import type { Gate, GateContext } from './gate.ts';
import {
  attendanceTwoThirds,
  candidateComplete,
  consentSigned,
  majority,
  twoInvestigators,
  votesAddUp,
} from './gates-of-content.ts';
import {
  changesRecorded,
  compared,
  exitStandard,
  hasLabour,
  longEnough,
  measureInPlace,
  notBarred,
  notExcluded,
  riskGone,
  scored,
  suspicionsAnswered,
} from './gates-of-archive.ts';
import {
  inOrder,
  noticeOver,
  noticePeriod,
  objectionsSettled,
  paperInHand,
  someoneLeft,
  waitingPeriod,
} from './gates-of-order.ts';
import type { Refusal } from './procedure-state.ts';

const GATE_OF_NAME: Readonly<Record<GateName, Gate>> = {
  'in-order': inOrder,
  'someone-left': someoneLeft,
  'notice-over': noticeOver,
  'notice-period': noticePeriod,
  'paper-in-hand': paperInHand,
  'consent-signed': consentSigned,
  'two-investigators': twoInvestigators,
  'attendance-two-thirds': attendanceTwoThirds,
  majority,
  'votes-add-up': votesAddUp,
  'candidate-complete': candidateComplete,
  'waiting-period': waitingPeriod,
  'objections-settled': objectionsSettled,
  compared,
  'suspicions-answered': suspicionsAnswered,
  scored,
  'not-excluded': notExcluded,
  'exit-standard': exitStandard,
  'not-barred': notBarred,
  'long-enough': longEnough,
  'measure-in-place': measureInPlace,
  'has-labour': hasLabour,
  'risk-gone': riskGone,
  'changes-recorded': changesRecorded,
};

/** Asked of every step, whatever its pack says. */
const ALWAYS = [
  'in-order',
  'someone-left',
  'notice-over',
  'notice-period',
  'paper-in-hand',
  'waiting-period',
  'objections-settled',
] as const satisfies readonly GateName[];

/** Asked even where a step is for nobody. */
const OF_ORDER: ReadonlySet<GateName> = new Set([
  'in-order',
  'someone-left',
  'notice-over',
  'waiting-period',
  'objections-settled',
]);

/** A step for suspected households only, and none of them is one. */
const isForNobody = ({ step, live }: GateContext): boolean => step.only !== undefined && live.length === 0;

/** What the gates say, in the order of the vocabulary; without names those of every step and of this one. */
export function refusalsOf(context: GateContext, names?: readonly GateName[]): Refusal[] {
  const asked = new Set<GateName>(names ?? [...ALWAYS, ...context.gates]);
  const left = isForNobody(context) ? [...asked].filter((name) => OF_ORDER.has(name)) : [...asked];
  return left.flatMap((name) => GATE_OF_NAME[name](context));
}
