import { DownOutlined } from '@ant-design/icons';
import { Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { householdName } from '../../fields/kin-of.ts';
import { MergeHouseholds } from '../../fields/merge-households.tsx';
import { useAnswer } from '../../queries.ts';
import { go } from '../../route.ts';
import { Button } from '../../ui/button.tsx';
import { CloseHousehold } from './close-household.tsx';
import { MoveHousehold } from './move-household.tsx';
import { NewHead } from './new-head.tsx';
import { ReopenHousehold } from './reopen-household.tsx';
import { SplitHousehold } from './split-household.tsx';

type Act = 'head' | 'split' | 'merge' | 'move' | 'close' | 'reopen';

const OPEN_ACTS: readonly { key: Act; label: string }[] = [
  { key: 'head', label: '户主变更…' },
  { key: 'split', label: '分户…' },
  { key: 'merge', label: '并入另一户…' },
  { key: 'move', label: '迁移到别的村、组…' },
  { key: 'close', label: '整户减少…' },
];

/** Acts on the household as a whole; of a closed one only its coming back. */
export function RegroupMenu({ page }: { page: HouseholdPage }): ReactNode {
  const [act, setAct] = useState<Act | null>(null);
  const ties = useAnswer('household.ties', { id: page.id }).data;
  const close = (): void => setAct(null);
  const choose: MenuProps['onClick'] = ({ key, domEvent }) => {
    // The Enter that chose would press the button that the dialog puts the focus on.
    domEvent.preventDefault();
    setAct(key as Act);
  };
  const isClosed = ties?.closedOn != null;
  // A merger that was just made is still led to its other household by its dialog.
  if (act === null && isClosed && ties.mergedInto !== null) return null;
  const items = isClosed ? [{ key: 'reopen' as const, label: '恢复这一户…' }] : OPEN_ACTS;
  return (
    <>
      <Dropdown autoFocus trigger={['click']} menu={{ items: [...items], onClick: choose }}>
        <Button may="write">
          户变动 <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {act === 'head' ? <NewHead page={page} onClose={close} /> : null}
      {act === 'split' ? <SplitHousehold page={page} onClose={close} /> : null}
      {act === 'merge' ? (
        <MergeHouseholds
          from={{
            id: page.id,
            name: householdName(page.householdNo, page.headName),
          }}
          into={null}
          kind="merge"
          onClose={close}
          onDone={(id) => {
            close();
            go({ page: 'household', id, tab: 'members' });
          }}
        />
      ) : null}
      {act === 'move' ? <MoveHousehold page={page} onClose={close} /> : null}
      {act === 'close' ? <CloseHousehold page={page} onClose={close} /> : null}
      {act === 'reopen' && ties?.closedOn != null ? (
        <ReopenHousehold page={page} closedOn={ties.closedOn} onClose={close} />
      ) : null}
    </>
  );
}
