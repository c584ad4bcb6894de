import { type ReactNode, useMemo, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { Clue } from '#contract/clue.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { useStatus } from '../../status-line.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { VirtualTable } from '../../ui/virtual-table.tsx';
import { ChosenClues } from './chosen-clues.tsx';
import { clueColumns } from './clue-columns.tsx';
import { ClueDrawer } from './clue-drawer.tsx';
import { ClueFilters } from './clue-filters.tsx';
import { type ClueFilter, clueName } from './clue-words.ts';
import { NoClues } from './no-clues.tsx';
import { type ClueStep, StepDialog } from './step-dialog.tsx';

type Page = Output<'clue.list'>;
/** As many as one act takes. */
const MOST = 1000;

interface Acting {
  readonly step: ClueStep;
  readonly clues: readonly Clue[];
}

/** The ledger of the year: found by filters, worked through one by one or many at once. */
export function ClueList(): ReactNode {
  const { year } = useArchive();
  const [filter, setFilter] = useRemembered<ClueFilter>('clues.filter', { state: 'open' });
  const asked = useDebounced({ year, ...filter }, 200);
  const rows = usePagedRows<Clue, Page>(['clue.list', asked], (offset, limit) =>
    call('clue.list', { ...asked, offset, limit }),
  );
  const [cursor, setCursor] = useState(0);
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [open, setOpen] = useState<number | null>(null);
  const [acting, setActing] = useState<Acting | null>(null);
  // What can be done with those that are chosen hangs on how far each is, also of those that are not scrolled to.
  const all = useAnswer('clue.list', { ...asked, limit: MOST }, { enabled: ids.size > 0, keep: true });
  const chosen = (all.data?.rows ?? []).filter(({ id }) => ids.has(id));
  const columns = useMemo(() => clueColumns(year), [year]);
  const states = rows.firstPage?.states;
  useStatus(`列出 ${countOf(rows.count)} 条线索${ids.size === 0 ? '' : `，已选 ${countOf(ids.size)} 条`}`);
  const change = (part: ClueFilter): void => {
    setFilter({ ...filter, ...part });
    setCursor(0);
    setIds(new Set());
    setOpen(null);
  };
  const chooseAll = async (): Promise<void> => {
    const all = await call('clue.list', { ...asked, offset: 0, limit: MOST });
    setIds(new Set(all.rows.map(({ id }) => id)));
  };
  const shown = open === null ? undefined : findRow(rows.rowAt, rows.count, open);
  return (
    <>
      <ClueFilters states={states} filter={filter} onFilter={change}>
        <ChosenClues clues={chosen} onStep={(step, clues) => setActing({ step, clues })} />
      </ClueFilters>
      <ErrorNote error={rows.error} />
      <VirtualTable
        label="线索台账"
        columns={columns}
        count={rows.count}
        rowAt={rows.rowAt}
        idOf={({ id }) => id}
        nameOf={clueName}
        cursor={Math.min(cursor, rows.count - 1)}
        onCursor={(index) => {
          setCursor(index);
          if (open !== null) setOpen(rows.rowAt(index)?.id ?? null);
        }}
        onOpen={({ id }) => setOpen(id)}
        selection={ids}
        onSelection={setIds}
        onAll={() => void chooseAll()}
        onRange={rows.onRange}
        autoFocus
        empty={states === undefined ? null : <NoClues filter={filter} states={states} />}
      />
      {shown === undefined || acting !== null ? null : (
        <ClueDrawer
          key={`${shown.id} ${shown.state}`}
          clue={shown}
          onClose={() => setOpen(null)}
          onStep={(step) => setActing({ step, clues: [shown] })}
        />
      )}
      {acting === null ? null : (
        <StepDialog
          {...acting}
          onClose={() => setActing(null)}
          onDone={() => {
            setActing(null);
            setIds(new Set());
            setOpen(null);
          }}
        />
      )}
    </>
  );
}

/** The row of an id among those that are there. */
function findRow(rowAt: (index: number) => Clue | undefined, count: number, id: number): Clue | undefined {
  for (let index = 0; index < count; index += 1) {
    const row = rowAt(index);
    if (row?.id === id) return row;
  }
  return undefined;
}
