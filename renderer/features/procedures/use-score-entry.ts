import { useState } from 'react';
import { refuseTick } from '#domain/procedures/score-sheet.ts';
import type { Request } from '#contract/channels.ts';
import { useMay } from '../../may.ts';
import { useAct } from '../../queries.ts';
import { pointsOf, type ScoreColumn, type ScoredRow } from './score-cells.ts';

type Answer = Omit<Request<'scoring.answer'>['answers'][number], 'key'>;

/** An answer that waits for its reason. */
interface Asked {
  readonly row: ScoredRow;
  readonly column: ScoreColumn;
  readonly answer: Answer;
  /** Why a reason is wanted; null where somebody writes one unasked. */
  readonly why: string | null;
}

/** Saves cell by cell; what contradicts the archive waits until somebody has said why. */
export function useScoreEntry(id: number) {
  const act = useAct('scoring.answer');
  const mayWrite = useMay('write');
  const [asked, setAsked] = useState<Asked | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const save = (row: ScoredRow, column: ScoreColumn, answer: Answer): void => {
    setProblem(null);
    if (!mayWrite) return;
    act.mutate(
      { id, householdId: row.householdId, answers: [{ key: column.key, ...answer }] },
      { onSuccess: () => setAsked(null) },
    );
  };
  return {
    ...{ asked, problem, error: act.error, busy: act.isPending },
    dismiss: () => setAsked(null),
    /** What was typed and could not be taken was given up. */
    giveUp: () => setProblem(null),
    giveReason: (note: string) => {
      if (asked !== null) save(asked.row, asked.column, { ...asked.answer, note });
    },
    askNote: (row: ScoredRow, column: ScoreColumn) => setAsked({ row, column, answer: {}, why: null }),
    /** Whether what was typed could be taken. */
    enterPoints: (row: ScoredRow, column: ScoreColumn, written: string): boolean => {
      const read = pointsOf(written, column.most ?? 0);
      if ('why' in read) {
        setProblem(`“${column.title}”${read.why}，请改小。`);
        return false;
      }
      save(row, column, { points: read.points });
      return true;
    },
    tick: (row: ScoredRow, column: ScoreColumn, applies: boolean | null): void => {
      const line = row.lines[column.at];
      if (line === undefined || column.list === null) return;
      const isSame = line.answer === applies;
      if (isSame && applies !== null) return;
      const subject = { list: column.list, text: column.text, finding: line.finding };
      const why = refuseTick(subject, { applies, note: null });
      if (why === null) save(row, column, { applies, note: null });
      else setAsked({ row, column, answer: { applies }, why });
    },
  };
}

export type ScoreEntry = ReturnType<typeof useScoreEntry>;
