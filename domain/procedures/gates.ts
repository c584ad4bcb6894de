import { ALWAYS, type GateName } from './definition.ts';
import type { Gate, GateContext } from './gate.ts';
import {
  attendanceTwoThirds,
  candidateComplete,
  consentSigned,
  majority,
  twoInvestigators,
  votesAddUp,
} from './gates-of-content.ts';
import { inOrder, noticeOver, noticePeriod, paperInHand, someoneLeft } from './gates-of-order.ts';
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
};

/** What the gates say, in the order of the vocabulary; without names those of every step and of this one. */
export function refusalsOf(context: GateContext, names?: readonly GateName[]): Refusal[] {
  const asked = new Set<GateName>(names ?? [...ALWAYS, ...context.step.gates]);
  return [...asked].flatMap((name) => GATE_OF_NAME[name](context));
}
