import type { Step } from './definition.ts';

/** Who must come to a meeting and how many of them must be for it: parts of a whole, [2, 3] are two thirds. */
export interface MeetingRule {
  /** So many of those expected, or more. */
  readonly attendance: readonly [number, number];
  /** More than so many of those present. */
  readonly majority: readonly [number, number];
}

/** 村民代表会议: 三分之二以上的组成人员参加，到会人员的过半数同意（《村民委员会组织法》第二十六条）. */
const ORGANIC_LAW: MeetingRule = { attendance: [2, 3], majority: [1, 2] };

/** What the step's own rule asks for; the law's where the pack says nothing else. */
export const meetingRuleOf = (step: Pick<Step, 'meeting'> | undefined): MeetingRule =>
  step?.meeting ?? ORGANIC_LAW;

export const isQuorate = (
  { attendance: [part, whole] }: MeetingRule,
  { expected, present }: { readonly expected: number; readonly present: number },
): boolean => present * whole >= expected * part;

/** A tie is no majority. */
export const isMajority = (
  { majority: [part, whole] }: MeetingRule,
  votesFor: number,
  present: number,
): boolean => votesFor * whole > present * part;
