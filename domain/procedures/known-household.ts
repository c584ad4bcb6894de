import type { Safeguards } from '#domain/household/safeguards.ts';
import { birthDateOf } from '#domain/identity/id-number.ts';
import { textOf, type Values } from '#domain/quality/facts.ts';
import type { Day } from '#domain/time/day.ts';

/** Somebody of a household: identity, and what was collected of the year. */
export interface KnownPerson {
  readonly values: Values;
  readonly yearValues: Values;
}

/** A suspicion that a department reported of somebody of the household, and what the village found out. */
export interface KnownHit {
  readonly suspicion: string;
  readonly verdict: 'confirmed' | 'explained' | 'mistaken' | null;
  readonly reportedOn: Day | null;
}

/** What the archive knows of a household in a year, as far as lines that are ticked are found out by it. */
export interface KnownHousehold {
  readonly year: number;
  /** The day whose evening is told: the last of the year, or today while it runs. */
  readonly on: Day;
  readonly home: Values;
  /** Who belonged to the household on the evening of the day. */
  readonly people: readonly KnownPerson[];
  /** Who had left it by then. */
  readonly gone: readonly KnownPerson[];
  /** Net income per head of the year and the line that an exit must exceed, yuan. */
  readonly perCapita: number | null;
  readonly line: number | null;
  readonly safeguards: Safeguards;
  /** Day of the newest list that went to departments with somebody of the household, and all that came back. */
  readonly comparedOn: Day | null;
  readonly hits: readonly KnownHit[];
  /** Measures of the year. */
  readonly measures: number;
  /** Codes of adjustment_kind of the year. */
  readonly adjustments: readonly string[];
  /** Nobody can work; null where nobody's labour is known. */
  readonly isWithoutLabour: boolean | null;
}

/** Birthday of a person, from the id number where it was not entered. */
export const birthOf = ({ values }: KnownPerson): Day | null =>
  textOf(values, 'birth_date') ?? birthDateOf(textOf(values, 'id_number') ?? '');
