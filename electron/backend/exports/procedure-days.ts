import { proceduresNamed } from '#db/export-procedures.ts';
import type { ReadHandle } from '#db/handle.ts';
import type { Cells } from '#db/row-access.ts';
import { daysOfSteps } from '../procedure/adjustment-days.ts';
import {
  approvalStepOf,
  loadRunnings,
  noticeStepOf,
  recordOfStep,
  type Running,
} from '../procedure/running.ts';

interface OfProcedure {
  readonly procedure_id: number | null;
  readonly household_id: number;
}

/** Columns that a procedure fills, by what is filled: of whom it was, what its steps' roles and offices say. */
const COLUMNS = {
  spell: (running: Running, householdId: number): Cells => {
    const notice = recordOfStep(running, noticeStepOf(running));
    const candidate = running.candidates.find(({ household_id }) => household_id === householdId);
    return {
      consent_on: candidate?.consent_on ?? null,
      notice_from: notice?.notice_from ?? null,
      notice_to: notice?.notice_to ?? null,
      county_approved_on: recordOfStep(running, approvalStepOf(running))?.done_on ?? null,
    };
  },
  adjustment: (running: Running): Cells => daysOfSteps(running),
} as const;

/** Rows with the days that their procedure knows where they have none of their own. */
export async function withProcedureDays<Row extends OfProcedure>(
  db: ReadHandle,
  of: keyof typeof COLUMNS,
  rows: readonly Row[],
): Promise<Row[]> {
  const ids = [...new Set(rows.map(({ procedure_id: id }) => id).filter((id) => id !== null))];
  if (ids.length === 0) return [...rows];
  const loaded = await loadRunnings(db, await proceduresNamed(db, ids));
  const runnings = new Map(loaded.map((running) => [running.row.id, running]));
  return rows.map((row) => {
    const running = runnings.get(row.procedure_id ?? 0);
    return running === undefined
      ? row
      : { ...row, ...blanksFilled(row, COLUMNS[of](running, row.household_id)) };
  });
}

const blanksFilled = (row: object, days: Cells) =>
  Object.fromEntries(
    Object.entries(days).filter(
      ([column, on]) => on !== null && ((row as Record<string, unknown>)[column] ?? null) === null,
    ),
  );
