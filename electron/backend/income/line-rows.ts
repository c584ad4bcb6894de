import type { ReadHandle } from '#db/handle.ts';
import { membersOf } from '#db/households.ts';
import type { Cells, RowWriter } from '#db/row-access.ts';
import { deleteLines, linesOf, type LineRow } from '#db/statements.ts';
import type { WriteScope } from '#db/write.ts';
import { lineCents, sumsOfLines } from '#domain/income/lines.ts';
import { yuanOf } from '#domain/income/money.ts';
import { INCOME_ITEMS, type IncomeItemName } from '#domain/income/statement.ts';
import type { LineInput } from '#contract/statement.ts';
import { Refusal } from '../session.ts';

export type LinesByItem = Partial<Record<IncomeItemName, LineInput[]>>;

const labelOf = (item: string): string => INCOME_ITEMS.find(({ name }) => name === item)?.label ?? item;

/** What the lines of a statement are to become. */
export interface LinePlan {
  readonly removed: readonly number[];
  readonly kept: readonly { readonly id: number; readonly cells: Cells }[];
  readonly added: readonly Cells[];
  /** Yuan of every item that has lines afterwards. */
  readonly sums: Readonly<Record<string, number>>;
}

function lineCells(item: IncomeItemName, line: LineInput): Cells {
  const cents = lineCents(line);
  if (cents === null)
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: `${labelOf(item)}的明细“${line.title}”`, message: '请填写金额，或者数量和单价' }],
    });
  const { title, memberId, quantity, unit, unitPrice, note } = line;
  const blank = (text: string | null) => (text === '' ? null : text);
  return {
    ...{ item, title, member_id: memberId, quantity, unit: blank(unit), unit_price: unitPrice },
    ...{ amount: yuanOf(cents), note: blank(note) },
  };
}

async function refuseStrangers(db: ReadHandle, householdId: number, lines: readonly LineInput[]) {
  const own = new Set((await membersOf(db, householdId)).map(({ id }) => id));
  if (lines.some(({ memberId }) => memberId !== null && !own.has(memberId)))
    throw new Refusal({ code: 'not-found', what: '明细里的成员' });
}

/** Sets the lines that were sent against those that are there. Throws a Refusal for a line that says no amount. */
export async function planLines(
  db: ReadHandle,
  statement: { readonly id: number | undefined; readonly householdId: number },
  byItem: LinesByItem,
): Promise<LinePlan> {
  const before = statement.id === undefined ? [] : await linesOf(db, statement.id);
  const sent = Object.entries(byItem) as [IncomeItemName, LineInput[]][];
  await refuseStrangers(
    db,
    statement.householdId,
    sent.flatMap(([, lines]) => lines),
  );
  const kept: { id: number; cells: Cells }[] = [];
  const added: Cells[] = [];
  for (const [item, lines] of sent) {
    for (const line of lines) {
      const cells = lineCells(item, line);
      if (line.id === undefined) added.push(cells);
      else if (before.some(({ id, item: of }) => id === line.id && of === item))
        kept.push({ id: line.id, cells });
      else throw new Refusal({ code: 'not-found', what: `明细“${line.title}”` });
    }
  }
  const touched = before.filter(({ item }) => Object.hasOwn(byItem, item));
  const stays = new Set(kept.map(({ id }) => id));
  const removed = touched.filter(({ id }) => !stays.has(id)).map(({ id }) => id);
  const untouched = before.filter(({ item }) => !Object.hasOwn(byItem, item));
  return { removed, kept, added, sums: sumsAfter(untouched, [...kept.map(({ cells }) => cells), ...added]) };
}

const sumsAfter = (untouched: readonly LineRow[], written: readonly Cells[]) =>
  sumsOfLines(
    [...untouched, ...written].map(({ item, amount }) => ({
      item: item as IncomeItemName,
      ...{ quantity: null, unitPrice: null, amount: Number(amount) },
    })),
  );

export async function writeLines(
  { trx }: Pick<WriteScope, 'trx'>,
  writer: RowWriter,
  statementId: number,
  plan: LinePlan,
): Promise<void> {
  await deleteLines(trx, plan.removed);
  for (const { id, cells } of plan.kept) writer.update('income_line', id, cells);
  for (const cells of plan.added) writer.insert('income_line', { statement_id: statementId, ...cells });
}

/** An item with lines is their sum: another figure typed over it is refused. */
export function refuseOverSums(cells: Cells, sums: LinePlan['sums']): void {
  for (const [item, sum] of Object.entries(sums)) {
    const typed = cells[item];
    if (typed === undefined || typed === sum) continue;
    throw new Refusal({
      code: 'rule',
      rule: 'item-has-lines',
      message: `“${labelOf(item)}”由明细相加得出（${sum} 元）。要改请改明细，或先删去这一项的明细。`,
    });
  }
}

/** Before a year's items are written without their lines: refuses those that lines add up to. */
export async function refuseOverLines(
  db: ReadHandle,
  statementId: number | undefined,
  cells: Cells,
): Promise<void> {
  if (statementId === undefined) return;
  refuseOverSums(cells, sumsAfter(await linesOf(db, statementId), []));
}
