import { App } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo } from 'react';
import type { Output } from '#contract/channels.ts';
import type { HouseholdQuestion, HouseholdRow } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { call, sentenceOf } from '../../client.ts';
import { handedOver, handOver, handOverDone, useRemembered } from '../../memory.ts';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { useStatus } from '../../status-line.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { usePagedRows } from '../../ui/paged-rows.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { type Sort, VirtualTable } from '../../ui/virtual-table.tsx';
import { ActionBar } from './action-bar.tsx';
import { householdColumns } from './columns/household-columns.tsx';
import { fieldKeys, useColumns } from './columns/use-columns.ts';
import { useDoneColumn } from './done-column.tsx';
import { FilterBar } from './filter-bar.tsx';
import { noFilter, type Place, questionOf } from './filter.ts';
import { HouseholdPreview } from './household-preview.tsx';
import { SavedLists } from './lists/saved-lists.tsx';
import { NoHouseholds } from './no-households.tsx';
import { VillageTree } from './village-tree.tsx';

type List = Output<'household.list'>;
const nobody: ReadonlySet<number> = new Set();

export function HouseholdsPage(): ReactNode {
  const { archive, year } = useArchive();
  const { message } = App.useApp();
  const [place, setPlace] = useRemembered<Place>('households.place', {});
  const [filter, setFilter] = useRemembered('households.filter', noFilter);
  const [sort, setSort] = useRemembered<Sort>('households.sort', { key: 'householdNo', descending: false });
  const [cursor, setCursor] = useRemembered('households.cursor', 0);
  const [selection, setSelection] = useRemembered<ReadonlySet<number>>('households.selection', nobody);
  const enterHousehold = (): void => {
    handOver('entry.place', place);
    go({ page: 'entry' });
  };
  const { columns: shown, setColumns } = useColumns();
  const villages = useAnswer('village.list', {});
  const still = useDebounced(filter);
  const question: HouseholdQuestion = {
    ...questionOf(year, place, still),
    sort: sort.key,
    descending: sort.descending,
  };
  const asked = { ...question, columns: fieldKeys(shown) };
  const list = usePagedRows<HouseholdRow, List>(['household.list', asked], (offset, limit) =>
    call('household.list', { ...asked, offset, limit }),
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
    // A household that was reached by 下一户 is where the cursor stands now.
    const at = handedOver<number>('households.cursor');
    if (at !== undefined) setCursor(at);
    handOverDone('households.cursor');
    window.addEventListener('hudang:village', take);
    return () => window.removeEventListener('hudang:village', take);
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the hand-over is taken once, not on each render
  }, []);
  // The page of a household goes through the list as it stands here.
  const order = JSON.stringify(question);
  useEffect(() => handOver('households.question', JSON.parse(order)), [order]);

  const chooseAll = useCallback((): void => {
    call('list.ids', JSON.parse(order) as HouseholdQuestion)
      .then(({ ids }) => setSelection(new Set(ids)))
      .catch((thrown: unknown) => message.error(sentenceOf(thrown)));
  }, [order, setSelection, message]);
  const doneColumn = useDoneColumn(place.workingList);
  const columns = useMemo(
    () => [...doneColumn, ...householdColumns(shown, { year, line })],
    [doneColumn, shown, year, line],
  );
  const current = list.rowAt(cursor);
  return (
    <div className="columns">
      <aside className="side left" style={{ width: 176 }}>
        <VillageTree data={villages.data} total={archive.households} place={place} onPlace={choosePlace} />
        <SavedLists
          {...{ year, place, filter }}
          onPlace={choosePlace}
          onFilter={(next) => {
            setFilter(next);
            setCursor(0);
          }}
        />
      </aside>
      <section className="middle" aria-label="户档案">
        <FilterBar
          filter={filter}
          onFilter={(next) => {
            setFilter(next);
            setCursor(0);
          }}
          {...{ place, year, line }}
          onNew={enterHousehold}
        />
        <ActionBar
          {...{ selection, people, question, place }}
          total={list.count}
          columns={shown}
          onColumns={setColumns}
          onSelection={setSelection}
          onAll={chooseAll}
          onPlace={choosePlace}
        />
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
          onAll={chooseAll}
          sort={sort}
          onSort={(next) => {
            setSort(next);
            setCursor(0);
          }}
          onWidth={(key, width) =>
            setColumns(shown.map((each) => (each.key === key ? { key, width } : each)))
          }
          onRange={list.onRange}
          autoFocus
          empty={
            list.loading ? null : <NoHouseholds none={archive.households === 0} onNew={enterHousehold} />
          }
        />
      </section>
      <aside className="side right" style={{ width: 282 }} aria-label="预览">
        <HouseholdPreview id={current?.id} year={year} />
      </aside>
    </div>
  );
}
