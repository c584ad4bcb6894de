import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, sizeOf } from '../../ui/numbers.ts';

function BackupNow(): ReactNode {
  const { archive } = useArchive();
  const act = useAct('archive.backup');
  return (
    <section className="panel" aria-label="备份">
      <h2>备份</h2>
      <p className="quiet">
        {archive.lastBackupOn === null
          ? '还没有备份过。'
          : `上次备份：${archive.lastBackupOn.slice(0, 10)}。`}
        备份做好后会重新打开核对一遍。备份文件用同一个口令加密，请另存一份到移动硬盘。
      </p>
      <div className="line">
        <Button type="primary" loading={act.isPending} onClick={() => act.mutate({})}>
          立即备份
        </Button>
      </div>
      <ErrorNote error={act.error} />
      {act.data === undefined ? null : (
        <Note tone="good">
          备份已核对：{act.data.file}，{countOf(act.data.households)} 户 {countOf(act.data.members)} 人，
          {sizeOf(act.data.bytes)}，校验码 {act.data.sha256.slice(0, 16)}
        </Note>
      )}
    </section>
  );
}

function VerifyNow(): ReactNode {
  const act = useAct('archive.verify');
  return (
    <section className="panel" aria-label="校验">
      <h2>校验档案库</h2>
      <p className="quiet">检查数据文件是否完好、操作记录是否被改动过。大的档案库要等一会儿。</p>
      <div className="line">
        <Button loading={act.isPending} onClick={() => act.mutate({})}>
          立即校验
        </Button>
      </div>
      <ErrorNote error={act.error} />
      {act.data === undefined ? null : act.data.ok ? (
        <Note tone="good">
          档案库完好：{countOf(act.data.households)} 户 {countOf(act.data.members)} 人，没有发现问题。
        </Note>
      ) : (
        <Note tone="bad">
          发现 {act.data.problems.length} 个问题，请先备份，再联系维护人员：
          <ul>
            {act.data.problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </Note>
      )}
    </section>
  );
}

export function Backup(): ReactNode {
  return (
    <div className="settings-form">
      <BackupNow />
      <VerifyNow />
    </div>
  );
}
