import type { ReactNode } from 'react';
import { useQuestion } from '../closed-year.ts';
import { ReasonDialog } from './reason-dialog.tsx';

/** Whatever is saved into a closed year: why, and then it is saved. */
export function ClosedYearDialog(): ReactNode {
  const question = useQuestion();
  if (question === undefined) return null;
  return (
    <ReasonDialog
      key={question.message}
      title="更正已封存的年度"
      word="更正"
      busy={false}
      error={null}
      onReason={question.answer}
      onClose={() => question.answer(null)}
    >
      <p>{question.message}理由记在操作记录里。</p>
    </ReasonDialog>
  );
}
