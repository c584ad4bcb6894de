import { openDoubts } from '#db/import-doubts.ts';
import { refusedOf } from '#db/import-batches.ts';
import { stepByStep } from '#db/steps.ts';
import { notFound, ok } from '#contract/result.ts';
import { backUpBefore } from '../backups/make-backup.ts';
import type { Handlers } from '../dispatch.ts';
import { commitImport, refusedSheets } from '../import/commit-import.ts';
import { answerOfDryRun, bringUpToDate, compareSources } from '../import/compare-import.ts';
import type { ComparedImport } from '../import/compared-import.ts';
import { listDifferences } from '../import/differences.ts';
import { readDraft } from '../import/doubt-draft.ts';
import { breathing, type ImportJob } from '../import/import-job.ts';
import { listMissing } from '../import/missing.ts';
import { countPlan } from '../import/planned-import.ts';
import { refusedWorkbooks } from '../import/refused-workbook.ts';
import { rememberMapping } from '../import/remember-mapping.ts';
import { checkDecision, settleDoubt } from '../import/settle-doubt.ts';
import { showDoubt } from '../import/show-doubt.ts';
import { countCells, tick } from '../import/ticks.ts';
import { asJob, inTurn, openArchiveOf, Refusal, type Session } from '../session.ts';

/** Work that nobody follows or cancels. */
const unseen = (session: Session): ImportJob => ({
  ...{ session, job: undefined, signal: new AbortController().signal },
});

/** The dry run of a waiting import, with every decision in it. */
async function comparedOf(session: Session, importId: string): Promise<ComparedImport> {
  const compared = session.imports.get(importId)?.comparison ?? null;
  if (compared === null) throw new Refusal({ code: 'not-found', what: '这次导入的预览' });
  await bringUpToDate(compared, unseen(session));
  return compared;
}

/** What is asked of an import once its files are understood: the dry run, its grid and its doubts, and the yes. */
export const differenceHandlers = {
  'import.compare': (session, { importId, job }) =>
    asJob(session, job, async (signal) => {
      const conversation = session.imports.get(importId);
      if (conversation === undefined) return notFound('这次导入');
      conversation.comparison = await compareSources(conversation, { session, job, signal });
      return ok(answerOfDryRun(conversation.comparison, { session, job, signal }));
    }),
  'import.answer': inTurn(async (session, { importId }) => {
    const compared = await comparedOf(session, importId);
    return ok(answerOfDryRun(compared, { session, job: undefined, signal: new AbortController().signal }));
  }),
  'import.differences': inTurn(async (session, { importId, filter, ...page }) => {
    const { plan, columns } = await comparedOf(session, importId);
    const breathe = breathing(unseen(session), '');
    return ok(await stepByStep(listDifferences(plan, filter, page, columns), () => breathe(0, null)));
  }),
  'import.tick': inTurn(async (session, { importId, on, ...which }) => {
    const { plan, columns } = await comparedOf(session, importId);
    if (Object.keys(which).length !== 1)
      throw new Refusal({
        code: 'invalid-input',
        issues: [{ path: '勾选', message: '请只用一种方式指明勾选哪些' }],
      });
    tick(plan, which, on, columns);
    return ok({ cells: countCells(plan), ...countPlan(plan) });
  }),
  'import.missing': inTurn(async (session, { importId, entity, ...page }) => {
    const { missing } = await comparedOf(session, importId);
    return ok(listMissing(missing, entity, page));
  }),
  'import.doubts': inTurn(async (session, { importId, offset, limit }) => {
    const { doubts, decisions } = await comparedOf(session, importId);
    const raw = openArchiveOf(session).rawReading;
    const all = [...doubts.values()];
    return ok({
      total: all.length,
      doubts: all
        .slice(offset, offset + limit)
        .map((d) => showDoubt(raw, { ...d, doubt: d.key, decision: decisions.get(d.key) ?? null })),
    });
  }),
  'import.decide': inTurn(async (session, { importId, doubt, decision }) => {
    const compared = session.imports.get(importId)?.comparison ?? null;
    if (compared === null) return notFound('这次导入的预览');
    const asked = compared.doubts.get(doubt);
    if (asked === undefined) return notFound('这一行');
    if (decision === null) compared.decisions.delete(doubt);
    else {
      checkDecision(openArchiveOf(session).rawReading, decision, {
        candidates: asked.candidates,
        personNo: asked.member?.personNo ?? null,
      });
      compared.decisions.set(doubt, decision);
    }
    compared.isStale = true;
    return Promise.resolve(ok({}));
  }),
  'import.commit': (session, { importId, job, reason }) =>
    asJob(session, job, async (signal) => {
      const conversation = session.imports.get(importId);
      const compared = conversation?.comparison ?? null;
      if (conversation === undefined || compared === null) return notFound('这次导入的预览');
      await backUpBefore(session, 'import');
      const answer = await commitImport(compared, { session, job, signal }, reason);
      await rememberMapping(openArchiveOf(session), conversation, session.now().toISOString());
      session.imports.delete(importId);
      return ok(answer);
    }),
  'import.refused': inTurn(async (session, which) => {
    const archive = openArchiveOf(session);
    const sheets =
      'batch' in which
        ? refusedOf(archive.rawReading, which.batch)
        : refusedSheets((await comparedOf(session, which.importId)).read.sources);
    const books = await refusedWorkbooks(sheets);
    return ok({
      files: books.map(({ name, bytes, rows }) => ({ ...session.outputs.put(name, bytes), rows })),
    });
  }),
  'import.openDoubts': async (session, page) => {
    const raw = openArchiveOf(session).rawReading;
    const { total, doubts } = openDoubts(raw, page);
    return Promise.resolve(
      ok({
        total,
        doubts: doubts.map((d) => {
          const origin = { source: 0, file: d.file, row: d.row };
          const household = readDraft(d.draft, origin);
          return showDoubt(raw, {
            ...{ doubt: String(d.id), entity: d.entity, household, reason: d.reason, origin, decision: null },
            member: d.entity === 'member' ? (household.members[0] ?? null) : null,
            candidates: JSON.parse(d.candidates) as number[],
          });
        }),
      }),
    );
  },
  'import.settleDoubt': inTurn(async (session, { doubt, decision, reason }) =>
    ok({ change: await settleDoubt(session, { id: Number(doubt), decision, reason }) }),
  ),
} satisfies Partial<Handlers>;
