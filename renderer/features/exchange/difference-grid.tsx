import { Button, Drawer } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import type { DifferenceRow } from '#contract/import.ts';
import { call } from '../../client.ts';
import { Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { type Column, VirtualTable } from '../../ui/virtual-table.tsx';
import { DifferenceCell } from './difference-cell.tsx';
import { leading } from './difference-columns.tsx';
import { DifferenceDetail } from './difference-detail.tsx';
import { type DifferenceFilter, DifferenceFilters } from './difference-filters.tsx';

type Page = Output<'import.differences'>;
type Ticked = Output<'import.tick'>;

/** As many columns as can be read side by side; the others are a click on 指标 away. */
const COLUMNS_SHOWN = 40;

interface DifferenceGridProps {
  readonly importId: string;
  readonly onCounts: (counts: Ticked) => void;
}

/** Old → new, one row a household or person, one column a field: ticked by row, column or cell. */
export function DifferenceGrid({ importId, onCounts }: DifferenceGridProps): ReactNode {
  const client = useQueryClient();
  const [filter, setFilter] = useState<DifferenceFilter>({});
  const asked = useDebounced(filter, 250);
  const key = ['import.differences', importId, asked];
  const rows = usePagedRows<DifferenceRow, Page>(key, (offset, limit) =>
    call('import.differences', { importId, filter: asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [open, setOpen] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const tick = async (wish: Omit<Request<'import.tick'>, 'importId'>): Promise<void> => {
    setError(null);
    try {
      onCounts(await call('import.tick', { importId, ...wish }));
      await client.invalidateQueries({ queryKey: ['import.differences', importId] });
    } catch (thrown) {
      setError(thrown);
    }
  };
  const fields = rows.firstPage?.columns;
  const first = rows.firstPage?.rows;
  const columns = useMemo(() => {
    const wanted = asked.columns;
    const changes = new Set(
      first?.flatMap(({ cells }) => cells.flatMap(({ column, before }) => (before === '' ? [] : [column]))),
    );
    const shown = (fields ?? []).filter(({ column }) => wanted === undefined || wanted.includes(column));
    return [
      ...leading,
      ...shown.slice(0, COLUMNS_SHOWN).map(({ column, label }): Column<DifferenceRow> => ({
        key: column,
        title: label,
        width: Math.max(changes.has(column) ? 224 : 130, label.length * 15),
        render: (row) => (
          <DifferenceCell
            cell={row.cells.find((each) => each.column === column)}
            name={row.name}
            rowTicked={row.ticked}
            onTick={(on) => void tick({ on, cells: [{ row: row.row, column }] })}
          />
        ),
      })),
    ];
    // eslint-disable-next-line react-hooks/exhaustive-deps -- `tick` does the same whatever is drawn
  }, [fields, first, asked.columns]);
  // Rows have no numbers of their own: their place is their id. Only what is in sight is looked at for its tick.
  const places = useRef(new WeakMap<DifferenceRow, number>());
  const rowAt = (index: number): DifferenceRow | undefined => {
    const row = rows.rowAt(index);
    if (row !== undefined) places.current.set(row, index);
    return row;
  };
  const [sight, setSight] = useState({ first: 0, last: 0 });
  const { onRange } = rows;
  const onSight = useCallback(
    (from: number, to: number) => {
      setSight({ first: from, last: to });
      onRange(from, to);
    },
    [onRange],
  );
  const ticked = new Set<number>();
  for (let index = sight.first; index <= sight.last && index < rows.count; index += 1)
    if (rows.rowAt(index)?.ticked === true) ticked.add(index + 1);
  const placeOf = (row: DifferenceRow): number => (places.current.get(row) ?? 0) + 1;
  const turn = (next: ReadonlySet<number>): void => {
    const changed = (from: ReadonlySet<number>, to: ReadonlySet<number>): string[] =>
      [...from]
        .flatMap((id) => (to.has(id) ? [] : [rows.rowAt(id - 1)?.row ?? '']))
        .filter((id) => id !== '');
    const [off, on] = [changed(ticked, next), changed(next, ticked)];
    if (off.length > 0) void tick({ on: false, rows: off });
    if (on.length > 0) void tick({ on: true, rows: on });
  };
  const detail = open === null ? null : (rows.rowAt(open) ?? null);
  return (
    <>
      <DifferenceFilters
        filter={filter}
        columns={fields ?? []}
        onFilter={(next) => {
          setFilter(next);
          setCursor(0);
        }}
        onTickColumn={(column, on) => void tick({ on, columns: [column] })}
      >
        <span className="quiet">{countOf(rows.count)} 行</span>
        <Button
          size="small"
          disabled={rows.count === 0}
          onClick={() => void tick({ on: true, filter: asked })}
        >
          勾选这些
        </Button>
        <Button
          size="small"
          disabled={rows.count === 0}
          onClick={() => void tick({ on: false, filter: asked })}
        >
          不要这些
        </Button>
      </DifferenceFilters>
      <ErrorNote error={error ?? rows.error} />
      <div className="differences">
        <VirtualTable
          label="逐格差异"
          columns={columns}
          count={rows.count}
          rowAt={rowAt}
          idOf={placeOf}
          nameOf={(row) => row.name}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={(row) => setOpen(placeOf(row) - 1)}
          selection={ticked}
          onSelection={turn}
          onRange={onSight}
          empty={
            rows.firstPage === undefined ? null : (
              <Empty title="没有差异">表里的内容和档案一样，或者换个条件再看。</Empty>
            )
          }
        />
      </div>
      <Drawer
        open={detail !== null}
        onClose={() => setOpen(null)}
        size={620}
        title={detail === null ? '' : `${detail.kind === 'added' ? '新增' : '修改'}：${detail.name}`}
      >
        {detail === null ? null : (
          <DifferenceDetail
            row={detail}
            onTick={(column, on) => void tick({ on, cells: [{ row: detail.row, column }] })}
          />
        )}
      </Drawer>
    </>
  );
}
