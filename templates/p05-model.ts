import type { Place } from './document.ts';

/** One recorded fact in the words of the form. */
export interface FormFact {
  /** The same question has the same key in every print. */
  readonly key: string;
  /** With its unit, where it has one. */
  readonly label: string;
  /** Empty where nothing is known, `/` where the form wants nothing. */
  readonly value: string;
}

export interface FormGroup {
  readonly title: string;
  readonly facts: readonly FormFact[];
}

export interface FormMember {
  /** Tells the same person in two prints; never printed. */
  readonly id: number;
  readonly facts: readonly FormFact[];
}

/** Everything that is recorded of a household in a year: what P05 and P05B print. */
export interface Form {
  readonly place: Place;
  readonly group: string | null;
  readonly householdNo: string | null;
  readonly year: number;
  readonly groups: readonly FormGroup[];
  readonly members: readonly FormMember[];
  /** What may be written into the columns that have choices, a line each. */
  readonly choices: readonly string[];
  /** 录入日期, yyyy-mm-dd */
  readonly preparedOn: string;
}

export const valueOf = ({ facts }: FormMember, key: string): string =>
  facts.find((fact) => fact.key === key)?.value ?? '';
