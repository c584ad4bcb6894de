import type { Request } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import type { Written } from '../../fields/read-form.ts';
import { readWritten, writtenOf } from '../../fields/read-written.ts';
import { spellFields } from './spell-groups.ts';

export type Candidate = ProcedurePage['candidates'][number];
export type Asks = ProcedurePage['asks'];
type Asking = Pick<ProcedurePage, 'asks' | 'effect' | 'year'>;
export type Ballot = Candidate['ballots'][string];
type Update = Omit<Request<'procedure.updateHousehold'>, 'id' | 'householdId'>;

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

export const draftOf = (candidate: Candidate, page: Asking): CandidateDraft => ({
  consentOn: candidate.consentOn,
  consentSigner: candidate.consentSigner ?? '',
  visitedOn: candidate.visitedOn,
  investigators: candidate.investigators,
  mark: candidate.mark ?? '',
  causes: candidate.causes ?? '',
  mode: candidate.mode ?? '',
  reason: candidate.reason ?? '',
  ballots: Object.fromEntries(
    page.asks.meetings.map(({ step }) => [step, candidate.ballots[step] ?? NO_BALLOT]),
  ),
  written: Object.fromEntries(
    spellFields(page).map((field) => [field.key, writtenOf(field, candidate.values[field.key], page.year)]),
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

export function readCandidate(draft: CandidateDraft, before: Candidate, page: Asking): ReadCandidate {
  const old = draftOf(before, page);
  const { values, reasons } = readValues(draft, old, page);
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
  page: Asking,
): { values: FieldValues; reasons: Record<string, string> } {
  const reasons: Record<string, string> = {};
  const values: FieldValues = {};
  for (const field of spellFields(page)) {
    if (written[field.key] === old.written[field.key]) continue;
    const read = readWritten(field, written[field.key] ?? '', page.year);
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
