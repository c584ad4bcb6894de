import { linesOfIds, type LineRow, reconciliationsOf, findReconciliation } from '#db/reconcile.ts';
import { rowWriter, type RowWriter } from '#db/row-access.ts';
import type { WriteScope } from '#db/write.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { LINE_STATES, SETTLED_HOW } from '#domain/reconcile/words.ts';
import { act, openArchiveOf, Refusal, type Session, today } from '../session.ts';
import { type TakenValue, valueToTake } from './value-to-take.ts';
import { writeValues } from './write-values.ts';

type How = Input<'reconcile.settle'>['how'];

/** Settles lines as one act: by a register's value, by leaving the archive as it is, or as done by another act. */
export async function settleLines(
  session: Session,
  { lineIds, how, note, reason }: Input<'reconcile.settle'>,
): Promise<Result<Output<'reconcile.settle'>>> {
  const raw = openArchiveOf(session).rawReading;
  const lines = linesOfIds(raw, [...new Set(lineIds)]);
  if (lines.length < new Set(lineIds).size) return notFound('这条差异');
  const years = new Set(reconciliationsOf(raw, lineIds).map((id) => findReconciliation(raw, id)?.year ?? 0));
  const [year] = years;
  if (year === undefined || years.size > 1)
    throw new Refusal({ code: 'rule', rule: 'one-year', message: '请一次只处理同一年度的差异。' });
  const { taken, settled, skipped } = sortLines(session, lines, { how, year });
  if (settled.length === 0) return ok({ change: null, settled: 0, skipped });
  const title = `三账比对：${how === 'open' ? `改回${LINE_STATES.open}` : SETTLED_HOW[how]}（${settled.length} 处）`;
  const done = await act(session, { command: 'reconcile.settle', title, reason }, async (scope) => {
    await writeValues(scope, year, taken);
    mark(scope, settled, { how, note, day: today(session) });
  });
  return ok({ change: done.change, settled: settled.length, skipped });
}

interface Sorted {
  readonly taken: TakenValue[];
  readonly settled: LineRow[];
  readonly skipped: { lineId: number; reason: string }[];
}

function sortLines(
  session: Session,
  lines: readonly LineRow[],
  { how, year }: { how: How; year: number },
): Sorted {
  const raw = openArchiveOf(session).rawReading;
  const sorted: Sorted = { taken: [], settled: [], skipped: [] };
  for (const line of lines) {
    if (how === 'national' || how === 'paper') {
      const value = valueToTake(raw, line, { side: how, year });
      if (!value.ok) {
        sorted.skipped.push({ lineId: line.id, reason: value.reason });
        continue;
      }
      sorted.taken.push(value.taken);
    }
    if (how === 'open' && (line.how === 'national' || line.how === 'paper')) {
      sorted.skipped.push({ lineId: line.id, reason: '已取过值，请在操作记录里撤销那一次处理' });
      continue;
    }
    sorted.settled.push(line);
  }
  return sorted;
}

function mark(
  { raw }: WriteScope,
  lines: readonly LineRow[],
  { how, note, day }: { how: How; note: string | null; day: string },
): void {
  const writer = rowWriter(raw);
  for (const line of lines) markLine(writer, line.id, { how, note: note ?? line.note, day });
}

export function markLine(
  writer: RowWriter,
  id: number,
  { how, note, day }: { how: How | 'gone'; note: string | null; day: string },
): void {
  const state = how === 'open' ? 'open' : how === 'archive' ? 'kept' : 'settled';
  writer.update('reconciliation_line', id, {
    ...{ state, settled_how: how === 'open' ? null : how, settled_on: how === 'open' ? null : day, note },
  });
}
