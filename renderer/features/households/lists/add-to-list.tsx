import { App, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdTarget } from '#contract/list.ts';
import { sentenceOf } from '../../../client.ts';
import { useAct, useAnswer } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { NameDialog } from './name-dialog.tsx';

interface AddToListProps {
  readonly target: HouseholdTarget;
  readonly households: number;
}

/** Puts households on a working list, or on a new one. */
export function AddToList({ target, households }: AddToListProps): ReactNode {
  const { message } = App.useApp();
  const saved = useAnswer('list.saved', {});
  const put = useAct('list.working.put');
  const create = useAct('list.working.create');
  const [naming, setNaming] = useState(false);
  const lists = saved.data?.lists ?? [];
  const told = (added: number, name: string): void =>
    void message.success(
      added === households
        ? `已把 ${countOf(added)} 户加入“${name}”`
        : `已把 ${countOf(added)} 户加入“${name}”，其余 ${countOf(households - added)} 户本来就在清单里`,
    );
  const items = [
    ...lists.map(({ id, name, households: on }) => ({
      key: String(id),
      label: `${name}（${countOf(on)} 户）`,
      onClick: () =>
        put.mutate(
          { id, target },
          {
            onSuccess: ({ added }) => told(added, name),
            onError: (thrown) => void message.error(sentenceOf(thrown)),
          },
        ),
    })),
    ...(lists.length === 0 ? [] : [{ type: 'divider' as const }]),
    { key: 'new', label: '新建工作清单…', onClick: () => setNaming(true) },
  ];
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items }}>
        <Button may="review" loading={put.isPending}>
          加入清单
        </Button>
      </Dropdown>
      {naming ? (
        <NameDialog
          title={`新建工作清单：${countOf(households)} 户`}
          okText="新建"
          hint="如“三月入户核实”。清单里的户可以一户一户打勾。"
          busy={create.isPending}
          error={create.error}
          onName={(name) =>
            create.mutate(
              { name, target },
              {
                onSuccess: ({ added }) => {
                  setNaming(false);
                  told(added, name);
                },
              },
            )
          }
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
