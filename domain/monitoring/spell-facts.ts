import type { Day, Month } from '#domain/time/day.ts';

/** Codes of risk_type that something else of the household has to match. */
export const RISK = {
  illness: '01',
  disability: '03',
  disaster: '04',
  unstableWork: '07',
  lackOfLabour: '08',
  water: '10',
  other: '99',
} as const;

/** The columns of a spell that its acts look at, in their stored form. */
export interface SpellFacts {
  readonly category: string | null;
  readonly discovered_on: Day | null;
  readonly consent_on: Day | null;
  readonly notice_from: Day | null;
  readonly notice_to: Day | null;
  readonly county_approved_on: Day | null;
  readonly recognised_month: Month | null;
  readonly eliminated_month: Month | null;
  readonly risk_1: string | null;
  readonly risk_2: string | null;
  readonly risk_3: string | null;
  readonly risk_4: string | null;
  readonly risk_5: string | null;
  readonly disaster_kind: string | null;
  readonly disaster_note: string | null;
  readonly other_note: string | null;
}

/** Another spell of the household, as far as an act must not collide with it. */
export interface OtherSpell {
  readonly id: number;
  readonly state: 'proposed' | 'open' | 'eliminated' | 'void';
  readonly recognised_month: Month | null;
  readonly eliminated_month: Month | null;
  readonly marked_again_from_id: number | null;
}

/** Why an act cannot be, or what stands against it: a rule id and a finished Chinese sentence. */
export interface Objection {
  readonly rule: string;
  readonly message: string;
}

/** What must be put right first, and what a written reason may set aside. */
export interface Judgement {
  readonly refusals: readonly Objection[];
  readonly doubts: readonly Objection[];
}

/** `202403` → `2024 年 3 月`. */
export const monthInWords = (month: Month): string => `${month.slice(0, 4)} 年 ${Number(month.slice(4))} 月`;

export const risksOf = (spell: SpellFacts): string[] =>
  [spell.risk_1, spell.risk_2, spell.risk_3, spell.risk_4, spell.risk_5].filter((risk) => risk !== null);
