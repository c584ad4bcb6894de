import { LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { ROLE_LABELS } from '#domain/operators/role.ts';
import { useArchive } from '../../archive-context.ts';
import { leaveArchive, welcomeAnother } from '../../leave-archive.ts';
import { unlockScreen } from '../../lock.ts';
import { queryClient, useCall } from '../../queries.ts';
import { PassphraseForm } from '../../ui/passphrase-form.tsx';
import { useCover } from './cover.ts';

/** Covers everything until somebody signs in; whoever was there finds it as it was. */
export function LockScreen(): ReactNode {
  const { archive } = useArchive();
  const screen = useCover();
  const unlock = useCall('archive.unlock');
  const close = useCall('archive.close');
  const { name, role } = archive.operator;
  const open = (passphrase: string): void =>
    unlock.mutate(
      { passphrase },
      {
        onSuccess: (state) => {
          const isSame = state.operator.name === name && state.operator.role === role;
          unlockScreen(isSame);
          if (isSame) queryClient.setQueryData(['archive.state', {}], { open: state });
          else welcomeAnother(state);
        },
      },
    );
  return createPortal(
    <main className="lock" aria-label="已锁定">
      <PassphraseForm
        name="解锁"
        word="解锁"
        busy={unlock.isPending}
        error={unlock.error ?? close.error}
        onSubmit={open}
        beside={
          <>
            <span className="spread" />
            <Button
              type="link"
              disabled={close.isPending}
              onClick={() => close.mutate({}, { onSuccess: leaveArchive })}
            >
              {close.isPending ? '正在备份，随后关闭…' : '关闭档案库'}
            </Button>
          </>
        }
      >
        <h1>
          <LockOutlined aria-hidden /> 已锁定
        </h1>
        <p className="quiet">
          {archive.name}：{name}（{ROLE_LABELS[role]}
          ）正在使用。输入口令，回到刚才的地方，没有保存的内容还在。
        </p>
        <p className="quiet">
          换人：另一名操作员在这里输入自己的口令就可以登录，{name}没有保存的内容会丢弃。
        </p>
      </PassphraseForm>
    </main>,
    screen,
  );
}
