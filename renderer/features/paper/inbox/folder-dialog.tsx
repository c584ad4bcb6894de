import { ArrowUpOutlined, FolderOutlined } from '@ant-design/icons';
import { Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct, useAnswer } from '../../../queries.ts';
import { ErrorNote } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';

/** Where the document camera or scanner puts its pictures: one goes down from drives and pictures, never by a path. */
export function FolderDialog({ onClose }: { onClose: () => void }): ReactNode {
  const [id, setId] = useState<string | null>(null);
  const state = useAnswer('intake.state', {});
  const answer = useAnswer('intake.browse', { id }, { keep: true });
  const act = useAct('intake.choose');
  const chosen = state.data?.folder ?? null;
  const { here = null, up = null, folders = [], pictures = 0 } = answer.data ?? {};
  const choose = (next: string | null): void => act.mutate({ id: next }, { onSuccess: onClose });
  return (
    <Modal
      open
      title="收件文件夹"
      width={520}
      onCancel={onClose}
      footer={
        <div className="line">
          {chosen === null ? null : (
            <Button type="text" onClick={() => choose(null)}>
              不再用“{chosen.name}”
            </Button>
          )}
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <Button
            type="primary"
            disabled={here === null}
            loading={act.isPending}
            onClick={() => here !== null && choose(here.id)}
          >
            用这个文件夹
          </Button>
        </div>
      }
    >
      <div className="stack">
        <p className="quiet">
          高拍仪、扫描仪的软件把图片存在哪个文件夹，就选哪个。以后那里有新文件，这一页会提醒；原文件不改、不删。
        </p>
        <div className="line">
          <Button
            size="small"
            icon={<ArrowUpOutlined aria-hidden />}
            disabled={here === null}
            onClick={() => setId(up)}
          >
            上一级
          </Button>
          <span className="strong cut">{here?.name ?? '这台电脑'}</span>
          <span className="spread" />
          {here === null ? null : (
            <span className="quiet nowrap">里面有 {countOf(pictures)} 个照片和 PDF</span>
          )}
        </div>
        <ul className="folder-list" aria-label="文件夹">
          {folders.map((folder) => (
            <li key={folder.id}>
              <button type="button" onClick={() => setId(folder.id)}>
                <FolderOutlined aria-hidden /> {folder.name}
              </button>
            </li>
          ))}
          {folders.length === 0 && !answer.isFetching ? <li className="faint">没有下一级文件夹</li> : null}
        </ul>
        <ErrorNote error={answer.error ?? act.error ?? state.error} />
      </div>
    </Modal>
  );
}
