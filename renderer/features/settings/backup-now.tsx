import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAct, useAnswer } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, momentOf, sizeOf } from '../../ui/numbers.ts';

/** How the last backup stands, and one at once. */
export function BackupNow(): ReactNode {
  const state = useAnswer('backup.state', {});
  const act = useAct('archive.backup');
  const made = act.data;
  return (
    <section className="panel" aria-label="备份">
      <div className="line">
        <h2>备份</h2>
        <span className="quiet">
          空闲时、关闭时、导入和批量修改之前自动备份。每份做好都重新打开，逐项核对过才算数。
        </span>
        <span className="spread" />
        <Button
          type="primary"
          loading={act.isPending || state.data?.running === true}
          onClick={() => act.mutate({})}
        >
          立即备份
        </Button>
      </div>
      {state.data === undefined ? null : (
        <p>
          {state.data.lastProvedAt === null ? (
            <span className="warn">还没有核对过的备份。</span>
          ) : (
            <>最近一份核对过的备份：{momentOf(state.data.lastProvedAt)}。</>
          )}
          {state.data.unsavedChanges === 0
            ? '此后没有改动。'
            : `此后有 ${countOf(state.data.unsavedChanges)} 项操作还没有备份。`}
        </p>
      )}
      {state.data?.lastError == null ? null : (
        <Note tone="bad">上次自动备份没有做成：{state.data.lastError}</Note>
      )}
      <ErrorNote error={act.error ?? state.error} />
      {made === undefined ? null : (
        <Note tone="good">
          备份已核对：{made.file}，{countOf(made.households)} 户 {countOf(made.members)} 人，
          {sizeOf(made.bytes)}
          ，校验码 {made.sha256.slice(0, 16)}
          {made.secondPlace === null
            ? '。没有第二个位置，请在下面选一个。'
            : made.secondPlace.copied
              ? `；已另存到${made.secondPlace.name}。`
              : `；没有存到${made.secondPlace.name}：${made.secondPlace.problem ?? '不在'}。`}
        </Note>
      )}
    </section>
  );
}
