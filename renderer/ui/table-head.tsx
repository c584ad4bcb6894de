import type { PointerEvent, ReactNode } from 'react';
import type { Column, Sort } from './virtual-table.tsx';

interface TableHeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly template: string;
  readonly minWidth: number;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly onWidth: ((key: string, width: number) => void) | undefined;
  readonly picks: boolean;
}

const NARROWEST = 40;

/** The edge of a column, to be drawn; the width is told when the pointer lets go. */
function Grip({ onWidth }: { onWidth: (width: number) => void }): ReactNode {
  const begin = (event: PointerEvent<HTMLSpanElement>): void => {
    const grip = event.currentTarget;
    const from = event.clientX;
    const width = grip.parentElement?.offsetWidth ?? NARROWEST;
    const to = (clientX: number): number => Math.max(NARROWEST, Math.round(width + clientX - from));
    grip.setPointerCapture(event.pointerId);
    grip.onpointermove = (move) => grip.style.setProperty('--drawn', `${to(move.clientX) - width}px`);
    grip.onpointerup = (up) => {
      grip.onpointermove = grip.onpointerup = null;
      grip.style.removeProperty('--drawn');
      if (to(up.clientX) !== width) onWidth(to(up.clientX));
    };
  };
  return <span className="grip" aria-hidden onPointerDown={begin} />;
}

export function TableHead<R>({
  columns,
  template,
  minWidth,
  sort,
  onSort,
  onWidth,
  picks,
}: TableHeadProps<R>): ReactNode {
  return (
    <div role="row" className="row head" style={{ gridTemplateColumns: template, minWidth }}>
      {picks ? <div role="columnheader" aria-label="选择" className="cell pick" /> : null}
      {columns.map((column) => {
        const sorted = sort?.key === column.key;
        const mark = sorted ? (sort.descending ? ' ↓' : ' ↑') : '';
        return (
          <div
            key={column.key}
            role="columnheader"
            aria-sort={sorted ? (sort.descending ? 'descending' : 'ascending') : undefined}
            className={`cell ${column.align ?? ''}`}
          >
            {column.sortable && onSort !== undefined ? (
              <button
                type="button"
                title={`按${column.title}排序`}
                onClick={() => onSort({ key: column.key, descending: sorted && !sort.descending })}
              >
                {column.title}
                {mark}
              </button>
            ) : (
              column.title
            )}
            {onWidth === undefined ? null : <Grip onWidth={(width) => onWidth(column.key, width)} />}
          </div>
        );
      })}
    </div>
  );
}
