import type { ReactNode, Ref } from 'react';
import type { CellBlock } from '#domain/entry/cell-block.ts';
import type { Marking } from './sheet-marks.ts';
import type { CellWrite } from './sheet-writes.ts';

export interface SheetHandle {
  /** Brings cursor and keyboard to a cell; to the one where they were, when none is named. */
  focus(row?: number, key?: string): void;
}

export interface SheetProps extends Marking {
  readonly label: string;
  /** The first columns that stay when the others scroll. */
  readonly frozen: number;
  /** In written form. */
  readonly textAt: (row: number, key: string) => string;
  /** What Enter fills in where the cell is blank, in written form. */
  readonly proposalAt?: (row: number, key: string) => string | null;
  /** Cells that Tab passes by, because they fill themselves. */
  readonly passes?: (row: number, key: string) => boolean;
  readonly rowName: (row: number) => string;
  readonly rowHead: (row: number) => ReactNode;
  /** Typing in the last row makes another one. */
  readonly grows?: boolean;
  readonly onWrite: (writes: readonly CellWrite[]) => void;
  /** Takes a block from elsewhere that wants to be looked at first; false leaves it to the sheet. */
  readonly onPasteBlock?: (block: CellBlock, at: { row: number; key: string }) => boolean;
  /** Somebody wants to go into, or copy, cells whose numbers are masked. */
  readonly onUncover?: () => void;
  /** Ctrl+Enter. */
  readonly onSubmit?: (row: number) => void;
  readonly onRemoveRow?: (row: number) => void;
  /** Takes the last typing back; false when there is none, and Ctrl+Z is the page's. */
  readonly onUndo?: () => boolean;
  /** Past the first or the last row. */
  readonly onLeave?: (to: 'up' | 'down') => void;
  readonly handle?: Ref<SheetHandle>;
  /** Said in the line under the sheet when there is nothing else to say. */
  readonly hint?: string;
}
