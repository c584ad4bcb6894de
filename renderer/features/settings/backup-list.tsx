import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { BackupReason } from '#domain/backup/reason.ts';
import type { Output } from '#contract/channels.ts';
import { useArchive } from '../../archive-context.ts';
import { leaveArchive } from '../../leave-archive.ts';
import { useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf, sizeOf } from '../../ui/numbers.ts';
import { RestoreDialog } from '../../ui/restore-dialog.tsx';

type Kept = Output<'backup.list'>['backups'][number];

const REASONS: Readonly<Record<BackupReason, string>> = {
  asked: '手动',
  idle: '空闲时',
  closing: '关闭时',
  migration: '升级前',
  import: '导入前',
  bulk: '批量修改前',
  restore: '恢复前',
};

/** So many stand in sight at first. */
const FEW = 12;

/** Every backup that is kept, with what proves it, and the way back for an administrator. */
export function BackupList(): ReactNode {
  const { archive } = useArchive();
  const answer = useAnswer('backup.list', {});
  const [all, setAll] = useState(false);
  const [restoring, setRestoring] = useState<string | null>(null);
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { backups, kept, next } = answer.data;
  return (
    <section className="panel" aria-label="全部备份">
      <div className="line">
        <h2>全部备份</h2>
        <span className="quiet">
          最近一天的都留着，以后每天、每月各留一份。{next === null ? '' : `下一份：${momentOf(next)}。`}
        </span>
      </div>
      {backups.length === 0 ? (
        <Empty title="还没有备份">点上面的“立即备份”做第一份。</Empty>
      ) : (
        <table className="sheet" aria-label="备份表">
          <thead>
            <tr>
              <th style={{ width: 140 }}>时间</th>
              <th style={{ width: 100 }}>起因</th>
              <th className="num">户</th>
              <th className="num">人</th>
              <th className="num">大小</th>
              <th style={{ width: 260 }}>核对</th>
              <th style={{ width: 90 }} />
            </tr>
          </thead>
          <tbody>
            {(all ? backups : backups.slice(0, FEW)).map((backup) => (
              <BackupRow key={backup.file} backup={backup} onRestore={() => setRestoring(backup.file)} />
            ))}
          </tbody>
        </table>
      )}
      {backups.length <= FEW ? null : (
        <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `看全部 ${backups.length} 份`}
        </Button>
      )}
      {kept.length === 0 ? null : (
        <p className="quiet">
          恢复备份时换下来的档案库还留着 {kept.length} 份，在档案库文件夹里：
          {kept.map(({ folder, at }) => `${folder}（${momentOf(at)}）`).join('、')}。确认不用了再删。
        </p>
      )}
      {restoring === null ? null : (
        <RestoreDialog
          name={archive.name}
          file={restoring}
          isOpen
          onDone={leaveArchive}
          onClose={() => setRestoring(null)}
        />
      )}
    </section>
  );
}

function BackupRow({ backup, onRestore }: { backup: Kept; onRestore: () => void }): ReactNode {
  const { at, file, reason, households, members, bytes, proved, problem } = backup;
  return (
    <tr title={file}>
      <td className="nowrap">{momentOf(at)}</td>
      <td>{reason === null ? '' : REASONS[reason]}</td>
      <td className="num">{households === null ? '' : countOf(households)}</td>
      <td className="num">{members === null ? '' : countOf(members)}</td>
      <td className="num">{sizeOf(bytes)}</td>
      <td className={problem !== null ? 'wrong' : proved ? 'done' : 'warn'}>
        {problem ?? (proved ? '已核对，能用' : '没有核对记录')}
      </td>
      <td className="num">
        <GuardedButton
          may="restore"
          type="link"
          size="small"
          aria-label={`用 ${momentOf(at)} 的备份恢复`}
          disabled={problem !== null}
          onClick={onRestore}
        >
          恢复…
        </GuardedButton>
      </td>
    </tr>
  );
}
