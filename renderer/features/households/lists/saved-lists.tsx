import { MoreOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import type { SavedConditions } from '#contract/list.ts';
import { filterSentence } from '#domain/lists/filter-sentence.ts';
import { sentenceOf } from '../../../client.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { countOf } from '../../../ui/numbers.ts';
import { conditionsOf, filterOf, type ListFilter, type Place } from '../filter.ts';
import { NameDialog } from './name-dialog.tsx';

type Saved = Output<'list.saved'>;
type SavedFilter = Saved['filters'][number];
type WorkingList = Saved['lists'][number];

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

interface LineProps {
  readonly name: string;
  readonly tail: ReactNode;
  readonly hint?: string;
  readonly here: boolean;
  readonly onChoose: () => void;
  readonly acts: readonly { readonly key: string; readonly label: string; readonly onClick: () => void }[];
}

function Line({ name, tail, hint, here, onChoose, acts }: LineProps): ReactNode {
  return (
    <li className={`node saved${here ? ' here' : ''}`}>
      <button type="button" className="plain name" aria-current={here} title={hint} onClick={onChoose}>
        <span className="cut">{name}</span>
        <span className="faint">{tail}</span>
      </button>
      <Dropdown trigger={['click']} menu={{ items: acts.map((act) => ({ ...act })) }}>
        <Button type="text" size="small" icon={<MoreOutlined aria-hidden />} aria-label={`${name} 的操作`} />
      </Dropdown>
    </li>
  );
}

interface FilterLineProps {
  readonly saved: SavedFilter;
  readonly year: number;
  readonly here: boolean;
  readonly current: ListFilter;
  readonly onChoose: () => void;
}

function FilterLine({ saved, year, here, current, onChoose }: FilterLineProps): ReactNode {
  const { message } = App.useApp();
  const save = useAct('list.filter.save');
  const remove = useAct('list.filter.remove');
  const [naming, setNaming] = useState(false);
  const { id, name, conditions } = saved;
  const count = useAnswer('list.count', { filter: { year, ...conditions } }, { keep: true });
  const failed = (thrown: unknown): void => void message.error(sentenceOf(thrown));
  const acts = [
    { key: 'rename', label: '改名', onClick: () => setNaming(true) },
    {
      key: 'replace',
      label: '改成现在的条件',
      onClick: () =>
        save.mutate(
          { id, name, conditions: conditionsOf(current) },
          { onSuccess: () => message.success(`“${name}”已改成现在的条件`), onError: failed },
        ),
    },
    {
      key: 'remove',
      label: '删除',
      onClick: () =>
        remove.mutate({ id }, { onSuccess: () => message.success(`已删除筛选“${name}”`), onError: failed }),
    },
  ];
  return (
    <>
      <Line
        name={name}
        tail={count.data === undefined ? '' : countOf(count.data.households)}
        {...(conditions.where === undefined ? {} : { hint: filterSentence(conditions.where, year) })}
        here={here}
        onChoose={onChoose}
        acts={acts}
      />
      {naming ? (
        <NameDialog
          title="筛选改名"
          okText="改名"
          name={name}
          busy={save.isPending}
          error={save.error}
          onName={(next) =>
            save.mutate({ id, name: next, conditions }, { onSuccess: () => setNaming(false) })
          }
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}

interface ListLineProps {
  readonly list: WorkingList;
  readonly here: boolean;
  readonly onChoose: () => void;
  readonly onGone: () => void;
}

function ListLine({ list, here, onChoose, onGone }: ListLineProps): ReactNode {
  const { message } = App.useApp();
  const update = useAct('list.working.update');
  const remove = useAct('list.working.remove');
  const [naming, setNaming] = useState(false);
  const { id, name, note, households, done, madeOn } = list;
  const acts = [
    { key: 'rename', label: '改名', onClick: () => setNaming(true) },
    {
      key: 'remove',
      label: '删除清单',
      onClick: () =>
        remove.mutate(
          { id },
          {
            onSuccess: () => {
              message.success(`已删除清单“${name}”，户的资料不受影响`);
              onGone();
            },
            onError: (thrown) => void message.error(sentenceOf(thrown)),
          },
        ),
    },
  ];
  return (
    <>
      <Line
        name={name}
        tail={`${countOf(done)}/${countOf(households)}`}
        hint={`${name}：${countOf(households)} 户，已办 ${countOf(done)} 户${madeOn === null ? '' : `，${madeOn} 建`}`}
        {...{ here, onChoose, acts }}
      />
      {naming ? (
        <NameDialog
          title="工作清单改名"
          okText="改名"
          name={name}
          busy={update.isPending}
          error={update.error}
          onName={(next) => update.mutate({ id, name: next, note }, { onSuccess: () => setNaming(false) })}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
