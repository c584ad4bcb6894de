import { proceduresWithObjections } from '#db/objections.ts';
import { reader } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import type { Objection } from '#contract/objection.ts';
import { ok, type Result } from '#contract/result.ts';
import { loadRunnings, runningOf } from '../procedure/running.ts';
import { openArchiveOf, type Session, today } from '../session.ts';
import { objectionView } from './objection-view.ts';

/** Those to which something is to be done first, by the day to answer; the others newest first. */
export async function listObjections(
  session: Session,
  { procedureId, villageId, year, open = false }: Input<'objection.list'>,
): Promise<Result<Output<'objection.list'>>> {
  const db = reader(openArchiveOf(session));
  const runnings = await loadRunnings(
    db,
    await proceduresWithObjections(db, { id: procedureId, villageId, year }),
  );
  const now = today(session);
  const all = runnings.flatMap((running) =>
    running.objections.map((row) => objectionView(running, row, now)),
  );
  const [waiting, settled] = [
    all.filter(({ next }) => next !== null),
    all.filter(({ next }) => next === null),
  ];
  waiting.sort((a, b) => a.answerBy.localeCompare(b.answerBy) || a.id - b.id);
  settled.sort((a, b) => b.receivedOn.localeCompare(a.receivedOn) || b.id - a.id);
  const within =
    procedureId === undefined ? null : (await runningOf(db, procedureId)).pack.documents.objectionAnswerDays;
  return ok({
    rows: open ? waiting : [...waiting, ...settled],
    open: waiting.length,
    late: waiting.filter(isLate).length,
    answerWithin: within && { days: within.value, source: within.source },
  });
}

const isLate = ({ daysLeft }: Objection): boolean => daysLeft !== null && daysLeft < 0;
