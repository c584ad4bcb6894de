import { giveBackMemory } from '#db/connection.ts';
import { keepDoubts } from '#db/import-doubts.ts';
import { insertImportBatch, keepRefusals } from '#db/import-batches.ts';
import { newestChange } from '#db/import-reading.ts';
import { rowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { ImportAnswer } from '#contract/import.ts';
import { linkHits } from '../comparison/link-hits.ts';
import { act, closedYear, openArchiveOf, Refusal } from '../session.ts';
import { answerOf, bringUpToDate, carryTicks } from './compare-import.ts';
import type { ComparedImport } from './compared-import.ts';
import { writeDraft } from './doubt-draft.ts';
import { loadExisting } from './existing.ts';
import { breathing, type ImportJob } from './import-job.ts';
import { rowsOf, type Plan } from './planned-import.ts';
import type { ReadSource } from './read-sources.ts';
import { settle } from './settle.ts';
import { cellsOf } from './ticks.ts';
import { closedYearsIn, writePlan } from './write-plan.ts';

/** Writes what is ticked as one change; the same files again change nothing. A closed year wants a reason. */
export async function commitImport(
  compared: ComparedImport,
  job: ImportJob,
  reason?: string,
): Promise<ImportAnswer> {
  await bringUpToDate(compared, job);
  const closed = closedYearsIn(compared.plan, openArchiveOf(job.session).rawReading, compared.columns);
  if (closed[0] !== undefined && (reason ?? '') === '') throw closedYear(closed[0]);
  const tidying = breathing(job, '整理检索');
  const done = await act(
    job.session,
    { command: 'import.commit', title: titleOf(compared), reason },
    async (scope) => {
      const plan = await planFor(compared, scope, job);
      await writePlan(plan, scope.raw, compared.columns, breathing(job, '写入'));
      if (plan.comparisons.length > 0) linkHits(scope.raw, rowWriter(scope.raw));
      return { plan, batch: await keepBatch(compared, plan, scope, job) };
    },
    () => tidying(0, null),
  );
  giveBackMemory(openArchiveOf(job.session).raw);
  compared.plan = done.value.plan;
  const batch = done.change === null ? null : done.value.batch;
  return answerOf(compared, { batch, change: done.change }, closed);
}

function titleOf({ read }: ComparedImport): string {
  const names = [...new Set(read.sources.map((s) => s.answer.file))];
  return `导入 ${names.length === 1 ? (names[0] ?? '') : `${names.length} 个文件`}`;
}

/** What was shown, while the archive is as it was then; compared anew when something else was done since. */
async function planFor(
  compared: ComparedImport,
  { raw, changeId }: WriteScope,
  job: ImportJob,
): Promise<Plan> {
  if (newestChange(raw, changeId) === compared.change) return compared.plan;
  const { plan: shown, columns } = compared;
  const plan = await settle(
    compared.read.draft,
    loadExisting(raw),
    compared.decisions,
    breathing(job, '比对'),
  );
  refuseUnseen(shown, plan, compared);
  carryTicks(shown, plan, columns);
  return plan;
}

const CHANGED_SINCE = new Refusal({
  code: 'conflict',
  message: '试导入以后档案库里有改动，看到的原值已经不对了。请重新试导入，再确认。',
});

/** Nothing is written over that the clerk has not seen: every cell stands as it was shown. */
function refuseUnseen(shown: Plan, now: Plan, { columns }: ComparedImport): void {
  const known = new Map([...rowsOf(shown)].map((row) => [row.key, row]));
  const doubts = new Set(shown.doubts.map((d) => d.key));
  if (now.doubts.some((d) => !doubts.has(d.key))) throw CHANGED_SINCE;
  for (const row of rowsOf(now)) {
    const was = known.get(row.key);
    const before = new Map<string, unknown>();
    if (was !== undefined)
      for (const { part, column, id } of cellsOf(was, columns)) before.set(id, part.before?.[column] ?? null);
    for (const { part, column, id } of cellsOf(row, columns))
      if (before.get(id) !== (part.before?.[column] ?? null)) throw CHANGED_SINCE;
  }
}

async function keepBatch(
  { read }: ComparedImport,
  plan: Plan,
  { trx, raw, changeId }: WriteScope,
  job: ImportJob,
): Promise<number> {
  const sum = (of: (s: ReadSource) => number) => read.sources.reduce((n, s) => n + of(s), 0);
  const batch = {
    change_id: changeId,
    at: job.session.now().toISOString(),
    rows_read: sum((s) => s.answer.rowsRead),
    // Whoever is in doubt has not come in yet.
    rows_accepted: sum((s) => s.answer.rowsAccepted) - plan.doubts.length,
    rows_refused: sum((s) => s.answer.rowsRefused),
  };
  const files = read.sources.map(({ answer: f, sha256 }) => ({
    name: f.file,
    sha256,
    kind: f.kind ?? 'unknown',
    year: f.year,
    rows_read: f.rowsRead,
    rows_accepted: f.rowsAccepted,
    rows_refused: f.rowsRefused,
  }));
  const id = await insertImportBatch(trx, batch, files);
  keepRefusals(raw, id, refusedSheets(read.sources));
  keepDoubts(
    raw,
    rowWriter(raw),
    id,
    plan.doubts.map((d) => ({
      ...{ file: d.origin.file, row: d.origin.row, entity: d.entity, reason: d.reason },
      ...{ draft: writeDraft(d), candidates: JSON.stringify(d.candidates) },
    })),
  );
  return id;
}

export const refusedSheets = (sources: readonly ReadSource[]) =>
  sources
    .filter((s) => s.refused.length > 0)
    .map((s) => ({
      ...{ file: s.answer.file, sheet: s.sheet, year: s.answer.year },
      header: s.header.map((texts) => JSON.stringify(texts)),
      rows: s.refused.map((r) => ({ row: r.row, cells: r.cells, problems: JSON.stringify(r.problems) })),
    }));
