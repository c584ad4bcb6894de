import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { DaysLeft } from './days-left.tsx';

type Step = ProcedurePage['steps'][number];

interface StepLineProps {
  readonly steps: readonly Step[];
  readonly next: string | null;
  readonly shown: string | null;
  readonly onShow: (key: string) => void;
}

const states = { done: '已办', ready: '可以办', waiting: '在等', later: '以后' } satisfies Record<
  Step['status'],
  string
>;

function Dates({ step, isNext }: { step: Step; isNext: boolean }): ReactNode {
  if (step.noticeFrom !== null) {
    return (
      <span>
        {step.noticeFrom.slice(5)} 至 {step.noticeTo?.slice(5)}
      </span>
    );
  }
  if (step.doneOn !== null) return <span>{step.doneOn}</span>;
  return (
    <>
      {step.earliest === null ? null : <span>最早 {step.earliest.slice(5)}</span>}
      {step.latest === null ? null : <span>最晚 {step.latest.slice(5)}</span>}
      {isNext ? <DaysLeft days={step.daysLeft} /> : null}
    </>
  );
}

/** The steps in a line: done with their days, the one now, the days before and after which the others fall. */
export function StepLine({ steps, next, shown, onShow }: StepLineProps): ReactNode {
  return (
    <ol className="steps" aria-label="步骤">
      {steps.map((step, index) => {
        const isNext = step.key === next;
        return (
          <li
            key={step.key}
            className={`${step.status}${isNext ? ' next' : ''}${step.key === shown ? ' shown' : ''}`}
            aria-current={isNext ? 'step' : undefined}
          >
            <button type="button" className="plain" onClick={() => onShow(step.key)}>
              <span className="step-head">
                <span className="step-mark">
                  {step.status === 'done' ? <CheckOutlined aria-hidden /> : index + 1}
                </span>
                <span className="step-title">{step.title}</span>
              </span>
              <span className="small quiet step-dates">
                <span>{isNext ? '现在' : states[step.status]}</span>
                <Dates step={step} isNext={isNext} />
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
