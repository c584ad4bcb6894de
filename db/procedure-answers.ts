import type Database from 'better-sqlite3';
import type { Answer } from '#domain/procedures/score-sheet.ts';
import type { RowWriter } from './row-access.ts';

interface AnswerRow {
  readonly id: number;
  readonly candidateId: number;
  readonly item: string;
  readonly points: number | null;
  readonly applies: 0 | 1 | null;
  readonly note: string | null;
}

/** All that was scored and ticked of a procedure's households, by the row of the household in it. */
export function answersOfProcedure(
  raw: Database.Database,
  procedureId: number,
): Map<number, Map<string, Answer & { readonly id: number }>> {
  const rows = raw
    .prepare(
      `SELECT a.id, a.procedure_household_id AS candidateId, a.item, a.points, a.applies, a.note
      FROM procedure_household ph JOIN procedure_answer a ON a.procedure_household_id = ph.id
      WHERE ph.procedure_id = ?`,
    )
    .all(procedureId) as AnswerRow[];
  const answers = new Map<number, Map<string, Answer & { readonly id: number }>>();
  for (const { id, candidateId, item, points, applies, note } of rows) {
    const own = answers.get(candidateId) ?? new Map<string, Answer & { readonly id: number }>();
    own.set(item, { id, points, applies: applies === null ? null : applies === 1, note });
    answers.set(candidateId, own);
  }
  return answers;
}

/** Writes an answer over the one that was there (`known`). */
export function putAnswer(
  rows: RowWriter,
  { candidateId, item, known }: { candidateId: number; item: string; known: number | undefined },
  { points, applies, note }: Answer,
): void {
  const cells = { points, applies: applies === null ? null : Number(applies), note };
  if (known === undefined)
    rows.insert('procedure_answer', { procedure_household_id: candidateId, item, ...cells });
  else rows.update('procedure_answer', known, cells);
}
