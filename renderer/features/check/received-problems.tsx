import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { Note } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';

const MOST = 5;

interface ReceivedProblemsProps {
  readonly problems: Output<'received.import'>['problems'];
  readonly onClose: () => void;
}

/** Lines and sheets of the file that could not be read. */
export function ReceivedProblems({ problems, onClose }: ReceivedProblemsProps): ReactNode {
  if (problems.length === 0) return null;
  return (
    <Note tone="look">
      有 {countOf(problems.length)} 处没有读入：
      <ul aria-label="没有读入的">
        {problems.slice(0, MOST).map(({ sheet, row, message }) => (
          <li key={`${sheet} ${row}`}>
            {sheet} {row === 0 ? '' : `第 ${row} 行`} {message}
          </li>
        ))}
      </ul>
      {problems.length > MOST ? `还有 ${countOf(problems.length - MOST)} 处。` : null}
      <Button type="link" size="small" onClick={onClose}>
        知道了
      </Button>
    </Note>
  );
}
