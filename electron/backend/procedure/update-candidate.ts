import { setBallot, updateCandidate } from '#db/procedure-writes.ts';
import type { CandidateRow } from '#db/procedures.ts';
import type { WriteScope } from '#db/write.ts';
import type { Input } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { candidateIn } from './candidate-in.ts';
import { decisionCells } from './decision-cells.ts';
import { keepConsent } from './keep-consent.ts';
import { meetingStepsOf, recordOfStep, requireOpen, reviewStepOf, type Running } from './running.ts';
import { writeSpellValues } from './spell-values.ts';

type Entries = Omit<Input<'procedure.updateHouseholds'>, 'id' | 'householdIds'>;
type Entry = Entries & Pick<Input<'procedure.updateHousehold'>, 'householdId' | 'values'>;

/** Writes what was found out about a household: consent, visit, votes, what the end writes, values of its spell. */
export async function updateHousehold(
  { trx, raw }: Pick<WriteScope, 'trx' | 'raw'>,
  running: Running,
  entry: Entry,
): Promise<void> {
  requireOpen(running);
  const candidate = candidateIn(running, entry.householdId);
  const found = findingCells(entry);
  if (Object.keys(found).length > 0) requireBeforeReview(running);
  const decided = decisionCells(running, entry);
  const votes = voteCells(entry);
  const meeting = Object.keys(votes).length === 0 ? undefined : meetingOf(running, entry.meeting);
  const isFirst = meeting === reviewStepOf(running)?.key;
  await updateCandidate(trx, candidate.id, { ...found, ...decided, ...(isFirst && votes) });
  if (meeting !== undefined && !isFirst)
    await setBallot(trx, { candidateId: candidate.id, step: meeting }, votes);
  await keepConsent({ trx, raw }, running, candidate, { ...candidate, ...found });
  await writeSpellValues({ trx, raw }, running, candidate, entry);
}

function findingCells(entry: Entries): Partial<CandidateRow> {
  return {
    ...(entry.consentOn !== undefined && { consent_on: entry.consentOn }),
    ...(entry.consentSigner !== undefined && { consent_signer: emptyToNull(entry.consentSigner) }),
    ...(entry.visitedOn !== undefined && { visited_on: entry.visitedOn }),
    ...(entry.investigators !== undefined && {
      investigators: emptyToNull(entry.investigators.map(oneName).join('、')),
    }),
  };
}

const voteCells = (entry: Entries) => ({
  ...(entry.votesFor !== undefined && { votes_for: entry.votesFor }),
  ...(entry.votesAgainst !== undefined && { votes_against: entry.votesAgainst }),
  ...(entry.votesAbstain !== undefined && { votes_abstain: entry.votesAbstain }),
  ...(entry.votesRecused !== undefined && { votes_recused: entry.votesRecused }),
});

/** The meeting that the votes are of, still to be recorded; without a name the procedure's first. */
function meetingOf(running: Running, key: string | undefined): string {
  const meetings = meetingStepsOf(running);
  const meeting = key === undefined ? meetings[0] : meetings.find((step) => step.key === key);
  if (meeting === undefined)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '表决', message: '这个程序没有这次会议，不能登记票数' }],
    });
  if (recordOfStep(running, meeting) === undefined) return meeting.key;
  const message = `“${meeting.title}”已经登记，票数不能再改；要改请先撤销那次登记。`;
  throw new Refusal({ code: 'rule', rule: 'after-review', message });
}

/** What the meeting decided on stays as it was when it decided. */
function requireBeforeReview(running: Running): void {
  const review = reviewStepOf(running);
  if (recordOfStep(running, review) === undefined) return;
  const message = `“${review?.title}”已经登记，授权和入户不能再改；要改请先撤销那次登记。`;
  throw new Refusal({ code: 'rule', rule: 'after-review', message });
}

const emptyToNull = (text: string | null): string | null => (text?.trim() ? text.trim() : null);

/** Names are kept joined by 、, which therefore cannot stand in one. */
const oneName = (name: string): string => name.replaceAll('、', ' ').trim();
