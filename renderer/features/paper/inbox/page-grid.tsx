import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useState,
} from 'react';
import { isTyping } from '../../../ui/is-typing.ts';
import { toggled, withRange } from '../../../ui/row-cursor.ts';
import { movedTile } from './grid-keys.ts';
import type { InboxPage } from './inbox-words.ts';
import { PageTile } from './page-tile.tsx';
import { useThumbs } from './use-thumbs.ts';

const TILE = { width: 121, height: 200 } as const;
const GAP = 8;

interface PageGridProps {
  /** Takes the focus back after an act. */
  readonly box: RefObject<HTMLDivElement | null>;
  readonly label: string;
  readonly count: number;
  readonly pageAt: (index: number) => InboxPage | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly cursor: number;
  readonly onCursor: (index: number) => void;
  readonly selection: ReadonlySet<number>;
  readonly onSelection: (ids: ReadonlySet<number>) => void;
  /** Ctrl+A: every page of the list. */
  readonly onAll: () => void;
  readonly onEnter: () => void;
  readonly onDelete: () => void;
  readonly empty: ReactNode;
}

/** Pages as small pictures in rows, painted as they come into sight; arrows, Shift, Space, Ctrl+A, Esc. */
export function PageGrid(props: PageGridProps): ReactNode {
  const { box, count, pageAt, cursor, selection, onSelection, onRange } = props;
  const prefix = useId();
  const columns = useColumns(box);
  const virtual = useVirtualizer({
    count: Math.ceil(count / columns),
    getScrollElement: () => box.current,
    estimateSize: () => TILE.height + GAP,
    overscan: 2,
    paddingStart: GAP,
  });
  const rows = virtual.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * columns;
  const last = Math.min(count, ((rows.at(-1)?.index ?? 0) + 1) * columns) - 1;
  useEffect(() => onRange(first, Math.max(first, last)), [first, last, onRange]);
  const idAt = (index: number): number | undefined => pageAt(index)?.id;
  const thumbs = useThumbs({ first, last, idAt });

  useEffect(() => {
    // A list that comes late takes no keys from who types elsewhere by then.
    if (!isTyping(document.activeElement)) box.current?.focus({ preventScroll: true });
  }, [box]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const inSight = Math.max(1, Math.floor((box.current?.clientHeight ?? 0) / (TILE.height + GAP)));
    const next =
      event.altKey || event.ctrlKey ? null : movedTile(event.key, cursor, { count, columns, rows: inSight });
    const id = idAt(cursor);
    if (next !== null) {
      if (event.shiftKey) onSelection(withRange(selection, cursor, next, idAt));
      props.onCursor(next);
      virtual.scrollToIndex(Math.floor(next / columns), { align: 'auto' });
    } else if (event.key === ' ' && id !== undefined) onSelection(toggled(selection, id));
    else if (event.ctrlKey && event.key.toLowerCase() === 'a') props.onAll();
    else if (event.key === 'Escape' && selection.size > 0) onSelection(new Set());
    else if (event.key === 'Enter') props.onEnter();
    else if (event.key === 'Delete') props.onDelete();
    else return;
    event.preventDefault();
  };
  const press = (index: number, event: MouseEvent): void => {
    box.current?.focus({ preventScroll: true });
    const id = idAt(index);
    if (event.shiftKey) onSelection(withRange(selection, cursor, index, idAt));
    else if ((event.ctrlKey || event.metaKey) && id !== undefined) onSelection(toggled(selection, id));
    props.onCursor(index);
  };
  return (
    <div
      ref={box}
      className="page-grid"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={cursor >= first && cursor <= last ? `${prefix}-${cursor}` : undefined}
      onKeyDown={onKeyDown}
    >
      {count === 0 ? props.empty : null}
      <div style={{ position: 'relative', height: count === 0 ? 0 : virtual.getTotalSize() }}>
        {rows.map((row) => (
          <div
            key={row.key}
            role="presentation"
            className="page-row"
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {Array.from({ length: Math.min(columns, count - row.index * columns) }, (_, at) => {
              const index = row.index * columns + at;
              const page = pageAt(index);
              return (
                <PageTile
                  key={index}
                  domId={`${prefix}-${index}`}
                  page={page}
                  thumb={page === undefined ? undefined : thumbs.get(page.id)}
                  isHere={index === cursor}
                  isChosen={page !== undefined && selection.has(page.id)}
                  onPress={(event) => press(index, event)}
                  onTick={() => page !== undefined && onSelection(toggled(selection, page.id))}
                />
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** How many tiles lie in a row of the room that there is. */
function useColumns(box: RefObject<HTMLDivElement | null>): number {
  const [columns, setColumns] = useState(3);
  useEffect(() => {
    if (box.current === null) return undefined;
    const watch = new ResizeObserver(([entry]) => {
      if (entry === undefined) return;
      setColumns(Math.max(1, Math.floor((entry.contentRect.width - GAP) / (TILE.width + GAP))));
    });
    watch.observe(box.current);
    return () => watch.disconnect();
  }, [box]);
  return columns;
}
