import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { filterSentence } from '#domain/lists/filter-sentence.ts';
import { sentenceOf } from '../../../client.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { countOf } from '../../../ui/numbers.ts';
import { conditionsOf, type ListFilter } from '../filter.ts';
import { NameDialog } from './name-dialog.tsx';
import { SavedLine } from './saved-line.tsx';

interface FilterLineProps {
  readonly saved: Output<'list.saved'>['filters'][number];
  readonly year: number;
  readonly here: boolean;
  readonly current: ListFilter;
  readonly onChoose: () => void;
}

/** A saved filter: how many households it finds now, and what can be done with it. */
export function FilterLine({ saved, year, here, current, onChoose }: FilterLineProps): ReactNode {
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
      <SavedLine
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
