import type { ReactNode } from 'react';
import type { Column, Sort } from './virtual-table.tsx';

interface TableHeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly template: string;
  readonly minWidth: number;
  readonly sort: Sort | undefined;
  readonly onSort: ((sort: Sort) => void) | undefined;
  readonly picks: boolean;
}

export function TableHead<R>({
  columns,
  template,
  minWidth,
  sort,
  onSort,
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
          </div>
        );
      })}
    </div>
  );
}
