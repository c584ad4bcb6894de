import { newestChange } from '#db/import-reading.ts';
import type { ImportAnswer } from '#contract/import.ts';
import { openArchiveOf } from '../session.ts';
import type { ComparedImport } from './compared-import.ts';
import type { ImportConversation } from './conversation.ts';
import { loadExisting } from './existing.ts';
import { loadKnown } from './find-known.ts';
import { gridColumns, type GridColumns } from './grid-column.ts';
import { breathing, type ImportJob } from './import-job.ts';
import { keepHouseholdsKnown, lackedBy } from './known-again.ts';
import { findMissing } from './missing.ts';
import { countPlan, rowsOf, type Plan } from './planned-import.ts';
import type { PlannedRow } from './planned-row.ts';
import { readSources, withoutRepetition } from './read-sources.ts';
import { settle } from './settle.ts';
import { countCells } from './ticks.ts';
import { closedYearsIn } from './write-plan.ts';

export async function compareSources(
  conversation: ImportConversation,
  job: ImportJob,
): Promise<ComparedImport> {
  const raw = openArchiveOf(job.session).rawReading;
  const change = newestChange(raw);
  const { read, known } = await readSources(conversation, job);
  const plan = await settle(read.draft, loadExisting(raw, known), new Map(), breathing(job, '比对'));
  return {
    ...{ read, plan, change, columns: gridColumns(), decisions: new Map(), isStale: false },
    doubts: new Map(plan.doubts.map((d) => [d.key, d])),
    missing: findMissing(read, plan, known),
  };
}

/** Compares anew after a decision; what was unticked stays so. */
export async function bringUpToDate(compared: ComparedImport, job: ImportJob): Promise<void> {
  if (!compared.isStale) return;
  const raw = openArchiveOf(job.session).rawReading;
  const change = newestChange(raw);
  const known = loadKnown(raw);
  const plan = await settle(
    compared.read.draft,
    loadExisting(raw, known),
    compared.decisions,
    breathing(job, '比对'),
  );
  carryTicks(compared.plan, plan, compared.columns);
  for (const key of compared.doubts.keys()) if (!compared.decisions.has(key)) compared.doubts.delete(key);
  for (const doubt of plan.doubts) compared.doubts.set(doubt.key, doubt);
  Object.assign(compared, { plan, change, missing: findMissing(compared.read, plan, known), isStale: false });
}

/** What was ticked of a row and what was not stays so in the same row compared anew. */
export function carryTicks(from: Plan, to: Plan, columns: GridColumns): void {
  const off = new Map<string, 'all' | Set<string>>();
  const waiting = new Map<string, PlannedRow>();
  for (const row of rowsOf(to)) if (row.off !== null) waiting.set(row.key, row);
  for (const row of rowsOf(from)) {
    const now = waiting.size === 0 ? undefined : waiting.get(row.key);
    if (row.off !== null) off.set(row.key, row.off);
    // What waited for the clerk's tick has it.
    else if (now !== undefined) now.off = null;
  }
  if (off.size === 0) return;
  for (const row of rowsOf(to)) {
    const was = off.get(row.key);
    if (was === undefined || row.size === 0) continue;
    if (was === 'all') row.off = 'all';
    else {
      const here = new Set<string>();
      for (const part of row.parts)
        for (const column in part.cells)
          if (was.has(columns(part, column).id)) here.add(columns(part, column).id);
      const isNobody = here.size >= row.size || lackedBy(row, here, columns).length > 0;
      row.off = here.size === 0 ? null : isNobody ? 'all' : here;
    }
  }
  keepHouseholdsKnown(to, false, columns);
}

/** What is answered of a dry run, and after the writing of what was written. */
export function answerOf(
  compared: ComparedImport,
  done: { readonly batch: number | null; readonly change: number | null },
  closedYears: number[],
): ImportAnswer {
  const { plan, missing } = compared;
  return {
    files: compared.read.sources.map(({ answer, number }) => ({
      ...answer,
      notices: [...answer.notices, ...noticesOf(plan, number)],
    })),
    ...countPlan(plan),
    missing: { households: missing.households.length, members: missing.members.length },
    doubts: plan.doubts.length,
    cells: countCells(plan),
    closedYears,
    ...done,
  };
}

const noticesOf = ({ notices }: Plan, source: number | null) =>
  withoutRepetition(
    notices
      .filter(({ origin }) => origin.source === source)
      .map(({ origin, column, value, reason }) => ({ row: origin.row, column, value, reason })),
  );

export const answerOfDryRun = (compared: ComparedImport, { session }: ImportJob): ImportAnswer =>
  answerOf(
    compared,
    { batch: null, change: null },
    closedYearsIn(compared.plan, openArchiveOf(session).rawReading, compared.columns),
  );
