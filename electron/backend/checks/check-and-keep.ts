import { keepRun } from '#db/check-runs.ts';
import { householdIdsOf } from '#db/households.ts';
import { reader } from '#db/write.ts';
import { isPermitted } from '#domain/operators/permissions.ts';
import { addDays } from '#domain/time/day.ts';
import type { Input, Output } from '#contract/channels.ts';
import { ok, type Result } from '#contract/result.ts';
import { closeAndReopen } from '../ledger/after-check.ts';
import { asJob, openArchiveOf, type Session, today, operatorOf } from '../session.ts';
import { type CheckResult, runCheck } from './run-check.ts';

const KEEP_ALL_DAYS = 90;

/** A check as the clerk asks for it; one of everything is kept for the curve and closes problems of the ledger. */
export const checkAndKeep = (
  session: Session,
  { year, villageId, householdId, rules, job }: Input<'check.run'>,
): Promise<Result<Output<'check.run'>>> =>
  asJob(session, job, async (signal) => {
    const narrowed =
      householdId !== undefined
        ? [householdId]
        : villageId !== undefined
          ? await householdIdsOf(reader(openArchiveOf(session)), villageId)
          : undefined;
    const villages = householdId !== undefined ? false : villageId === undefined ? true : [villageId];
    const result = await runCheck(
      session,
      { year, householdIds: narrowed, rules, villages },
      signal,
      (done, total) => {
        if (job !== undefined) session.progress({ job, stage: '核查', done, total });
      },
    );
    const isOfAll = narrowed === undefined && rules === undefined;
    const mayKeep = isPermitted(operatorOf(session).role, 'review');
    if (isOfAll && mayKeep) await keep(session, year, result);
    // Who may only look leaves nothing behind. Opening one household's page writes nothing: the undo of an edit there must stay the clerk's next undo.
    const moved =
      householdId === undefined && mayKeep
        ? await closeAndReopen(session, { year, villageId, closing: isOfAll ? result.rules : null })
        : { reopened: [], closed: [] };
    const { hits, counts, tally, households } = result;
    return ok({ hits: [...hits], counts, tally: [...tally], households, ...moved });
  });

async function keep(
  session: Session,
  year: number,
  { counts, tally, households }: CheckResult,
): Promise<void> {
  const archive = openArchiveOf(session);
  if (archive.isDamaged()) return;
  const on = today(session);
  await keepRun(archive, {
    ...{ at: session.now().toISOString(), on, year, operator: operatorOf(session).name, households, tally },
    ...{ errors: counts.error, warnings: counts.warning, answered: counts.answered },
    thinBefore: addDays(on, -KEEP_ALL_DAYS),
  });
}
