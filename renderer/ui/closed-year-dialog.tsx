import { Checkbox } from 'antd';
import { type ReactNode, useState } from 'react';
import { type Question, useQuestion } from '../closed-year.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Whatever is saved into a closed year: why, and then it is saved. */
export function ClosedYearDialog(): ReactNode {
  const question = useQuestion();
  return question === undefined ? null : <Asked key={question.message} question={question} />;
}

function Asked({ question }: { question: Question }): ReactNode {
  const [more, setMore] = useState(false);
  return (
    <ReasonDialog
      title="更正已封存的年度"
      word="更正"
      busy={false}
      error={null}
      onReason={(reason) => question.answer(reason, more)}
      onClose={() => question.answer(null)}
    >
      <p>{question.message}理由记在操作记录里。</p>
      <Checkbox checked={more} onChange={({ target }) => setMore(target.checked)}>
        在这一页接着更正，都用这个理由
      </Checkbox>
    </ReasonDialog>
  );
}
