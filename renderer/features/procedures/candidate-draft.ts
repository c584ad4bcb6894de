import type { Request } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { Written } from '../../fields/read-form.ts';
import { readWritten, writtenOf } from '../../fields/read-written.ts';

export type Candidate = ProcedurePage['candidates'][number];
export type Asks = ProcedurePage['asks'];
export type Ballot = Candidate['ballots'][string];
type Update = Omit<Request<'procedure.updateHousehold'>, 'id' | 'householdId'>;

/** What the recognition sheet asks of the proposed spell. */
export const spellFields: readonly Field[] = [
  fieldByKey('monitoring.category'),
  fieldByKey('monitoring.discovery_channel'),
  fieldByKey('monitoring.risk_1'),
  fieldByKey('monitoring.risk_2'),
  fieldByKey('monitoring.risk_3'),
  fieldByKey('monitoring.risk_4'),
  fieldByKey('monitoring.risk_5'),
  fieldByKey('monitoring.disaster_kind'),
  fieldByKey('monitoring.disaster_note'),
  fieldByKey('monitoring.other_note'),
  fieldByKey('monitoring.school_problem'),
  fieldByKey('monitoring.housing_problem'),
  fieldByKey('monitoring.water_problem'),
  fieldByKey('monitoring.insurance_problem'),
];

export const incomeFields: readonly Field[] = [
  fieldByKey('monitoring.recognised_wage_income'),
  fieldByKey('monitoring.recognised_business_income'),
  fieldByKey('monitoring.recognised_property_income'),
  fieldByKey('monitoring.recognised_transfer_income'),
  fieldByKey('monitoring.recognised_business_expense'),
  fieldByKey('monitoring.recognised_net_income'),
  fieldByKey('monitoring.recognised_per_capita_income'),
  fieldByKey('monitoring.recognised_claim_income'),
  fieldByKey('monitoring.recognised_self_paid_expense'),
];

const all = [...spellFields, ...incomeFields];

/** What is entered of one household, or alike of many, beside the votes and the proposed spell. */
export interface EntryDraft {
  readonly consentOn: string | null;
  readonly consentSigner: string;
  readonly visitedOn: string | null;
  readonly investigators: readonly string[];
  readonly mark: string;
  readonly causes: string;
  readonly mode: string;
  readonly reason: string;
}

export interface CandidateDraft extends EntryDraft {
  /** By the key of the meeting's step. */
  readonly ballots: Readonly<Record<string, Ballot>>;
  readonly written: Written;
}

export const NO_BALLOT: Ballot = {
  votesFor: null,
  votesAgainst: null,
  votesAbstain: null,
  votesRecused: null,
};

export const draftOf = (candidate: Candidate, asks: Asks, year: number): CandidateDraft => ({
  consentOn: candidate.consentOn,
  consentSigner: candidate.consentSigner ?? '',
  visitedOn: candidate.visitedOn,
  investigators: candidate.investigators,
  mark: candidate.mark ?? '',
  causes: candidate.causes ?? '',
  mode: candidate.mode ?? '',
  reason: candidate.reason ?? '',
  ballots: Object.fromEntries(asks.meetings.map(({ step }) => [step, candidate.ballots[step] ?? NO_BALLOT])),
  written: Object.fromEntries(
    all.map((field) => [field.key, writtenOf(field, candidate.values[field.key], year)]),
  ),
});

interface ReadCandidate {
  /** What differs from before, one act each: an act carries the votes of one meeting. */
  readonly updates: readonly Update[];
  readonly reasons: Readonly<Record<string, string>>;
}

const isSame = (a: Ballot, b: Ballot): boolean =>
  a.votesFor === b.votesFor &&
  a.votesAgainst === b.votesAgainst &&
  a.votesAbstain === b.votesAbstain &&
  a.votesRecused === b.votesRecused;

/** Names without empty ones and spaces around them. */
export const namesOf = (written: readonly string[]): string[] =>
  written.map((name) => name.trim()).filter((name) => name !== '');

const TEXTS = ['consentSigner', 'mark', 'causes', 'mode', 'reason'] as const;

export function readCandidate(
  draft: CandidateDraft,
  before: Candidate,
  { asks, year }: { readonly asks: Asks; readonly year: number },
): ReadCandidate {
  const old = draftOf(before, asks, year);
  const { values, reasons } = readValues(draft, old, year);
  const update: Update = {
    ...(draft.consentOn !== before.consentOn && { consentOn: draft.consentOn }),
    ...(draft.visitedOn !== before.visitedOn && { visitedOn: draft.visitedOn }),
    ...(Object.keys(values).length > 0 && { values }),
  };
  for (const key of TEXTS) {
    const text = draft[key].trim();
    if (text !== old[key]) update[key] = text === '' ? null : text;
  }
  const people = namesOf(draft.investigators);
  if (people.join('、') !== before.investigators.join('、')) update.investigators = people;
  const ballots = Object.entries(draft.ballots)
    .filter(([step, ballot]) => !isSame(ballot, old.ballots[step] ?? NO_BALLOT))
    .map(([meeting, ballot]) => ({ meeting, ...ballot }));
  const [first, ...later] = ballots;
  const whole = { ...update, ...first };
  return { reasons, updates: Object.keys(whole).length === 0 ? [] : [whole, ...later] };
}

function readValues(
  { written }: CandidateDraft,
  old: CandidateDraft,
  year: number,
): { values: FieldValues; reasons: Record<string, string> } {
  const reasons: Record<string, string> = {};
  const values: FieldValues = {};
  for (const field of all) {
    if (written[field.key] === old.written[field.key]) continue;
    const read = readWritten(field, written[field.key] ?? '', year);
    if (read.ok) values[field.key] = read.value;
    else reasons[field.key] = read.reason;
  }
  return { values, reasons };
}

/** All votes of a ballot together; null while none is filled in. */
export function votesTogether({ votesFor, votesAgainst, votesAbstain, votesRecused }: Ballot): number | null {
  const counts = [votesFor, votesAgainst, votesAbstain, votesRecused].filter((count) => count !== null);
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0);
}
