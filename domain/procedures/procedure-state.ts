import type { Day } from '#domain/time/day.ts';

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
}

/** A household in the procedure. `name` is the head's name, for the sentences. */
export interface Candidate {
  readonly id: CandidateId;
  readonly name: string;
  readonly consentOn?: Day | null;
  readonly consentSigner?: string | null;
  readonly visitedOn?: Day | null;
  readonly investigators?: readonly string[];
  readonly votesFor?: number | null;
  readonly votesAgainst?: number | null;
  readonly votesAbstain?: number | null;
  /** Present, but withdrawn from this vote as a near relative (回避). */
  readonly votesRecused?: number | null;
  readonly category?: string | null;
  readonly firstRisk?: string | null;
  /** Taken out of the procedure; stays in the record, no gate asks for it any more. */
  readonly dropped?: boolean;
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
}

/** What a clerk is about to record for a step; values of candidates replace those of the state. */
export interface StepInput extends Omit<StepRecord, 'key'> {
  readonly candidates?: readonly (Partial<Candidate> & { readonly id: CandidateId })[];
}

/** Why a step may not be recorded (or, as a warning, what is late): a sentence that says what to do, and its basis. */
export interface Refusal {
  readonly rule: string;
  readonly message: string;
  readonly source: string;
  readonly candidateId?: CandidateId;
}

/** The day on which a step began: a notice begins when it is put up. */
export function startOfStep(record: Omit<StepRecord, 'key'>): Day {
  return record.noticeFrom ?? record.doneOn;
}
