import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { sentenceOf } from '../../client.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';

type Batch = Output<'import.list'>['batches'][number];

function UndoBatch({ batch }: { batch: Batch }): ReactNode {
  const { message } = App.useApp();
  const undo = useAct('change.undo');
  if (batch.undone) return <span className="chip">已撤销</span>;
  const take = (): void =>
    undo.mutate(
      { id: batch.change },
      {
        onSuccess: (done) => message.success(`已撤销“${done.title}”，恢复 ${countOf(done.rows)} 处`),
        onError: (thrown) => message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <Button type="link" size="small" loading={undo.isPending} onClick={take}>
      撤销这批
    </Button>
  );
}

export function ImportHistory(): ReactNode {
  const answer = useAnswer('import.list', {});
  const batches = answer.data?.batches ?? [];
  return (
    <section className="panel" aria-label="导入历史">
      <h2>导入历史</h2>
      <ErrorNote error={answer.error} />
      {batches.length === 0 ? (
        <p className="faint">还没有导入过。先从国家系统导出表格，拖到上面。</p>
      ) : (
        <table className="sheet" aria-label="导入历史">
          <thead>
            <tr>
              <th>时间</th>
              <th>文件</th>
              <th className="num">读到</th>
              <th className="num">导入</th>
              <th className="num">未导入</th>
              <th />
            </tr>
          </thead>
          <tbody>
            {batches.map((batch) => (
              <tr key={batch.id}>
                <td className="nowrap">{momentOf(batch.at)}</td>
                <td>{batch.files.join('、')}</td>
                <td className="num">{countOf(batch.rowsRead)}</td>
                <td className="num">{countOf(batch.rowsAccepted)}</td>
                <td className={`num ${batch.rowsRefused > 0 ? 'warn' : ''}`}>{countOf(batch.rowsRefused)}</td>
                <td className="num">
                  <UndoBatch batch={batch} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
