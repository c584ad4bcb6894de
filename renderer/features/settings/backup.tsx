import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAct } from '../../queries.ts';
import { Offered } from '../../ui/offered.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { BackupList } from './backup-list.tsx';
import { BackupNow } from './backup-now.tsx';
import { Rehearsal } from './backup-rehearsal.tsx';
import { SecondPlace } from './backup-second.tsx';

function VerifyNow(): ReactNode {
  const act = useAct('archive.verify');
  return (
    <section className="panel" aria-label="校验">
      <div className="line">
        <h2>校验档案库</h2>
        <span className="quiet">
          检查数据文件是否完好、操作记录和查看记录是否被改动过。大的档案库要等一会儿。
        </span>
        <span className="spread" />
        <Button loading={act.isPending} onClick={() => act.mutate({})}>
          立即校验
        </Button>
      </div>
      <ErrorNote error={act.error} />
      {act.data === undefined ? null : act.data.ok ? (
        <Note tone="good">
          档案库完好：{countOf(act.data.households)} 户 {countOf(act.data.members)} 人，没有发现问题。
          {(act.data.notes ?? []).join('')}
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

/** Whether nothing can be lost: what was backed up and proved, where to, and the way back. */
export function Backup(): ReactNode {
  return (
    <div className="settings-form wide scroll">
      <Offered may="back-up">
        <BackupNow />
        <SecondPlace />
        <Rehearsal />
      </Offered>
      <VerifyNow />
      <Offered may="back-up">
        <BackupList />
      </Offered>
    </div>
  );
}
