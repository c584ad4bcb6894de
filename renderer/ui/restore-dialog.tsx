import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAnswer, useCall } from '../queries.ts';
import { FormItem } from './form-item.tsx';
import { Busy, ErrorNote, Note } from './notes.tsx';
import { countOf, momentOf } from './numbers.ts';
import { useWait } from './use-wait.ts';

type Backup = Output<'archive.backups'>['backups'][number];

interface RestoreDialogProps {
  readonly name: string;
  /** The one that was pointed at; null lets choose, newest first. */
  readonly file: string | null;
  /** Whether the archive is open just now; it is closed for it. */
  readonly isOpen: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
}

const sizeInWords = ({ households, members }: Backup): string =>
  households === null || members === null ? '' : `，${countOf(households)} 户 ${countOf(members)} 人`;

/** Puts a backup in the place of the archive: asked twice, and what is replaced is kept. */
export function RestoreDialog({ name, file, isOpen, onDone, onClose }: RestoreDialogProps): ReactNode {
  const answer = useAnswer('archive.backups', { name });
  const [chosen, setChosen] = useState(file);
  const [secret, setSecret] = useState('');
  const [byCode, setByCode] = useState(false);
  const [isSure, setSure] = useState(false);
  const restore = useCall('archive.restore');
  const seconds = useWait(restore.error);
  const backups = answer.data?.backups ?? [];
  const backup = backups.find((each) => each.file === chosen) ?? backups[0];
  const run = (): void => {
    if (backup === undefined) return;
    restore.mutate(
      { name, file: backup.file, ...(byCode ? { recoveryCode: secret } : { passphrase: secret }) },
      { onError: () => setSure(false) },
    );
  };
  const done = restore.data;
  if (done !== undefined) return <Restored done={done} onDone={onDone} />;
  return (
    <Modal
      open
      title={`用备份恢复“${name}”`}
      width={560}
      mask={{ closable: false }}
      onCancel={onClose}
      footer={
        isSure ? (
          <>
            <Button onClick={() => setSure(false)} disabled={restore.isPending}>
              再想想
            </Button>
            <Button danger type="primary" loading={restore.isPending} onClick={run}>
              确定恢复
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>不恢复</Button>
            <Button
              type="primary"
              disabled={backup === undefined || secret === '' || seconds > 0}
              onClick={() => setSure(true)}
            >
              {seconds > 0 ? `${seconds} 秒后再试` : '下一步'}
            </Button>
          </>
        )
      }
    >
      {answer.isPending ? (
        <Busy />
      ) : backup === undefined ? (
        <Note tone="bad">
          没有找到备份。插上存备份的移动硬盘，把里面的备份文件复制到档案库文件夹的 backups 里再试。
        </Note>
      ) : isSure ? (
        <div className="stack">
          <Note tone="look">
            将把“{name}”换成 {momentOf(backup.at)} 的备份{sizeInWords(backup)}
            。那以后录入、修改的，恢复以后看不到。
          </Note>
          <p>现在的档案库不会删除，整个移到它文件夹里的一个“恢复前”文件夹，以后还能找回。确定要恢复吗？</p>
        </div>
      ) : (
        <div className="stack">
          <FormItem label="用哪一份">
            {(id) => (
              <Select
                id={id}
                value={backup.file}
                onChange={setChosen}
                options={backups.map((each) => ({
                  value: each.file,
                  label: `${momentOf(each.at)}${sizeInWords(each)}`,
                }))}
              />
            )}
          </FormItem>
          <FormItem
            label={byCode ? '恢复码' : '管理员的口令'}
            hint={isOpen ? '恢复时先关闭档案库，做完回到打开的页面' : '做这份备份时用的口令'}
          >
            {(id) =>
              byCode ? (
                <Input id={id} value={secret} autoFocus onChange={(event) => setSecret(event.target.value)} />
              ) : (
                <Input.Password
                  id={id}
                  value={secret}
                  autoFocus
                  autoComplete="off"
                  onChange={(event) => setSecret(event.target.value)}
                />
              )
            }
          </FormItem>
          <button
            type="button"
            className="link"
            onClick={() => {
              setSecret('');
              setByCode(!byCode);
            }}
          >
            {byCode ? '用口令' : '没有口令，用恢复码'}
          </button>
          <ErrorNote error={restore.error ?? answer.error} />
        </div>
      )}
    </Modal>
  );
}

function Restored({ done, onDone }: { done: Output<'archive.restore'>; onDone: () => void }): ReactNode {
  return (
    <Modal
      open
      title="恢复好了"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      footer={
        <Button type="primary" onClick={onDone}>
          去打开
        </Button>
      }
    >
      <Note tone="good">
        已恢复 {countOf(done.households)} 户 {countOf(done.members)} 人（{done.restored}）。
        {done.kept === null ? '' : `换下来的留在档案库文件夹的 ${done.kept} 里。`}
      </Note>
    </Modal>
  );
}
