import { useCallback, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import type { Then } from './sheet-cell.tsx';
import { type At, type Block, blockOf, stepped, tabbed } from './sheet-move.ts';
import type { SheetProps } from './sheet-props.ts';

export interface SheetCursor {
  readonly here: At;
  /** The marked block; the cell of the cursor alone when nothing more is marked. */
  readonly marked: Block;
  readonly moveTo: (next: At, extend?: boolean) => void;
  readonly markAll: () => void;
  readonly markNone: () => void;
  /** Where a cell that is done with leads. `wrote` when a text was just kept, so that the sheet may have grown. */
  readonly go: (then: Then, wrote: boolean) => void;
  /** Whether Tab stays in the sheet. */
  readonly canTab: (back: boolean) => boolean;
  /** Ends a row of Tabs: Enter goes straight down again. */
  readonly endTabs: () => void;
  readonly takesFocus: () => boolean;
  readonly setKeyboard: (has: boolean) => void;
}

function takeFocus(sheetId: string): void {
  const sheet = document.getElementById(sheetId);
  if (sheet?.contains(document.activeElement) === false) sheet.querySelector('input')?.focus();
}

/** Where the cursor of a sheet stands, what is marked, and how Tab, Enter and the arrows move it. */
export function useSheetCursor(props: SheetProps, sheetId: string): SheetCursor {
  const { columns, rowCount } = props;
  const [at, setAt] = useState<At>({ row: 0, column: 0 });
  const [anchor, setAnchor] = useState<At>(at);
  /** Where a row of Tabs began: Enter returns under it. */
  const [tabbedFrom, setTabbedFrom] = useState<number | null>(null);
  const hasKeyboard = useRef(false);
  const takesFocus = useCallback(() => hasKeyboard.current, []);
  const isCalled = useRef(false);
  // A dialog that closes as the sheet is called holds the keyboard until it is gone from the page.
  useLayoutEffect(() => {
    if (isCalled.current) takeFocus(sheetId);
    isCalled.current = false;
  });
  const extent = { rows: rowCount, columns: columns.length };
  const inside = ({ row, column }: At): At => ({
    row: Math.max(0, Math.min(row, rowCount - 1)),
    column: Math.max(0, Math.min(column, columns.length - 1)),
  });
  const here = inside(at);
  const moveTo = (next: At, extend = false): void => {
    hasKeyboard.current = true;
    setAt(next);
    if (!extend) setAnchor(next);
  };
  const passes = ({ row, column: index }: At): boolean => {
    const column = columns[index];
    return column === undefined || column.fixed === true || (props.passes?.(row, column.key) ?? false);
  };
  const tab = (back: boolean, wrote: boolean): void => {
    const newRow = {
      row: rowCount,
      column: Math.max(
        0,
        columns.findIndex((_, column) => !passes({ row: rowCount, column })),
      ),
    };
    const next =
      tabbed(here, back, extent, passes) ?? (!back && wrote && props.grows === true ? newRow : null);
    if (next === null) return;
    setTabbedFrom(next.row === here.row ? (tabbedFrom ?? here.column) : next.column);
    moveTo(next);
  };
  const line = (then: 'up' | 'down', wrote: boolean): void => {
    const row = here.row + (then === 'down' ? 1 : -1);
    const isNew = row === rowCount && wrote && props.grows === true;
    if ((row < 0 || row >= rowCount) && !isNew) return props.onLeave?.(then);
    moveTo({ row, column: tabbedFrom ?? here.column });
    setTabbedFrom(null);
  };
  const go = (then: Then, wrote: boolean): void => {
    if (then === 'submit') props.onSubmit?.(here.row);
    else if (then === 'next' || then === 'previous') tab(then === 'previous', wrote);
    else if (then === 'up' || then === 'down') line(then, wrote);
    else if (then !== 'stay') {
      setTabbedFrom(null);
      moveTo(stepped(here, then === 'left' ? 'ArrowLeft' : 'ArrowRight', false, extent) ?? here);
    }
  };
  useImperativeHandle(props.handle, () => ({
    focus(row, key) {
      const column = columns.findIndex((each) => each.key === key);
      isCalled.current = true;
      setTabbedFrom(null);
      moveTo({ row: row ?? here.row, column: column < 0 ? here.column : column });
      // The place that is left keeps what was typed and gives the keyboard up before anything is drawn anew.
      takeFocus(sheetId);
    },
  }));
  return {
    here,
    marked: blockOf(inside(anchor), here),
    moveTo,
    markAll: () => {
      setAnchor({ row: 0, column: 0 });
      moveTo({ row: rowCount - 1, column: columns.length - 1 }, true);
    },
    markNone: () => setAnchor(here),
    go,
    canTab: (back) => tabbed(here, back, extent, passes) !== null,
    endTabs: () => setTabbedFrom(null),
    takesFocus,
    setKeyboard: (has) => (hasKeyboard.current = has),
  };
}
