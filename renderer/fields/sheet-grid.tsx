import { type ReactNode, useId } from 'react';
import { ActiveCell } from './sheet-cell.tsx';
import type { SheetColumn } from './sheet-column.ts';
import { acceptFix, onSheetCopy, onSheetKey, onSheetPaste, type SheetActs } from './sheet-keys.ts';
import { SheetLine } from './sheet-line.tsx';
import { type CellMark, countMarks, notedCell } from './sheet-marks.ts';
import { cellCount, isIn } from './sheet-move.ts';
import type { SheetProps } from './sheet-props.ts';
import type { CellWrite } from './sheet-writes.ts';
import { useSheetCursor } from './use-sheet-cursor.ts';

/** Cells that are moved over and typed into like those of a spreadsheet. Keys: see the help sheet (F1). */
export function SheetGrid(props: SheetProps): ReactNode {
  const { columns, rowCount } = props;
  const id = useId();
  const cursor = useSheetCursor(props, `${id}-sheet`);
  const write = (writes: readonly CellWrite[]): boolean => {
    const differing = writes.filter(
      ({ row, key, text }) => row >= rowCount || text !== props.textAt(row, key),
    );
    if (differing.length > 0) props.onWrite(differing);
    return differing.length > 0;
  };
  const noted = notedCell(props, cursor.here);
  const acts: SheetActs = { props, cursor, noted, write };
  const column = columns[cursor.here.column];
  const proposal =
    column === undefined || props.textAt(cursor.here.row, column.key) !== ''
      ? null
      : (props.proposalAt?.(cursor.here.row, column.key) ?? null);
  const hint =
    column === undefined || proposal === null
      ? column?.hint || (props.hint ?? '')
      : `按 Enter 采用“${column.shown(proposal)}”，不对就直接填别的`;
  return (
    <div className="cell-box">
      <div
        className="cell-scroll"
        id={`${id}-sheet`}
        onFocus={() => cursor.setKeyboard(true)}
        onBlur={({ relatedTarget, currentTarget }) => {
          if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) cursor.setKeyboard(false);
        }}
      >
        <table
          className="cell-sheet"
          role="grid"
          aria-label={props.label}
          aria-rowcount={rowCount + 1}
          aria-colcount={columns.length + 1}
          aria-multiselectable="true"
        >
          <SheetHead columns={columns} frozen={props.frozen} />
          <tbody>
            {Array.from({ length: rowCount }, (_, row) => (
              <tr key={row} aria-rowindex={row + 2}>
                <th scope="row" className="row-head frozen" style={{ left: 0 }}>
                  {props.rowHead(row)}
                </th>
                {columns.map((each, index) => (
                  <Cell key={each.key} acts={acts} row={row} index={index} column={each} lineId={id} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <SheetLine
        id={id}
        mark={noted?.mark}
        where={noted === null || noted.isHere ? '' : `${props.rowName(noted.row)}“${noted.label}”：`}
        others={countMarks(props)}
        hint={hint}
        onFix={() => acceptFix(acts)}
      />
    </div>
  );
}

function SheetHead({ columns, frozen }: { columns: readonly SheetColumn[]; frozen: number }): ReactNode {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <th
          className="row-head frozen"
          style={{ left: 0, width: ROW_HEAD, minWidth: ROW_HEAD }}
          aria-label="行"
        />
        {columns.map((column, index) => (
          <th
            key={column.key}
            aria-colindex={index + 2}
            className={`${column.align ?? ''}${index < frozen ? ' frozen' : ''}`}
            style={{ width: column.width, minWidth: column.width, left: leftOf(columns, frozen, index) }}
            title={column.title}
          >
            {column.label}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  readonly acts: SheetActs;
  readonly row: number;
  readonly index: number;
  readonly column: SheetColumn;
  readonly lineId: string;
}

function Cell({ acts, row, index, column, lineId }: CellProps): ReactNode {
  const { props, cursor, write } = acts;
  const { here, marked } = cursor;
  const isHere = row === here.row && index === here.column;
  const isMarked = isIn({ row, column: index }, marked);
  const mark = props.markAt(row, column.key);
  const text = props.textAt(row, column.key);
  const proposal = text === '' ? (props.proposalAt?.(row, column.key) ?? null) : null;
  const shown = column.shown(text);
  return (
    <td
      aria-colindex={index + 2}
      aria-selected={isMarked}
      aria-invalid={mark?.tone === 'wrong'}
      className={classOf(column, mark, { isHere, isMarked, isFrozen: index < props.frozen })}
      style={{ left: leftOf(props.columns, props.frozen, index) }}
      onMouseDown={(event) => {
        if (isHere) return;
        event.preventDefault();
        leaveTyping();
        cursor.endTabs();
        cursor.moveTo({ row, column: index }, event.shiftKey);
      }}
    >
      <span className={`cell-text${proposal === null ? '' : ' proposed'}`} title={shown}>
        {proposal === null ? shown : column.shown(proposal)}
      </span>
      {isHere ? (
        <ActiveCell
          key={`${row} ${column.key}`}
          column={column}
          written={text}
          wrong={mark?.tone === 'wrong'}
          label={`${props.rowName(row)} ${column.label} ${shown}`.trim()}
          describedBy={lineId}
          takesFocus={cursor.takesFocus}
          marksMore={cellCount(marked) > 1}
          onCommit={(next, then) => cursor.go(then, write([{ row, key: column.key, text: next }]))}
          onKey={(event) => onSheetKey(event, acts)}
          onUncover={() => props.onUncover?.()}
          onCopy={(event) => onSheetCopy(event, acts)}
          onPaste={(event) => onSheetPaste(event, acts)}
        />
      ) : null}
    </td>
  );
}

/** What is being typed is kept before the cursor goes elsewhere. */
function leaveTyping(): void {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
}

const ROW_HEAD = 38;

const leftOf = (columns: readonly SheetColumn[], frozen: number, index: number): number | undefined =>
  index >= frozen
    ? undefined
    : columns.slice(0, index).reduce((left, column) => left + column.width, ROW_HEAD);

function classOf(
  column: SheetColumn,
  mark: CellMark | undefined,
  is: { isHere: boolean; isMarked: boolean; isFrozen: boolean },
): string {
  return [
    column.align ?? '',
    column.fixed === true ? 'fixed' : '',
    mark?.tone ?? '',
    is.isHere ? 'here' : is.isMarked ? 'marked' : '',
    is.isFrozen ? 'frozen' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}
