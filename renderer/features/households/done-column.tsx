import { App } from 'antd';
import { type ReactNode, useMemo } from 'react';
import type { HouseholdRow } from '#contract/household.ts';
import { sentenceOf } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useAct } from '../../queries.ts';
import type { Column } from '../../ui/virtual-table.tsx';

interface DoneTickProps {
  readonly row: HouseholdRow;
  readonly listId: number;
}

function DoneTick({ row, listId }: DoneTickProps): ReactNode {
  const { message } = App.useApp();
  const tick = useAct('list.working.tick');
  const done = row.extra['list.done'] === 1;
  const mayTick = useMay('review');
  return (
    <input
      type="checkbox"
      aria-label={`${row.headName ?? row.householdNo ?? ''} 已办`}
      disabled={!mayTick}
      checked={tick.isPending ? !done : done}
      onClick={(event) => event.stopPropagation()}
      onChange={() =>
        tick.mutate(
          { id: listId, target: { ids: [row.id] }, done: !done },
          { onError: (thrown) => void message.error(sentenceOf(thrown)) },
        )
      }
    />
  );
}

/** On a working list: whether the household is done, to be ticked. */
export const useDoneColumn = (listId: number | undefined): readonly Column<HouseholdRow>[] =>
  useMemo(
    () =>
      listId === undefined
        ? []
        : [
            {
              ...{ key: 'list.done', title: '已办', width: 44, align: 'center' as const },
              render: (row) => <DoneTick row={row} listId={listId} />,
            },
          ],
    [listId],
  );
