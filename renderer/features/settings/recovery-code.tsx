import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';
import { RecoverySheet } from '../../ui/recovery-sheet.tsx';

/** The printed code that opens the archive when every passphrase is lost. */
export function RecoveryCode({ has, madeAt }: { has: boolean; madeAt: string | null }): ReactNode {
  const [isMaking, setMaking] = useState(false);
  return (
    <section className="panel" aria-label="恢复码">
      <h2>恢复码</h2>
      <div className="line">
        {has ? (
          <span className="quiet">
            {madeAt === null ? '已制作' : `${momentOf(madeAt)} 制作`}
            ，应当密封在单位保密柜里。口令都忘了时用它打开。
          </span>
        ) : (
          <span className="warn">还没有恢复码：管理员忘了口令，就没有人打得开这个档案库。</span>
        )}
        <span className="spread" />
        <Button onClick={() => setMaking(true)}>{has ? '重新制作' : '制作恢复码'}</Button>
      </div>
      {isMaking ? <MakeCode has={has} onClose={() => setMaking(false)} /> : null}
    </section>
  );
}

function MakeCode({ has, onClose }: { has: boolean; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const make = useAct('operator.makeRecovery');
  const [passphrase, setPassphrase] = useState('');
  const [isKept, setKept] = useState(false);
  const code = make.data?.code;
  const isShown = code !== undefined;
  return (
    <Modal
      open
      title={has ? '重新制作恢复码' : '制作恢复码'}
      width={520}
      okText={isShown ? '完成' : '制作'}
      okButtonProps={{ disabled: isShown ? !isKept : passphrase === '' }}
      cancelButtonProps={{ style: isShown ? { display: 'none' } : {} }}
      closable={!isShown}
      keyboard={!isShown}
      mask={{ closable: false }}
      onOk={() => (isShown ? onClose() : make.mutate({ passphrase }))}
      onCancel={onClose}
      confirmLoading={make.isPending}
    >
      <div className="stack">
        {code === undefined ? (
          <>
            {has ? <p>新的做好，原来那一张就作废，请收回销毁。</p> : null}
            <FormItem label="您的口令">
              {(id) => (
                <Input.Password
                  id={id}
                  autoFocus
                  autoComplete="off"
                  value={passphrase}
                  onChange={(event) => setPassphrase(event.target.value)}
                  onPressEnter={() => {
                    if (passphrase !== '') make.mutate({ passphrase });
                  }}
                />
              )}
            </FormItem>
            <ErrorNote error={make.error} />
          </>
        ) : (
          <RecoverySheet
            archive={archive.name}
            operator={archive.operator.name}
            on={archive.today}
            code={code}
            isKept={isKept}
            onKept={setKept}
          />
        )}
      </div>
    </Modal>
  );
}
