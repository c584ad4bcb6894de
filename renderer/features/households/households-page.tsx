import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { HouseholdRow } from '#contract/household.ts';
import type { Output, Request } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { handedOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { type Sort, VirtualTable } from '../../ui/virtual-table.tsx';
import { FilterBar } from './filter-bar.tsx';
import { noFilter, type Place, questionOf } from './filter.ts';
import { householdColumns } from './household-columns.tsx';
import { HouseholdPreview } from './household-preview.tsx';
import { NewHousehold } from './new-household.tsx';
import { NoHouseholds } from './no-households.tsx';
import { SelectionBar } from './selection-bar.tsx';
import { VillageTree } from './village-tree.tsx';

type List = Output<'household.list'>;
type SortKey = NonNullable<Request<'household.list'>['sort']>;
const nobody: ReadonlySet<number> = new Set();

export function HouseholdsPage(): ReactNode {
  const { archive, year } = useArchive();
  const [place, setPlace] = useRemembered<Place>('households.place', {});
  const [filter, setFilter] = useRemembered('households.filter', noFilter);
  const [sort, setSort] = useRemembered<Sort>('households.sort', { key: 'householdNo', descending: false });
  const [cursor, setCursor] = useRemembered('households.cursor', 0);
  const [selection, setSelection] = useRemembered<ReadonlySet<number>>('households.selection', nobody);
  const [adding, setAdding] = useState(false);
  const villages = useAnswer('village.list', {});
  const still = useDebounced(filter);
  const question = {
    ...questionOf(year, place, still),
    sort: sort.key as SortKey,
    descending: sort.descending,
  };
  const list = usePagedRows<HouseholdRow, List>(['household.list', question], (offset, limit) =>
    call('household.list', { ...question, offset, limit }),
  );
  const first = list.rowAt(0);
  const sample = useAnswer(
    'household.get',
    { id: first?.id ?? 0, year },
    { enabled: first !== undefined, keep: true },
  );
  const line = sample.data?.line?.amount ?? null;
  const people = list.firstPage?.people ?? 0;
  useStatus(
    `${countOf(list.count)} 户 ${countOf(people)} 人${selection.size > 0 ? `，已选 ${selection.size} 户` : ''}`,
  );

  const choosePlace = useCallback(
    (next: Place) => {
      setPlace(next);
      setCursor(0);
    },
    [setPlace, setCursor],
  );
  useEffect(() => {
    const take = (): void => {
      const village = handedOver<number>('households.village');
      if (village !== undefined) choosePlace({ villageId: village });
      handOverDone('households.village');
    };
    take();
    window.addEventListener('hudang:village', take);
    return () => window.removeEventListener('hudang:village', take);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the hand-over is taken once, not on each render
  }, []);

  const columns = useMemo(() => householdColumns(year, line), [year, line]);
  const current = list.rowAt(cursor);
  return (
    <div className="columns">
      <aside className="side left" style={{ width: 168 }}>
        <VillageTree data={villages.data} total={archive.households} place={place} onPlace={choosePlace} />
      </aside>
      <section className="middle" aria-label="户档案">
        <FilterBar
          filter={filter}
          onFilter={(next) => {
            setFilter(next);
            setCursor(0);
          }}
          year={year}
          line={line}
          onNew={() => setAdding(true)}
        />
        {selection.size > 0 ? (
          <SelectionBar
            selection={selection}
            total={list.count}
            question={question}
            onSelection={setSelection}
            villageId={place.villageId}
          />
        ) : null}
        <ErrorNote error={list.error} />
        <VirtualTable
          label="户列表"
          columns={columns}
          count={list.count}
          rowAt={list.rowAt}
          idOf={(row) => row.id}
          nameOf={(row) => row.headName ?? row.householdNo ?? ''}
          cursor={cursor}
          onCursor={setCursor}
          onOpen={(row) => go({ page: 'household', id: row.id })}
          selection={selection}
          onSelection={setSelection}
          sort={sort}
          onSort={(next) => {
            setSort(next);
            setCursor(0);
          }}
          onRange={list.onRange}
          autoFocus
          empty={
            list.loading ? null : (
              <NoHouseholds none={archive.households === 0} onNew={() => setAdding(true)} />
            )
          }
        />
      </section>
      <aside className="side right" style={{ width: 282 }} aria-label="预览">
        <HouseholdPreview id={current?.id} year={year} />
      </aside>
      {adding ? <NewHousehold place={place} onClose={() => setAdding(false)} /> : null}
    </div>
  );
}
