import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useRef,
} from 'react';
import { isTyping } from './is-typing.ts';
import { movedCursor, toggled, withRange } from './row-cursor.ts';
import { TableHead } from './table-head.tsx';
import { type RowAct, TableRow } from './table-row.tsx';

export interface Column<R> {
  readonly key: string;
  readonly title: string;
  readonly width: number;
  /** Takes the room that is left. */
  readonly grow?: boolean;
  readonly align?: 'right' | 'center';
  readonly sortable?: boolean;
  readonly render: (row: R) => ReactNode;
}

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

export interface VirtualTableProps<R> {
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly count: number;
  readonly rowAt: (index: number) => R | undefined;
  readonly idOf: (row: R) => number;
  /** Name of a row for its checkbox. */
  readonly nameOf?: (row: R) => string;
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  readonly onOpen?: (row: R) => void;
  readonly selection?: ReadonlySet<number>;
  readonly onSelection?: (ids: Set<number>) => void;
  /** Ctrl+A: every row of the list, also those that are not loaded. */
  readonly onAll?: () => void;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** A column was drawn wider or narrower. */
  readonly onWidth?: (key: string, width: number) => void;
  readonly onRange?: (first: number, last: number) => void;
  readonly empty?: ReactNode;
  readonly autoFocus?: boolean;
}

const ROW = 32;
const HEAD = 30;

/** A list of any length: rows are painted as they come into sight; ↑↓ PgUp PgDn Home End Space Enter, Ctrl+A, Esc chooses none. */
export function VirtualTable<R>(props: VirtualTableProps<R>): ReactNode {
  const { count, rowAt, idOf, cursor, selection, onSelection } = props;
  const box = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 12,
    scrollPaddingStart: HEAD,
    paddingStart: 0,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  const { onRange } = props;
  useEffect(() => onRange?.(first, last), [first, last, onRange]);
  useEffect(() => {
    // A table that comes late takes no keys from who types elsewhere by then.
    if (props.autoFocus && !isTyping(document.activeElement)) box.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  const picks = selection !== undefined && onSelection !== undefined;
  const template = `${picks ? '30px ' : ''}${props.columns
    .map((column) => (column.grow ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(' ')}`;
  const width = props.columns.reduce((sum, column) => sum + column.width, picks ? 30 : 0);
  const idAt = (index: number): number | undefined => {
    const row = rowAt(index);
    return row === undefined ? undefined : idOf(row);
  };
  const moveTo = (index: number): void => {
    props.onCursor(index);
    virtual.scrollToIndex(index, { align: 'auto' });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target instanceof HTMLInputElement && event.key !== 'Enter') return;
    const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 320) - HEAD) / ROW) - 1);
    const next = event.ctrlKey || event.altKey ? null : movedCursor(event.key, cursor, count, page);
    if (next !== null) {
      if (event.shiftKey && picks) onSelection(withRange(selection, Math.max(cursor, 0), next, idAt));
      moveTo(next);
    } else if (event.key === ' ' && picks) {
      const id = idAt(cursor);
      if (id !== undefined) onSelection(toggled(selection, id));
    } else if (event.ctrlKey && event.key.toLowerCase() === 'a' && props.onAll !== undefined) {
      props.onAll();
    } else if (event.key === 'Escape' && picks && selection.size > 0) {
      onSelection(new Set());
    } else if (event.key === 'Enter') {
      const row = rowAt(cursor);
      if (row !== undefined) props.onOpen?.(row);
    } else return;
    event.preventDefault();
  };

  const handle = (act: RowAct, index: number, event: MouseEvent | null): void => {
    const row = rowAt(index);
    const id = row === undefined ? undefined : idOf(row);
    if (act === 'open') {
      if (row !== undefined) props.onOpen?.(row);
      return;
    }
    if (picks && act === 'tick' && id !== undefined) return onSelection(toggled(selection, id));
    box.current?.focus({ preventScroll: true });
    if (picks && event?.shiftKey) onSelection(withRange(selection, Math.max(cursor, 0), index, idAt));
    else if (picks && (event?.ctrlKey || event?.metaKey) && id !== undefined)
      onSelection(toggled(selection, id));
    props.onCursor(index);
  };
  const newest = useRef(handle);
  useEffect(() => {
    newest.current = handle;
  });
  const onRow = useCallback(
    (act: RowAct, index: number, event: MouseEvent | null) => newest.current(act, index, event),
    [],
  );

  return (
    <div
      ref={box}
      className="grid"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-multiselectable={picks}
      aria-activedescendant={cursor >= first && cursor <= last ? `${prefix}-${cursor}` : undefined}
      onKeyDown={onKeyDown}
    >
      <TableHead
        columns={props.columns}
        template={template}
        minWidth={width}
        sort={props.sort}
        onSort={props.onSort}
        onWidth={props.onWidth}
        picks={picks}
      />
      {count === 0 ? props.empty : null}
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize(), minWidth: width }}>
        {items.map((item) => {
          const row = rowAt(item.index);
          const id = row === undefined ? undefined : idOf(row);
          return (
            <TableRow
              key={item.key}
              domId={`${prefix}-${item.index}`}
              index={item.index}
              start={item.start}
              template={template}
              columns={props.columns}
              row={row}
              id={id}
              name={row === undefined ? '' : (props.nameOf?.(row) ?? '')}
              here={item.index === cursor}
              picks={picks}
              picked={id !== undefined && (selection?.has(id) ?? false)}
              onRow={onRow}
            />
          );
        })}
      </div>
    </div>
  );
}
