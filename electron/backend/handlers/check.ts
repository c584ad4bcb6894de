import { reader } from '#db/write.ts';
import { householdIdsOf } from '#db/households.ts';
import { RULES } from '#domain/quality/catalogue.ts';
import { ok } from '#contract/result.ts';
import { runCheck } from '../checks/run-check.ts';
import type { Handlers } from '../dispatch.ts';
import { reopenAfterCheck } from '../ledger/refresh-issues.ts';
import { asJob, openArchiveOf } from '../session.ts';

export const checkHandlers = {
  'check.run': (session, { year, villageId, householdId, rules, job }) =>
    asJob(session, job, async (signal) => {
      const narrowed =
        householdId !== undefined
          ? [householdId]
          : villageId !== undefined
            ? await householdIdsOf(reader(openArchiveOf(session)), villageId)
            : undefined;
      const { hits, counts, tally, households } = await runCheck(
        session,
        { year, householdIds: narrowed, rules },
        signal,
        (done, total) => {
          if (job !== undefined) session.progress({ job, stage: '核查', done, total });
        },
      );
      // Opening one household's page writes nothing: the undo of an edit there must stay the clerk's next undo.
      const reopened = householdId === undefined ? await reopenAfterCheck(session, { year, villageId }) : [];
      return ok({ hits: [...hits], counts, tally: [...tally], households, reopened });
    }),
  'check.rules': () =>
    ok({ rules: RULES.map(({ id, level, title, source }) => ({ id, level, title, source })) }),
} satisfies Partial<Handlers>;
