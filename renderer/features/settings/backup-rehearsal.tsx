import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useAct, useAnswer } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';

/** A restore that touches nothing: whether the newest backup would do. */
export function Rehearsal(): ReactNode {
  const last = useAnswer('backup.state', {}).data?.rehearsed ?? null;
  const act = useAct('backup.rehearse');
  return (
    <section className="panel" aria-label="试恢复">
      <div className="line">
        <h2>试恢复</h2>
        <span className="quiet">
          把最近一份备份恢复到临时的地方，打开、清点、核对，再删掉；现在的档案库一点不动。每月做一次。
        </span>
        <span className="spread" />
        <Button loading={act.isPending} onClick={() => act.mutate({})}>
          试恢复一次
        </Button>
      </div>
      {act.data !== undefined || last === null ? null : (
        <p className={last.ok ? 'quiet' : 'wrong'}>
          上次 {momentOf(last.at)}：{last.file} {last.ok ? '能恢复' : '不能恢复'}。
        </p>
      )}
      <ErrorNote error={act.error} />
      {act.data === undefined ? null : act.data.ok ? (
        <Note tone="good">
          能恢复：{act.data.file}，{countOf(act.data.households)} 户 {countOf(act.data.members)} 人，用了{' '}
          {countOf(act.data.seconds)} 秒。
        </Note>
      ) : (
        <Note tone="bad">
          {act.data.file} 不能恢复：{act.data.problems.join('；')}。请点“立即备份”重新做一份，再试恢复。
        </Note>
      )}
    </section>
  );
}
