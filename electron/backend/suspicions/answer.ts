import { allIssues } from '#db/issues.ts';
import { insertIssues } from '#db/issue-writes.ts';
import { rowWriter } from '#db/row-access.ts';
import { removeAnswer } from '#db/suspicion-answers.ts';
import { SUSPICION_KINDS, SUSPICION_VERDICTS } from '#domain/suspicions/suspicion.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import type { SuspicionLine } from '#contract/suspicion.ts';
import { act, openArchiveOf, type Session, today, operatorOf } from '../session.ts';
import { gatherSuspicions } from './gather.ts';
import { digestOfGround } from './suspicion-lines.ts';

async function linesWith(session: Session, year: number, keys: readonly string[]): Promise<SuspicionLine[]> {
  const { lines } = await gatherSuspicions(session, year);
  const wanted = new Set(keys);
  return lines.filter(({ key }) => wanted.has(key));
}

/** 属实 or 不属实, to every reason of these suspicions; it stands until one of their values changes. */
export async function answerSuspicions(
  session: Session,
  { year, keys, verdict, reason, evidence }: Input<'suspicion.answer'>,
): Promise<Result<Output<'suspicion.answer'>>> {
  if (verdict === 'unfounded' && reason === '')
    return refuse('suspicion-reason', '填“不属实”要写明核实的情况。');
  const lines = await linesWith(session, year, keys);
  const word = verdict === null ? '收回核实结论' : `核实结论：${SUSPICION_VERDICTS[verdict]}`;
  const head = { command: 'suspicion.answer', title: `${word}（${lines.length} 条疑似情况）` };
  const done = await act(session, head, async ({ raw }) => {
    const writer = rowWriter(raw);
    for (const line of lines)
      for (const ground of line.grounds) {
        if (ground.answer !== null) removeAnswer(raw, ground.answer.id);
        if (verdict === null) continue;
        writer.insert('check_answer', {
          ...{ rule: ground.rule, year, village_id: line.villageId, household_id: line.householdId },
          ...{ member_id: ground.memberId, field: ground.field, digest: digestOfGround(line.key, ground) },
          ...{ message: ground.message, verdict, reason: reason === '' ? '已入户核实' : reason, evidence },
          ...{ answered_by: operatorOf(session).name, answered_on: today(session) },
        });
      }
  });
  return ok({ change: done.change, answered: lines.length, gone: new Set(keys).size - lines.length });
}

/** The kind of problem by the first reason that weighs. */
const PROBLEM_KINDS: Readonly<Record<string, string>> = {
  ...{ S01: '收入', S21: '收入', S02: '住房', S22: '住房', S03: '饮水', S23: '饮水' },
  ...{ S04: '教育', S24: '教育', S05: '医疗', S25: '医疗', S06: '医疗' },
};

/** Puts suspicions into the ledger of problems; one that stands there open is not written twice. */
export async function suspicionsToLedger(
  session: Session,
  { year, keys }: Input<'suspicion.toLedger'>,
): Promise<Result<Output<'suspicion.toLedger'>>> {
  const lines = await linesWith(session, year, keys);
  const placed = lines.filter(({ householdId, villageId }) => householdId !== null || villageId !== null);
  const open = new Set(
    allIssues(openArchiveOf(session).rawReading, { source: 'other' })
      .filter(({ closedOn }) => closedOn === null)
      .map(({ householdId, content }) => `${householdId ?? ''} ${content}`),
  );
  const cells = placed.map((line) => issueOf(line, today(session)));
  const fresh = cells.filter(({ household_id: id, content }) => !open.has(`${id ?? ''} ${content}`));
  const head = { command: 'suspicion.toLedger', title: `登记问题 ${fresh.length} 个：疑似情况` };
  const done = await act(session, head, async ({ raw }) => insertIssues(raw, fresh));
  return ok({
    ...{ change: done.change, issues: done.value, known: placed.length - fresh.length },
    left: new Set(keys).size - placed.length,
  });
}

function issueOf({ kind, householdId, villageId, grounds }: SuspicionLine, on: string) {
  const title = SUSPICION_KINDS[kind];
  const told = grounds.map(({ message }) => message).join('；');
  const first = grounds.find(({ weighs }) => weighs) ?? grounds[0];
  return {
    ...{ source: 'other', source_note: title, household_id: householdId, found_on: on },
    village_id: householdId === null ? villageId : null,
    kind: PROBLEM_KINDS[first?.rule ?? ''] ?? '信息',
    content: `${title}：${told}`.slice(0, 500),
  };
}
