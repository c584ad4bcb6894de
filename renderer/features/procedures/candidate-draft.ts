import type { Request } from '#contract/channels.ts';
import type { FieldValues } from '#contract/common.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';
import type { Written } from '../../fields/read-form.ts';
import { readWritten, writtenOf } from '../../fields/read-written.ts';

type Candidate = ProcedurePage['candidates'][number];
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

export interface CandidateDraft {
  readonly consentOn: string | null;
  readonly consentSigner: string;
  readonly visitedOn: string | null;
  readonly investigators: readonly string[];
  readonly votesFor: number | null;
  readonly votesAgainst: number | null;
  readonly votesAbstain: number | null;
  readonly written: Written;
}

export const draftOf = (candidate: Candidate, year: number): CandidateDraft => ({
  consentOn: candidate.consentOn,
  consentSigner: candidate.consentSigner ?? '',
  visitedOn: candidate.visitedOn,
  investigators: candidate.investigators,
  votesFor: candidate.votesFor,
  votesAgainst: candidate.votesAgainst,
  votesAbstain: candidate.votesAbstain,
  written: Object.fromEntries(
    all.map((field) => [field.key, writtenOf(field, candidate.values[field.key], year)]),
  ),
});

interface ReadCandidate {
  /** Only what differs from before. */
  readonly update: Update;
  readonly reasons: Readonly<Record<string, string>>;
}

export function readCandidate(draft: CandidateDraft, before: Candidate, year: number): ReadCandidate {
  const reasons: Record<string, string> = {};
  const values: FieldValues = {};
  const old = draftOf(before, year);
  for (const field of all) {
    if (draft.written[field.key] === old.written[field.key]) continue;
    const read = readWritten(field, draft.written[field.key] ?? '', year);
    if (read.ok) values[field.key] = read.value;
    else reasons[field.key] = read.reason;
  }
  const signer = draft.consentSigner.trim();
  const people = draft.investigators.map((name) => name.trim()).filter((name) => name !== '');
  return {
    reasons,
    update: {
      ...(draft.consentOn === before.consentOn ? {} : { consentOn: draft.consentOn }),
      ...(signer === (before.consentSigner ?? '') ? {} : { consentSigner: signer === '' ? null : signer }),
      ...(draft.visitedOn === before.visitedOn ? {} : { visitedOn: draft.visitedOn }),
      ...(people.join('、') === before.investigators.join('、') ? {} : { investigators: people }),
      ...(draft.votesFor === before.votesFor ? {} : { votesFor: draft.votesFor }),
      ...(draft.votesAgainst === before.votesAgainst ? {} : { votesAgainst: draft.votesAgainst }),
      ...(draft.votesAbstain === before.votesAbstain ? {} : { votesAbstain: draft.votesAbstain }),
      ...(Object.keys(values).length === 0 ? {} : { values }),
    },
  };
}
