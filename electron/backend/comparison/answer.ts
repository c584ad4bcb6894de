import { type Answer, answersOf } from '#db/comparison-hits.ts';
import { type RowWriter } from '#db/row-access.ts';
import { rowWriter } from '#db/row-access.ts';
import { VERDICTS } from '#domain/comparison/verdicts.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';

/** Writes what the village found out about suspicions; nothing else is touched by it. */
export async function answerHits(
  session: Session,
  { hitIds, ...input }: Input<'comparison.answer'>,
): Promise<Result<Output<'comparison.answer'>>> {
  const known = answersOf(openArchiveOf(session).rawReading, hitIds);
  const missing = hitIds.find((id) => !known.has(id));
  if (missing !== undefined) throw new Refusal({ code: 'not-found', what: '这条疑似问题' });
  const answer = input.verdict === null ? NONE : { ...input, verifiedOn: input.verifiedOn ?? today(session) };
  const issues = faultsOf(answer, today(session));
  if (issues.length > 0) throw new Refusal({ code: 'invalid-input', issues });
  const word = answer.verdict === null ? '收回核实结论' : `核实结论：${VERDICTS[answer.verdict]}`;
  const done = await act(
    session,
    { command: 'comparison.answer', title: `${word}（${hitIds.length} 条疑似问题）` },
    async ({ raw }) => {
      const writer = rowWriter(raw);
      for (const id of hitIds) writeAnswer(writer, id, answer);
    },
  );
  return ok({ change: done.change });
}

const NONE: Answer = { verdict: null, answer: null, evidence: null, verifiedBy: null, verifiedOn: null };

/** What is missing from an answer: one that keeps somebody says why, and none is of tomorrow. */
export function faultsOf(
  { verdict, answer, verifiedOn }: Answer,
  now: string,
): { path: string; message: string }[] {
  const issues: { path: string; message: string }[] = [];
  if (verdict === 'explained' && (answer ?? '') === '')
    issues.push({ path: '情况说明', message: '“说明后保留”要写明情况' });
  if (verifiedOn !== null && verifiedOn > now)
    issues.push({ path: '核实日期', message: '核实日期不能晚于今天' });
  return issues;
}

export function writeAnswer(writer: RowWriter, id: number, answer: Answer): void {
  writer.update('comparison_hit', id, {
    ...{
      verdict: answer.verdict,
      answer: emptyToNull(answer.answer),
      evidence: emptyToNull(answer.evidence),
    },
    ...{ verified_by: emptyToNull(answer.verifiedBy), verified_on: answer.verifiedOn },
  });
}

const emptyToNull = (text: string | null): string | null => (text === '' ? null : text);
