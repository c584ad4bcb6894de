import { UserOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { type ReactNode, useState } from 'react';
import { ROLE_LABELS } from '#domain/operators/role.ts';
import { useArchive } from '../../archive-context.ts';
import { useIsLocked } from '../../lock.ts';
import { ChangePassphrase } from './change-passphrase.tsx';
import { LockScreen } from './lock-screen.tsx';

/** Who is signed in, and what he can do about it: lock, change his passphrase, let somebody else in. */
export function OperatorMenu({ onLock }: { onLock: () => void }): ReactNode {
  const { operator } = useArchive().archive;
  const isLocked = useIsLocked();
  const [isChanging, setChanging] = useState(false);
  const acts: Readonly<Record<string, () => void>> = {
    lock: onLock,
    passphrase: () => setChanging(true),
    another: onLock,
  };
  return (
    <>
      <Dropdown
        autoFocus
        trigger={['click']}
        placement="bottomRight"
        menu={{
          items: [
            { key: 'lock', label: '锁定', extra: 'Ctrl+L' },
            { key: 'passphrase', label: '改口令' },
            { key: 'another', label: '换人' },
          ],
          onClick: ({ key }) => acts[key]?.(),
        }}
      >
        <Button type="text" icon={<UserOutlined aria-hidden />} aria-haspopup="menu">
          <span className="cut operator">{operator.name}</span>
          <span className="faint">{ROLE_LABELS[operator.role]}</span>
        </Button>
      </Dropdown>
      {isChanging ? <ChangePassphrase must={null} onClose={() => setChanging(false)} /> : null}
      {isLocked ? <LockScreen /> : null}
    </>
  );
}
