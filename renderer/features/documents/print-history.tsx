import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { daysBetween } from '../../ui/days.ts';
import { Busy, Empty, ErrorNote } from '../../ui/notes.tsx';
import { momentOf } from '../../ui/numbers.ts';

function NoticeDays({ to, today }: { to: string | null; today: string }): ReactNode {
  if (to === null) return null;
  const left = daysBetween(today, to);
  if (left > 0)
    return (
      <span>
        公示到 {to}，还剩 {left} 天
      </span>
    );
  if (left === 0) return <span className="warn">公示今天到期</span>;
  return <span className="faint">公示已于 {to} 结束</span>;
}

export function PrintHistory(): ReactNode {
  const { archive } = useArchive();
  const answer = useAnswer('document.list', {});
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data.documents.length === 0)
    return <Empty title="还没有打印过文书">在“打印文书”里选文书、选对象，就能打印。</Empty>;
  return (
    <div className="scroll">
      <table className="sheet sticky" aria-label="打印历史">
        <thead>
          <tr>
            <th>打印时间</th>
            <th>文书</th>
            <th>对象</th>
            <th>纸张</th>
            <th className="num">页数</th>
            <th>经办人</th>
            <th>公示</th>
          </tr>
        </thead>
        <tbody>
          {answer.data.documents.map((document) => (
            <tr key={document.id}>
              <td className="nowrap">{momentOf(document.printedAt)}</td>
              <td className="strong">{document.title}</td>
              <td>{document.subject}</td>
              <td>{document.paper}</td>
              <td className="num">{document.pages}</td>
              <td>{document.operator}</td>
              <td>
                <NoticeDays to={document.noticeTo} today={archive.today} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
