import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAnswer } from '../../../queries.ts';
import { Button } from '../../../ui/button.tsx';
import { Busy, ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';

/** Whether every number was given once, and what became of those that nothing has now. */
export function VerifyNumbers(): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button may="verify" title="有没有重号、跳号" onClick={() => setOpen(true)}>
        核对档号
      </Button>
      {isOpen ? (
        <Modal open title="核对档号" width={620} footer={null} onCancel={() => setOpen(false)}>
          <Verified />
        </Modal>
      ) : null}
    </>
  );
}

const WHY = { undone: '归档撤销了，号不再用', renumbered: '改了号' } as const;

function Verified(): ReactNode {
  const answer = useAnswer('filing.verify', {});
  if (answer.isError) return <ErrorNote error={answer.error} />;
  if (answer.data === undefined) return <Busy text="正在核对…" />;
  const { ok, numbers, items, volumes, gaps, problems } = answer.data;
  return (
    <div className="stack">
      <Note tone={ok ? 'good' : 'bad'}>
        给过 {countOf(numbers)} 个号，归档文件 {countOf(items)} 件，案卷 {countOf(volumes)} 卷。
        {ok ? '没有重号，跳号都有说明。' : `有 ${countOf(problems.length)} 处说不清。`}
      </Note>
      {problems.length === 0 ? null : (
        <ul className="in-the-way">
          {problems.map((problem) => (
            <li key={problem} className="wrong">
              {problem}
            </li>
          ))}
        </ul>
      )}
      {gaps.length === 0 ? null : (
        <div className="gap-list">
          <table className="sheet sticky" aria-label="空着的号">
            <thead>
              <tr>
                <th>空着的号</th>
                <th>为什么</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map(({ code, why, now }) => (
                <tr key={code}>
                  <td>{code}</td>
                  <td className="quiet">
                    {WHY[why]}
                    {now === null ? '' : `，现在是 ${now}`}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </div>
  );
}
