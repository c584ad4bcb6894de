import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useState } from 'react';
import { movedCursor } from '../../ui/row-cursor.ts';
import { type ScoreColumn, type ScoredRow, type ScoreGroup, tickOf } from './score-cells.ts';
import { ScoreHead } from './score-head.tsx';
import { cellId, ScoreRow } from './score-row.tsx';
import type { ScoreEntry } from './use-score-entry.ts';

export interface Cursor {
  readonly row: number;
  readonly column: number;
}

interface ScoreGridProps {
  readonly groups: readonly ScoreGroup[];
  readonly rows: readonly ScoredRow[];
  readonly isScored: boolean;
  readonly isLocked: boolean;
  /** Households below the line of 规模控制. */
  readonly below: ReadonlySet<number>;
  readonly cursor: Cursor;
  readonly onCursor: (cursor: Cursor) => void;
  readonly entry: ScoreEntry;
}

const PAGE = 10;

/** Households by need, items and lines as columns; points are typed, lines ticked by 1, 0 or the space bar. */
export function ScoreGrid(props: ScoreGridProps): ReactNode {
  const { groups, rows, isScored, isLocked, below, cursor, onCursor, entry } = props;
  const columns = groups.flatMap((group) => group.columns);
  const [draft, setDraft] = useState<string | null>(null);
  const row = rows[cursor.row];
  const column = columns[cursor.column];
  const active = row === undefined || column === undefined ? undefined : cellId(row.householdId, column.key);
  useEffect(() => {
    if (active !== undefined)
      document.getElementById(active)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active]);
  /** Saves what was typed; false when it cannot be taken, so that the cursor stays. */
  const commit = (): boolean => {
    if (draft === null || row === undefined || column === undefined) return true;
    if (!entry.enterPoints(row, column, draft)) return false;
    setDraft(null);
    return true;
  };
  const move = (to: Cursor): void => {
    if (commit()) onCursor(to);
  };
  const onMouseDown = ({ target: hit }: MouseEvent<HTMLElement>): void => {
    const at = hit instanceof Element ? hit.closest('td[data-column]') : null;
    const line = at?.closest('tr[data-row]');
    if (at instanceof HTMLElement && line instanceof HTMLElement)
      move({ row: Number(line.dataset['row']), column: Number(at.dataset['column']) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const to = target(event.key, cursor, { rows: rows.length, columns: columns.length });
    if (to !== null) move(to);
    else if (row === undefined || column === undefined || isLocked || row.dropped) return;
    else if (event.key === 'F2') entry.askNote(row, column);
    else if (!typed(event.key, { row, column, draft, setDraft, entry })) return;
    event.preventDefault();
  };
  return (
    <div className="score-scroll">
      <table
        className={isScored ? 'score-sheet' : 'score-sheet wide'}
        role="grid"
        aria-label="评分和核对"
        aria-activedescendant={active}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onMouseDown={onMouseDown}
        onBlur={() => void commit()}
      >
        <ScoreHead groups={groups} isScored={isScored} column={column} />
        <tbody>
          {rows.map((each, at) => (
            <ScoreRow
              key={each.householdId}
              at={at}
              row={each}
              columns={columns}
              isScored={isScored}
              here={at === cursor.row ? cursor.column : null}
              draft={at === cursor.row ? draft : null}
              isBelow={below.has(each.householdId)}
              isCut={below.has(each.householdId) && !below.has(rows[at - 1]?.householdId ?? 0)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Where a key leads; Enter goes on as one fills a row, from its end to the next one's beginning. */
function target(
  key: string,
  { row, column }: Cursor,
  { rows, columns }: { rows: number; columns: number },
): Cursor | null {
  switch (key) {
    case 'ArrowLeft':
      return { row, column: Math.max(0, column - 1) };
    case 'ArrowRight':
      return { row, column: Math.min(columns - 1, column + 1) };
    case 'Enter':
      if (column < columns - 1) return { row, column: column + 1 };
      return row < rows - 1 ? { row: row + 1, column: 0 } : { row, column };
    case 'Home':
      return { row, column: 0 };
    case 'End':
      return { row, column: columns - 1 };
    default: {
      const to = movedCursor(key, row, rows, PAGE);
      return to === null ? null : { row: to, column };
    }
  }
}

interface Typing {
  readonly row: ScoredRow;
  readonly column: ScoreColumn;
  readonly draft: string | null;
  readonly setDraft: (draft: string | null) => void;
  readonly entry: ScoreEntry;
}

/** Whether the key was one that fills a cell. */
function typed(key: string, { row, column, draft, setDraft, entry }: Typing): boolean {
  if (column.most === null) {
    const applies = tickOf(key, row.lines[column.at]?.answer ?? null);
    if (applies === undefined) return false;
    entry.tick(row, column, applies);
    return true;
  }
  if (/^\d$/u.test(key)) setDraft(((draft ?? '') + key).slice(0, 3));
  else if (key === 'Backspace' && draft !== null) setDraft(draft.slice(0, -1));
  else if (key === 'Delete' || key === 'Backspace') entry.enterPoints(row, column, '');
  else if (key === 'Escape' && draft !== null) {
    setDraft(null);
    entry.giveUp();
  } else return false;
  return true;
}
