import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { DaysLeft } from '../../ui/days-left.tsx';
import type { Step } from './step-draft.ts';

interface StepLineProps {
  readonly steps: readonly Step[];
  readonly next: string | null;
  readonly shown: string | null;
  readonly onShow: (key: string) => void;
}

/** Without the year where it is that of the procedure. */
const short = (day: string, year: string): string => (day.startsWith(year) ? day.slice(5) : day);

function Dates({ step, isNext, year }: { step: Step; isNext: boolean; year: string }): ReactNode {
  if (step.noticeFrom !== null) {
    return (
      <span>
        {short(step.noticeFrom, year)} 至 {step.noticeTo === null ? '' : short(step.noticeTo, year)}
      </span>
    );
  }
  if (step.doneOn !== null)
    return <span>{step.nobody ? `${short(step.doneOn, year)} 无对象` : step.doneOn}</span>;
  return (
    <>
      {isNext ? (
        <span className="line tight">
          现在 <DaysLeft days={step.daysLeft} />
        </span>
      ) : null}
      {step.earliest === null ? null : <span>最早 {short(step.earliest, year)}</span>}
      {step.latest === null ? null : <span>最晚 {short(step.latest, year)}</span>}
    </>
  );
}

/** More than these do not stand in one line with their whole names. */
const MANY = 9;

/** The steps in a line: done with their days, the one now, the days before and after which the others fall. */
export function StepLine({ steps, next, shown, onShow }: StepLineProps): ReactNode {
  const year = steps[0]?.doneOn?.slice(0, 4) ?? '';
  return (
    <ol className={`steps${steps.length > MANY ? ' many' : ''}`} aria-label="步骤">
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
                <Dates step={step} isNext={isNext} year={year} />
                {step.waivers.length === 0 ? null : (
                  <span className="warn">⚑ 例外 {step.waivers.length}</span>
                )}
              </span>
            </button>
          </li>
        );
      })}
    </ol>
  );
}
