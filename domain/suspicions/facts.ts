import type { Safeguard } from '#domain/household/safeguards.ts';
import type { Standing } from '#domain/household/standing.ts';
import type { YearLine } from '#domain/income/line-of-year.ts';

/** A member of whom the year's values say something that weighs. */
export interface SuspectPerson {
  readonly id: number;
  readonly name: string;
  readonly isGravelyIll: boolean;
  /** 1 or 2; null: none, or a lighter one. */
  readonly severeDisability: '1' | '2' | null;
  readonly isDropout: boolean;
  readonly isUninsured: boolean;
  /** 农村低保, 农村特困; null: neither. */
  readonly relief: string | null;
}

/** What a department reported of a member of the household, and the village did not set aside. */
export interface ReportedHit {
  readonly id: number;
  readonly memberId: number;
  readonly name: string;
  /** In words. */
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  readonly isConfirmed: boolean;
}

/** A household of the archive as the suspicions see it in a year. */
export interface SuspectHome {
  readonly id: number;
  readonly standing: Standing;
  /** In monitoring, or about to be recognised. */
  readonly isMonitored: boolean;
  /** Was monitored, and the risk was marked as gone. */
  readonly isEliminated: boolean;
  /** Yuan; null where no income of the year is recorded. */
  readonly perCapita: number | null;
  readonly housing: Safeguard;
  readonly water: Safeguard;
  readonly people: readonly SuspectPerson[];
  readonly hits: readonly ReportedHit[];
  /** Lines of 七不进 that were ticked in a procedure. */
  readonly vetoes: readonly string[];
}

/** What holds for the whole township in the year. */
export interface SuspicionContext {
  readonly year: number;
  /** The line below which a household is to be let in; null where none is known. */
  readonly line: YearLine | null;
  /** What a household must exceed to leave poverty, yuan per head. */
  readonly exitLine: number | null;
  readonly assets: readonly AssetKind[];
}

/** Things that nobody in the list may have, and the words by which departments report them. */
export interface AssetKind {
  /** S11 … */
  readonly rule: string;
  readonly title: string;
  readonly words: readonly string[];
  /** Words that say that it is something else. */
  readonly except: readonly string[];
  readonly source: string;
}

/** From 2021 on who needs help is monitored; before, the poor were registered (建档立卡). */
export const MONITORING_SINCE = 2021;
