import { App } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { sentenceOf } from '../../../client.ts';
import { useAct } from '../../../queries.ts';
import { countOf } from '../../../ui/numbers.ts';
import { NameDialog } from './name-dialog.tsx';
import { SavedLine } from './saved-line.tsx';

interface ListLineProps {
  readonly list: Output<'list.saved'>['lists'][number];
  readonly here: boolean;
  readonly onChoose: () => void;
  readonly onGone: () => void;
}

/** A working list: how many of its households are done, and what can be done with it. */
export function ListLine({ list, here, onChoose, onGone }: ListLineProps): ReactNode {
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
      <SavedLine
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
