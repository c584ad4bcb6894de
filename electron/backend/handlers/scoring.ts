import { reader } from '#db/write.ts';
import { ok } from '#contract/result.ts';
import type { Handlers } from '../dispatch.ts';
import { answerScores, fillScores } from '../procedure/answer-scores.ts';
import { candidateIn } from '../procedure/candidate-in.ts';
import { householdLabel, runningOf } from '../procedure/running.ts';
import { scoringSheetOf } from '../procedure/scoring-sheet.ts';
import { act, inTurn, openArchiveOf, type Session, today } from '../session.ts';

const read = (session: Session) => reader(openArchiveOf(session));

export const scoringHandlers = {
  'scoring.get': async (session, { id }) => {
    const db = read(session);
    const { rawReading } = openArchiveOf(session);
    return ok(await scoringSheetOf(db, rawReading, await runningOf(db, id), today(session)));
  },
  'scoring.answer': inTurn(async (session, input) => {
    const { household_no } = candidateIn(await runningOf(read(session), input.id), input.householdId);
    const title = `评分和核对：户编号 ${householdLabel(household_no)}`;
    const { change } = await act(session, { command: 'scoring.answer', title }, async (scope) =>
      answerScores(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change });
  }),
  'scoring.answerMany': inTurn(async (session, input) => {
    const { row } = await runningOf(read(session), input.id);
    const how = input.fill === 'archive' ? '按档案预填' : '其余填“否”';
    const head = { command: 'scoring.answerMany', title: `${how}：${row.village}${row.title}` };
    const { value, change } = await act(session, head, async (scope) =>
      fillScores(scope, await runningOf(scope.trx, input.id), input, today(session)),
    );
    return ok({ change, ...value });
  }),
} satisfies Partial<Handlers>;
