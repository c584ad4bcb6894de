import { memo, type MouseEvent, type ReactNode } from 'react';
import type { Column } from './virtual-table.tsx';

/** What a mouse does to a row: put the cursor there, tick its box, open it. */
export type RowAct = 'point' | 'tick' | 'open';

interface TableRowProps<R> {
  readonly domId: string;
  readonly index: number;
  readonly start: number;
  readonly template: string;
  readonly columns: readonly Column<R>[];
  readonly row: R | undefined;
  readonly id: number | undefined;
  readonly name: string;
  readonly here: boolean;
  readonly picks: boolean;
  readonly picked: boolean;
  readonly onRow: (act: RowAct, index: number, event: MouseEvent | null) => void;
}

function Row<R>(props: TableRowProps<R>): ReactNode {
  const { index, row, here, picks, picked, onRow } = props;
  return (
    <div
      id={props.domId}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={picks ? picked : here}
      className={`row body-row${picked ? ' picked' : ''}${here ? ' here' : ''}`}
      style={{ gridTemplateColumns: props.template, transform: `translateY(${props.start}px)` }}
      onClick={(event) => onRow('point', index, event)}
      onDoubleClick={() => onRow('open', index, null)}
      onKeyDown={undefined}
    >
      {picks ? (
        <div role="gridcell" className="cell pick">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选择 ${row === undefined ? `第 ${index + 1} 行` : props.name}`}
            checked={picked}
            disabled={props.id === undefined}
            onClick={(event) => event.stopPropagation()}
            onChange={() => onRow('tick', index, null)}
          />
        </div>
      ) : null}
      {props.columns.map((column) => (
        <div key={column.key} role="gridcell" className={`cell ${column.align ?? ''}`}>
          {row === undefined ? <div className="skeleton" /> : column.render(row)}
        </div>
      ))}
    </div>
  );
}

/** A row is painted anew only when it changes itself, not while the list scrolls. */
export const TableRow = memo(Row) as typeof Row;
