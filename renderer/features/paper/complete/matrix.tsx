import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useId, useRef } from 'react';
import { isTyping } from '../../../ui/is-typing.ts';
import { MatrixHead } from './matrix-head.tsx';
import { type CellAt, movedCell } from './matrix-move.ts';
import { MatrixRow, type MatrixItem, type MatrixHousehold } from './matrix-row.tsx';

interface MatrixProps {
  readonly label: string;
  readonly items: readonly MatrixItem[];
  readonly count: number;
  readonly rowAt: (index: number) => MatrixHousehold | undefined;
  readonly onRange: (first: number, last: number) => void;
  readonly at: CellAt;
  readonly onAt: (at: CellAt) => void;
  readonly onOpen: () => void;
}

const ROW = 32;
/** Height of the head: the group's name and the titles, written downwards. */
const HEAD = 152;
/** Widths of the columns that stay: 户主, 户编号, 缺. */
const FIXED = 92 + 142 + 44;
const CELL = 34;

/** Households down, what must be on file across; rows are painted as they come into sight. Arrows, PgUp, PgDn, Home, End, Enter. */
export function Matrix(props: MatrixProps): ReactNode {
  const { items, count, rowAt, at, onAt, onOpen, onRange } = props;
  const box = useRef<HTMLDivElement>(null);
  const prefix = useId();
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => box.current,
    estimateSize: () => ROW,
    overscan: 10,
    scrollPaddingStart: HEAD,
  });
  const lines = virtual.getVirtualItems();
  const first = lines[0]?.index ?? 0;
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => onRange(first, last), [first, last, onRange]);
  useEffect(() => {
    if (!isTyping(document.activeElement)) box.current?.focus({ preventScroll: true });
  }, []);

  const moveTo = (next: CellAt): void => {
    onAt(next);
    virtual.scrollToIndex(next.row, { align: 'auto' });
    const grid = box.current;
    if (grid === null) return;
    const left = next.column * CELL;
    const room = grid.clientWidth - FIXED - CELL;
    if (left < grid.scrollLeft) grid.scrollLeft = left;
    else if (left > grid.scrollLeft + room) grid.scrollLeft = left - room;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey) return;
    if (event.key === 'Enter') onOpen();
    else {
      const page = Math.max(1, Math.floor(((box.current?.clientHeight ?? 320) - HEAD) / ROW) - 1);
      const next = movedCell(event.key, event.ctrlKey, at, { rows: count, columns: items.length, page });
      if (next === null) return;
      moveTo(next);
    }
    event.preventDefault();
  };
  const newest = useRef(onAt);
  useEffect(() => {
    newest.current = onAt;
  });
  const onCell = useCallback(
    (row: number, column: number) => {
      box.current?.focus({ preventScroll: true });
      newest.current({ row, column });
      onOpen();
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- opening is the same act however often it is made anew
    [],
  );
  const width = FIXED + items.length * CELL;
  const template = `92px 142px 44px repeat(${items.length}, ${CELL}px)`;
  return (
    <div
      ref={box}
      className="grid matrix"
      role="grid"
      tabIndex={0}
      aria-label={props.label}
      aria-rowcount={count + 1}
      aria-colcount={items.length + 3}
      aria-activedescendant={
        at.row >= first && at.row <= last ? `${prefix}-${at.row}-${at.column}` : undefined
      }
      onKeyDown={onKeyDown}
    >
      <MatrixHead items={items} template={template} width={width} here={at.column} />
      <div role="rowgroup" style={{ position: 'relative', height: virtual.getTotalSize(), width }}>
        {lines.map((line) => (
          <MatrixRow
            key={line.key}
            prefix={prefix}
            index={line.index}
            top={line.start}
            template={template}
            items={items}
            row={rowAt(line.index)}
            here={line.index === at.row ? at.column : null}
            onCell={onCell}
          />
        ))}
      </div>
    </div>
  );
}
