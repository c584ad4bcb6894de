import type { Day, Month } from '#domain/time/day.ts';
import type { PaperAnswerState } from './states.ts';
import type { Condition, Occasion } from './vocabulary.ts';

/** A printed paper, drafts apart: how many of its pages come back, and how many are back as filed scans. */
export interface Printed {
  readonly id: number;
  readonly document: string;
  readonly year: number;
  readonly procedureId: number | null;
  readonly on: Day;
  readonly pages: number;
  readonly back: number;
}

/** A scan or photo that somebody put there. `item` says which entry of the checklist it is. */
export interface Linked {
  readonly id: number;
  readonly item: string | null;
  readonly procedureId: number | null;
  /** Of the day on which it was taken, else of the day on which it came in. */
  readonly on: Day;
  readonly isPicture: boolean;
}

/** That a procedure's paper is there, as somebody recorded it or as its scans came back. */
export interface Received {
  readonly procedureId: number;
  readonly document: string;
  readonly state: 'printed' | 'signed';
  readonly on: Day;
}

/** What a person said of a paper. */
export interface Answer {
  readonly item: string;
  readonly year: number | null;
  readonly procedureId: number | null;
  readonly state: PaperAnswerState;
  readonly reason: string;
  readonly onDay: Day;
  readonly operator: string;
}

/** What lies in a file, whosever it is. */
export interface Evidence {
  readonly printed: readonly Printed[];
  readonly links: readonly Linked[];
  readonly received: readonly Received[];
  readonly answers: readonly Answer[];
}

/** Something that happened once and left papers: an exit, a recognition, a survey. */
export interface Happening {
  readonly occasion: Occasion;
  /** Null where the archive does not tell. */
  readonly year: number | null;
  readonly on: Day | null;
  readonly procedureId: number | null;
}

/** A spell in monitoring that was recognised; the months null where they are not known. */
export interface Watched {
  readonly from: Month | null;
  readonly to: Month | null;
}

/** What of a household decides which papers its file must hold. */
export interface HouseholdFileFacts extends Evidence {
  readonly id: number;
  readonly closedOn: Day | null;
  /** On the list of registered households in any year. */
  readonly isRegistered: boolean;
  /** Years of which the archive holds anything, rising. */
  readonly years: readonly number[];
  /** What the archive says of a year, by year; under 0 what it says of no certain year. */
  readonly said: ReadonlyMap<number, ReadonlySet<Condition>>;
  readonly watched: readonly Watched[];
  readonly happenings: readonly Happening[];
}

/** A procedure as the papers of files see it. */
export interface ProcedureFacts {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly year: number;
  /** What it is for those who are in it; null for none (成员增减 are told by the members themselves). */
  readonly occasion: Occasion | null;
  /** The day from which a paper that it asks for must be there; null: its step has not come. Missing: not asked for. */
  readonly asked: ReadonlyMap<string, Day | null>;
  /** The day of its first notice; null: not yet. Undefined: it has none. */
  readonly noticeOn: Day | null | undefined;
  readonly finishedOn: Day | null;
}
