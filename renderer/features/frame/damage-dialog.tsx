import { Button, Modal } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { setBroken } from '../../broken-archive.ts';
import { noteDamage, useDamage } from '../../damage.ts';
import { leaveArchive } from '../../leave-archive.ts';
import { useCall } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';

/** Damage that was met while working: stop, or look at what can still be read. */
export function DamageDialog(): ReactNode {
  const { archive } = useArchive();
  const damage = useDamage();
  const close = useCall('archive.close');
  if (damage === null) return null;
  const leave = (): void =>
    close.mutate(
      {},
      {
        onSuccess: () => {
          noteDamage(null);
          setBroken({ name: archive.name, rule: 'archive-damaged', sentence: damage });
          leaveArchive();
        },
      },
    );
  return (
    <Modal
      open
      title="档案库文件有损坏"
      closable={false}
      mask={{ closable: false }}
      onCancel={() => noteDamage(null)}
      footer={
        <>
          <Button onClick={() => noteDamage(null)}>先不处理，只看不改</Button>
          <Button type="primary" loading={close.isPending} onClick={leave}>
            关闭档案库，去恢复
          </Button>
        </>
      }
    >
      <div className="stack">
        <Note tone="bad">{damage}</Note>
        <p>已经保存的备份都还在。关闭以后可以用备份恢复，或者把还能读的抢救到一个新的档案库里。</p>
        <ErrorNote error={close.error} />
      </div>
    </Modal>
  );
}
