import type { ClipboardEvent, KeyboardEvent } from 'react';
import { formatCellBlock, parseCellBlock } from '#domain/entry/cell-block.ts';
import { nextMarked, type NotedCell } from './sheet-marks.ts';
import { cellCount, stepped } from './sheet-move.ts';
import type { SheetProps } from './sheet-props.ts';
import { type CellWrite, cleared, copied, pasted, repeated } from './sheet-writes.ts';
import type { SheetCursor } from './use-sheet-cursor.ts';

export interface SheetActs {
  readonly props: SheetProps;
  readonly cursor: SheetCursor;
  /** What the line under the sheet speaks of. */
  readonly noted: NotedCell | null;
  /** Keeps what differs; says whether anything did. */
  readonly write: (writes: readonly CellWrite[]) => boolean;
}

/** Alt+Enter: what the line under the sheet proposes. */
export function acceptFix({ noted, write }: SheetActs): void {
  if (noted?.mark.fix !== undefined) write([{ row: noted.row, key: noted.key, text: noted.mark.fix.text }]);
}

/** Enter on a grey proposal takes it. */
function acceptProposal({ props, cursor: { here }, write }: SheetActs): boolean {
  const key = props.columns[here.column]?.key;
  if (key === undefined || props.textAt(here.row, key) !== '') return false;
  const proposal = props.proposalAt?.(here.row, key) ?? null;
  return proposal !== null && write([{ row: here.row, key, text: proposal }]);
}

type Act = () => void;

/** What a key means while nothing is being typed; null where it is not the sheet's. */
function actOf(event: KeyboardEvent, acts: SheetActs): Act | null {
  const { props, cursor, write } = acts;
  const { key, shiftKey, altKey } = event;
  if (event.ctrlKey || event.metaKey) return ctrlActOf(event, acts) ?? arrowOf(event, acts);
  if (key === 'Tab')
    return cursor.canTab(shiftKey) ? () => cursor.go(shiftKey ? 'previous' : 'next', false) : null;
  if (key === 'Enter' && altKey) return () => acceptFix(acts);
  if (key === 'Enter') return () => cursor.go(shiftKey ? 'up' : 'down', acceptProposal(acts));
  if (key === 'F8') {
    const next = nextMarked(props, cursor.here);
    return () => (next === null ? undefined : cursor.moveTo(next));
  }
  if (key === 'Delete' || key === 'Backspace') return () => void write(cleared(cursor.marked, props.columns));
  if (key === 'Escape') return cellCount(cursor.marked) > 1 ? cursor.markNone : null;
  return altKey ? null : arrowOf(event, acts);
}

function ctrlActOf(event: KeyboardEvent, { props, cursor, write }: SheetActs): Act | null {
  const { here, marked } = cursor;
  switch (event.key.toLowerCase()) {
    case 'enter':
      return () => cursor.go('submit', false);
    case 'delete':
      return () => props.onRemoveRow?.(here.row);
    case 'd':
      return () => void write(repeated(marked, props.columns, props.textAt));
    case 'a':
      return cursor.markAll;
    case 'z':
      return !event.shiftKey && props.onUndo?.() === true ? () => undefined : null;
    default:
      return null;
  }
}

function arrowOf(event: KeyboardEvent, { props, cursor }: SheetActs): Act | null {
  const { here } = cursor;
  const extent = { rows: props.rowCount, columns: props.columns.length };
  const next = stepped(here, event.key, event.ctrlKey, extent);
  if (next === null) return null;
  const stands = next.row === here.row && next.column === here.column;
  if (stands && !event.shiftKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown'))
    return () => props.onLeave?.(event.key === 'ArrowUp' ? 'up' : 'down');
  return () => {
    cursor.endTabs();
    cursor.moveTo(next, event.shiftKey);
  };
}

export function onSheetKey(event: KeyboardEvent, acts: SheetActs): void {
  const act = actOf(event, acts);
  if (act === null) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

/** What was copied inside the window last: pasting it back needs no preview. */
let ownCopy = '';
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');

export function onSheetCopy(event: ClipboardEvent, { props, cursor }: SheetActs): void {
  event.preventDefault();
  const { left, right } = cursor.marked;
  if (props.columns.slice(left, right + 1).some(({ masked }) => masked === true)) return props.onUncover?.();
  ownCopy = formatCellBlock(copied(cursor.marked, props.columns, props.textAt));
  event.clipboardData.setData('text/plain', ownCopy);
}

export function onSheetPaste(event: ClipboardEvent, { props, cursor, write }: SheetActs): void {
  event.preventDefault();
  const text = event.clipboardData.getData('text/plain');
  const { marked } = cursor;
  const key = props.columns[marked.left]?.key;
  if (text === '' || key === undefined) return;
  const block = parseCellBlock(text);
  const isOwn = withoutReturns(text) === withoutReturns(ownCopy);
  if (!isOwn && props.onPasteBlock?.(block, { row: marked.top, key }) === true) return;
  write(pasted(block, marked, props.columns));
}
