import type { Parameter } from '#domain/quality/rule.ts';

/** The four suspicions of the inspections, and the household that went out too early, which the rates need. */
export const SUSPICION_KINDS = {
  missed: '疑似漏评',
  wrong: '疑似错评',
  exited: '疑似错退',
  absent: '疑似漏人',
  mistaken: '疑似错识',
} as const;
export type SuspicionKind = keyof typeof SUSPICION_KINDS;

/** What the village found out about a suspicion. */
export const SUSPICION_VERDICTS = { true: '属实', unfounded: '不属实' } as const;
export type SuspicionVerdict = keyof typeof SUSPICION_VERDICTS;

/** Why somebody is suspected: one reason with its evidence. */
export interface Ground {
  /** S01 … of the list of suspicions. */
  readonly rule: string;
  /** One sentence with the values that it rests on; names may stand in it, id numbers never. */
  readonly message: string;
  readonly memberId: number | null;
  /** Key of the dictionary: where it is looked up or put right. */
  readonly field: string | null;
  /** Whether it makes the suspicion by itself; else it is a reason to look. */
  readonly weighs: boolean;
}

/** A reason for a suspicion, as one entry of a list. */
export interface SuspicionRule {
  readonly id: string;
  readonly kind: SuspicionKind;
  readonly title: string;
  readonly source: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
}
