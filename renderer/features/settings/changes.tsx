import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { countOf, momentOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';

const PAGE = 100;

/** Every act on the archive, newest first; each can be taken back as long as nothing later rests on it. */
export function Changes(): ReactNode {
  const [limit, setLimit] = useState(PAGE);
  const answer = useAnswer('change.list', { limit });
  if (answer.isPending) return <Busy />;
  if (answer.isError) return <ErrorNote error={answer.error} />;
  const { changes, total } = answer.data;
  return (
    <div className="scroll">
      <table className="sheet" aria-label="操作记录">
        <thead>
          <tr>
            <th>时间</th>
            <th>操作</th>
            <th>经办</th>
            <th>原因</th>
            <th className="num">改动</th>
            <th />
          </tr>
        </thead>
        <tbody>
          {changes.map((each) => (
            <tr key={each.id}>
              <td className="nowrap">{momentOf(each.at)}</td>
              <td>{each.title}</td>
              <td className="nowrap">{each.operator}</td>
              <td>{each.reason}</td>
              <td className="num">{each.rows === 0 ? '' : `${countOf(each.rows)} 处`}</td>
              <td className="num nowrap">
                {each.undone ? <span className="chip">已撤销</span> : null}
                {each.undone || each.rows === 0 || each.undoOf !== null ? null : (
                  <UndoButton change={each.id} label={`撤销 ${each.title}`} />
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total > changes.length ? (
        <Button
          type="link"
          onClick={() => setLimit((now) => Math.min(now + PAGE, 500))}
          disabled={limit >= 500}
        >
          {limit >= 500
            ? `只列出最近 500 条，共 ${countOf(total)} 条`
            : `再看 ${PAGE} 条（共 ${countOf(total)} 条）`}
        </Button>
      ) : null}
    </div>
  );
}
