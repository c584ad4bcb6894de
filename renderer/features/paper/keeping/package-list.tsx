import type { ReactNode } from 'react';
import { useAnswer } from '../../../queries.ts';
import { Busy, ErrorNote } from '../../../ui/notes.tsx';
import { countOf, momentOf, sizeOf } from '../../../ui/numbers.ts';

/** So many stand in sight. */
const FEW = 50;

/** Packages that left the house, newest first, each with what proves it. */
export function PackageList(): ReactNode {
  const answer = useAnswer('keeping.list', { limit: FEW }, { keep: true });
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy />;
  const { rows, total } = answer.data;
  return (
    <section className="panel" aria-label="打过的包">
      <div className="line">
        <h2>打过的包</h2>
        <span className="quiet">{total > FEW ? `共 ${countOf(total)} 个，列出最近 ${FEW} 个` : ''}</span>
      </div>
      {rows.length === 0 ? (
        <p className="quiet">还没有打过包。在上面选一户或一个村，点“打包”。</p>
      ) : (
        <table className="sheet" aria-label="打过的包">
          <thead>
            <tr>
              <th>时间</th>
              <th>户、村</th>
              <th>原因</th>
              <th className="num">文件</th>
              <th className="num">大小</th>
              <th>经办人</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} title={`${row.name}\nSHA-256 ${row.sha256}`}>
                <td className="nowrap">{momentOf(row.at)}</td>
                <td>{row.subject}</td>
                <td>{row.reason}</td>
                <td className="num">{countOf(row.files)}</td>
                <td className="num">{sizeOf(row.bytes)}</td>
                <td>{row.operator}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
