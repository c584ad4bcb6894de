import type { Day } from '#domain/time/day.ts';
import type { HolidayList } from '#domain/time/working-days.ts';

export type CandidateId = string | number;

/** What was recorded of a step that is done; of a notice `doneOn` is the day on which it was put up or later. */
export interface StepRecord {
  readonly key: string;
  readonly doneOn: Day;
  readonly noticeFrom?: Day | null;
  readonly noticeTo?: Day | null;
  /** Members that the villagers' representatives' meeting has, and those who came. */
  readonly expected?: number | null;
  readonly present?: number | null;
  readonly place?: string | null;
  readonly investigators?: readonly string[];
  /** The step was for nobody: no suspicion came back. */
  readonly nobody?: boolean;
}

/** Votes on one household in one meeting. `recused`: present, but withdrawn from this vote as a near relative (回避). */
export interface Ballot {
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstain: number | null;
  readonly votesRecused: number | null;
}

/** The consent of the household that counts: the newest that was signed. */
export interface ConsentFacts {
  readonly signedOn: Day;
  readonly signer: string | null;
  readonly guardian: string | null;
  readonly validTo: Day | null;
  readonly withdrawnOn: Day | null;
  /** Nobody of the household may sign for it, and no guardian is named. */
  readonly lacksGuardian?: boolean;
}

/** What the archive says of a household beside what the procedure records; what nobody asks for is missing. */
export interface CandidateFacts {
  readonly consent?: ConsentFacts | null;
  /** The newest list sent to departments that the household is on, suspicions without an answer, and confirmed ones. */
  readonly comparison?: {
    readonly sentOn: Day | null;
    readonly hits: number;
    readonly open: number;
    readonly confirmed: number;
  };
  /** All items have their points and all lines of 七不进 their answer; those that apply, as the pack words them. */
  readonly isScored?: boolean;
  readonly exclusions?: readonly string[];
  /** Sum of the points and the place among those still in; null while some points are missing. */
  readonly score?: { readonly points: number | null; readonly rank: number | null };
  /** Per-head net income and the line it must be above, yuan; safeguards (三保障 and water) that are not met or not known. */
  readonly exit?: {
    readonly perCapita: number | null;
    readonly line: number | null;
    readonly unmet: readonly string[];
  };
  /** Situations that forbid an exit and apply; `unanswered`: how many of them nobody has looked at. */
  readonly bars?: { readonly applying: readonly string[]; readonly unanswered: number };
  readonly elimination?: {
    /** yyyymm */
    readonly recognisedMonth: string | null;
    /** Measures against one of the household's risks, carried out while it was monitored. */
    readonly targetedMeasures: number;
    readonly isWithoutLabour: boolean;
    /** What is still wrong, in words. */
    readonly problems: readonly string[];
    readonly perCapita: number | null;
    readonly line: number | null;
  };
  /** Natural changes of its members (自然增减) that were recorded since the procedure began. */
  readonly naturalChanges?: number;
}

/** An objection to one of the procedure's notices. */
export interface ObjectionRecord {
  readonly step: string;
  readonly candidateId: CandidateId | null;
  readonly receivedOn: Day;
  readonly outcome: 'upheld' | 'dismissed' | 'withdrawn' | null;
  readonly answeredOn: Day | null;
  /** The notice was put up anew because of it. */
  readonly isReposted: boolean;
}

/** A rule that somebody set aside for a step. */
export interface WaiverRecord {
  readonly step: string;
  readonly rule: string;
  readonly candidateId: CandidateId | null;
}

/** A household in the procedure. `name` says in a sentence which it is; 户 follows it. */
export interface Candidate {
  readonly id: CandidateId;
  readonly name: string;
  readonly consentOn?: Day | null;
  readonly consentSigner?: string | null;
  readonly visitedOn?: Day | null;
  readonly investigators?: readonly string[];
  /** By the step's key. */
  readonly ballots?: Readonly<Record<string, Ballot>>;
  readonly category?: string | null;
  readonly firstRisk?: string | null;
  /** What the end writes: codes of exit_status, return_poverty_cause (or main cause), risk_elimination_mode, and a reason. */
  readonly mark?: string | null;
  readonly causes?: string | null;
  readonly mode?: string | null;
  readonly reason?: string | null;
  /** Taken out of the procedure; stays in the record, no gate asks for it any more. */
  readonly dropped?: boolean;
  readonly facts?: CandidateFacts;
}

/** A paper of a step; without a candidate it covers all households of the procedure. */
export interface PaperRecord {
  readonly step: string;
  readonly document: string;
  readonly state: 'printed' | 'signed';
  readonly candidateId?: CandidateId | null;
}

/** A running procedure. The definition that judges it is the one of the pack version that it began with. */
export interface ProcedureState {
  readonly procedure: string;
  readonly packId: string;
  readonly packVersion: number;
  readonly steps: readonly StepRecord[];
  readonly candidates: readonly Candidate[];
  readonly papers: readonly PaperRecord[];
  readonly objections: readonly ObjectionRecord[];
  /** Rules that were set aside in earlier steps: they are not asked again for the same household. */
  readonly waivers: readonly WaiverRecord[];
}

/** What a clerk is about to record for a step; values of candidates replace those of the state. */
export interface StepInput extends Omit<StepRecord, 'key'> {
  /** Rules that are set aside with the step; only those that the pack lets somebody set aside count. */
  readonly waivers?: readonly Omit<WaiverRecord, 'step'>[];
  readonly candidates?: readonly (Partial<Candidate> & { readonly id: CandidateId })[];
}

/** Why a step may not be recorded (or, as a warning, what is late): a sentence that says what to do, and its basis. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly source: string;
  readonly candidateId?: CandidateId;
  /** The office that may set the rule aside here, where the pack lets one. */
  readonly waivableBy?: string;
}

/** What a judgement goes by beside the procedure: the clerk's day, holidays, and days that the year's calendar sets. */
export interface Clock {
  readonly today: Day;
  readonly holidays: HolidayList;
  readonly due: readonly DueDay[];
}

/** The last day of a step by the calendar of the year; of a notice its own last day. */
export interface DueDay {
  readonly step: string;
  readonly day: Day;
  readonly title: string;
  readonly source: string;
}

/** The day on which a step began: a notice begins when it is put up. */
export function startOfStep(record: Omit<StepRecord, 'key'>): Day {
  return record.noticeFrom ?? record.doneOn;
}
