import { placeOfAnswer, removeAnswers } from '#db/check-answers.ts';
import { householdIdsOf } from '#db/households.ts';
import { type RowWriter, rowWriter } from '#db/row-access.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { HitPlace } from '#contract/check.ts';
import type { Finding } from '#contract/common.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, type Session, today, operatorOf } from '../session.ts';
import { withAnswers } from './with-answers.ts';
import { type CheckRequest, handlesOf, walkHits } from './walk-hits.ts';

/** A hit with what an answer to it is held against. */
export interface FoundHit {
  readonly finding: Finding;
  readonly digest: string;
}

type Answered = Output<'check.answer'>;

const WHY = {
  gone: '现在核查不出这一处，不用说明',
  error: '这是错误，要改正，不能按情况属实放过',
  answered: '已经说明过情况属实',
} as const;

/** 情况属实: warnings that hit now are answered until what the rule read there changes. */
export async function answerHits(
  session: Session,
  { year, hits, all, reason, evidence }: Input<'check.answer'>,
): Promise<Result<Answered>> {
  const sorted = await sortOut(session, { year, hits, all });
  const written = await act(
    session,
    { command: 'check.answer', title: `情况属实：${sorted.toAnswer.length} 处提醒` },
    async ({ raw }) => insertAnswers(rowWriter(raw), session, { year, reason, evidence }, sorted.toAnswer),
  );
  return ok({ change: written.change, answered: sorted.toAnswer.length, skipped: sorted.skipped });
}

/** Writes answers; only inside an act. */
export function insertAnswers(
  writer: RowWriter,
  session: Session,
  { year, reason, evidence }: Pick<Input<'check.answer'>, 'year' | 'reason' | 'evidence'>,
  hits: readonly FoundHit[],
): void {
  for (const { finding, digest } of hits) {
    const { rule, villageId, householdId, memberId, recordId, field, message } = finding;
    writer.insert('check_answer', {
      ...{ rule, year, household_id: householdId, member_id: memberId, record_id: recordId, field },
      ...{ village_id: householdId === null ? villageId : null, digest, message, reason },
      evidence: evidence === undefined || evidence === '' ? null : evidence,
      ...{ answered_by: operatorOf(session).name, answered_on: today(session) },
    });
  }
}

interface SortedOut {
  readonly toAnswer: readonly FoundHit[];
  readonly skipped: Answered['skipped'];
}

async function sortOut(
  session: Session,
  { year, hits, all }: Pick<Input<'check.answer'>, 'year' | 'hits' | 'all'>,
): Promise<SortedOut> {
  const named = new Map(hits.map((hit) => [placeOfAnswer(hit), hit]));
  const toAnswer = new Map<string, FoundHit>();
  const skipped: Answered['skipped'] = [];
  const skip = ({ rule, householdId }: Pick<HitPlace, 'rule' | 'householdId'>, why: string) =>
    void skipped.push({ rule, householdId, why });
  for (const [key, found] of await hitsNow(session, requestOf(year, hits), (key) => named.has(key))) {
    const why = whyNot(found.finding);
    if (why === null) toAnswer.set(key, found);
    else skip(found.finding, why);
    named.delete(key);
  }
  for (const hit of named.values()) skip(hit, WHY.gone);
  if (all !== undefined)
    for (const [key, found] of await hitsNow(session, await requestOfAll(session, year, all), () => true))
      if (whyNot(found.finding) === null) toAnswer.set(key, found);
      else if (found.finding.level === 'error') skip(found.finding, WHY.error);
  return { toAnswer: [...toAnswer.values()], skipped: skipped.slice(0, 2000) };
}

const whyNot = ({ level, answer }: Finding): string | null =>
  level === 'error' ? WHY.error : answer === null ? null : WHY.answered;

const requestOf = (year: number, hits: readonly HitPlace[]): CheckRequest => ({
  year,
  rules: [...new Set(hits.map(({ rule }) => rule))],
  householdIds: [...new Set(hits.flatMap(({ householdId }) => householdId ?? []))],
  villages: [
    ...new Set(hits.flatMap(({ householdId, villageId }) => (householdId === null ? (villageId ?? []) : []))),
  ],
});

async function requestOfAll(
  session: Session,
  year: number,
  { rules, villageId }: NonNullable<Input<'check.answer'>['all']>,
): Promise<CheckRequest> {
  if (villageId === undefined) return { year, rules };
  const householdIds = await householdIdsOf(reader(openArchiveOf(session)), villageId);
  return { year, rules, householdIds, villages: [villageId] };
}

async function hitsNow(
  session: Session,
  request: CheckRequest,
  isAsked: (key: string) => boolean,
): Promise<Map<string, FoundHit>> {
  const found = new Map<string, FoundHit>();
  if (request.rules?.length === 0) return found;
  const visitor = withAnswers(handlesOf(session), request, (finding, digest) => {
    const key = placeOfAnswer(finding);
    if (isAsked(key)) found.set(key, { finding, digest: digest() });
  });
  await walkHits(session, request, visitor);
  return found;
}

export async function withdrawAnswers(
  session: Session,
  { ids }: Input<'check.withdraw'>,
): Promise<Result<Output<'check.withdraw'>>> {
  const done = await act(
    session,
    { command: 'check.withdraw', title: `收回情况属实：${new Set(ids).size} 处` },
    async ({ raw }) => removeAnswers(raw, ids),
  );
  return done.value === 0 ? notFound('这处说明') : ok({ change: done.change });
}
