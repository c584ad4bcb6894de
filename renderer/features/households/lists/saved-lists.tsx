import type { ReactNode } from 'react';
import type { SavedConditions } from '#contract/list.ts';
import { useAnswer } from '../../../queries.ts';
import { conditionsOf, filterOf, type ListFilter, type Place } from '../filter.ts';
import { FilterLine } from './filter-line.tsx';
import { ListLine } from './list-line.tsx';

interface SavedListsProps {
  readonly year: number;
  readonly place: Place;
  readonly filter: ListFilter;
  readonly onPlace: (place: Place) => void;
  readonly onFilter: (filter: ListFilter) => void;
}

const same = (one: SavedConditions, other: SavedConditions): boolean =>
  JSON.stringify(filterOf(one)) === JSON.stringify(filterOf(other));

/** 我的筛选 and 工作清单, under the tree of villages. */
export function SavedLists({ year, place, filter, onPlace, onFilter }: SavedListsProps): ReactNode {
  const saved = useAnswer('list.saved', {});
  const filters = saved.data?.filters ?? [];
  const lists = saved.data?.lists ?? [];
  return (
    <>
      <h3 className="side-title">我的筛选</h3>
      {filters.length === 0 ? (
        <p className="side-hint faint small">筛选好以后点“存为筛选”，下次一点就到。</p>
      ) : (
        <ul className="tree" aria-label="我的筛选">
          {filters.map((each) => (
            <FilterLine
              key={each.id}
              saved={each}
              year={year}
              here={same(each.conditions, conditionsOf(filter))}
              current={filter}
              onChoose={() => onFilter(filterOf(each.conditions))}
            />
          ))}
        </ul>
      )}
      <h3 className="side-title">工作清单</h3>
      {lists.length === 0 ? (
        <p className="side-hint faint small">选中户后点“加入清单”，一户一户办、办完打勾。</p>
      ) : (
        <ul className="tree" aria-label="工作清单">
          {lists.map((each) => (
            <ListLine
              key={each.id}
              list={each}
              here={place.workingList === each.id}
              onChoose={() => onPlace({ workingList: each.id })}
              onGone={() => (place.workingList === each.id ? onPlace({}) : undefined)}
            />
          ))}
        </ul>
      )}
    </>
  );
}
