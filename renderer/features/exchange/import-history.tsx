import type { ReactNode } from 'react';
import { useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';

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
                  {batch.undone ? (
                    <span className="chip">已撤销</span>
                  ) : (
                    <UndoButton change={batch.change} word="撤销这批" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
