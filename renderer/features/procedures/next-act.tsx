import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { DaysLeft } from '../../ui/days-left.tsx';
import { Blockers } from './blockers.tsx';
import { StepDialog } from './step-dialog.tsx';
import { isForNobody, type Step } from './step-draft.ts';

const actors: Record<string, string> = {
  household: '农户',
  village: '村',
  'village-assembly': '村民代表会议',
  township: '乡镇',
  county: '县级',
  departments: '行业部门',
};

interface NextActProps {
  readonly page: ProcedurePage;
  readonly step: Step;
  readonly onNext: () => void;
}

/** What is to be done at a step; for the next one the button, and beside it why it cannot be done yet. */
export function NextAct({ page, step, onNext }: NextActProps): ReactNode {
  const [doing, setDoing] = useState(false);
  const isNext = page.status === 'open' && step.key === page.nextStep;
  const lacking = isNext
    ? page.candidates.filter((each) => !each.dropped && each.faults.length > 0).length
    : 0;
  const unvoted = isNext ? withoutVotes(page, step.key) : 0;
  const free = step.blockers.length === 0;
  return (
    <section className="next-act" aria-label={isNext ? '下一步' : step.title}>
      <div className="line">
        <h2>
          {isNext ? '下一步：' : ''}
          {step.title}
        </h2>
        <span className="quiet small nowrap">{actors[step.actor] ?? ''}</span>
        <span className="spread" />
        {isNext || page.nextStep === null ? null : (
          <Button type="link" size="small" onClick={onNext}>
            回到下一步
          </Button>
        )}
      </div>
      {isNext ? (
        <>
          <div className="line wrap">
            <GuardedButton
              may="write"
              type={free && lacking + unvoted === 0 ? 'primary' : 'default'}
              onClick={() => setDoing(true)}
            >
              办理“{step.title}”
            </GuardedButton>
            {free && lacking + unvoted === 0 ? <span className="done">条件已齐，可以办理</span> : null}
            {lacking === 0 ? null : <span className="wrong">{lacking} 户不齐，见“户”里“不齐”一列</span>}
            {unvoted === 0 ? null : (
              <span className="warn">{unvoted} 户还没有填票数，在右边选中后可以批量登记</span>
            )}
          </div>
          <Clock step={step} isNext={isNext} isForNobody={isForNobody(step, page)} />
          <Blockers blockers={step.blockers} besidePapers />
        </>
      ) : (
        <Clock step={step} isNext={isNext} isForNobody={isForNobody(step, page)} />
      )}
      {doing ? <StepDialog page={page} step={step} onClose={() => setDoing(false)} /> : null}
    </section>
  );
}

/** How many households the meeting has still to vote on. */
function withoutVotes({ asks, candidates }: ProcedurePage, key: string): number {
  const meeting = asks.meetings.find(({ step }) => step === key);
  if (meeting === undefined) return 0;
  return candidates.filter(
    ({ dropped, comparison, ballots }) =>
      !dropped &&
      (!meeting.onlySuspected || (comparison?.hits ?? 0) > 0) &&
      (ballots[key]?.votesFor ?? null) === null,
  ).length;
}

interface ClockProps {
  readonly step: Step;
  readonly isNext: boolean;
  readonly isForNobody: boolean;
}

/** Days of a step in words: what was recorded, or from when until when it can be done. */
function Clock({ step, isNext, isForNobody }: ClockProps): ReactNode {
  const facts = step.doneOn === null ? duesOf(step, isForNobody) : recordedOf(step);
  return (
    <div className="step-facts small">
      {facts.map((fact) => (
        <p key={fact}>{fact}</p>
      ))}
      {isNext ? <DaysLeft days={step.daysLeft} /> : null}
      {step.daysOff.length === 0 ? null : (
        <p className="quiet">
          其间休息日 {step.daysOff.length} 天，不算：{daysInWords(step.daysOff)}
        </p>
      )}
      <p className="faint">{step.source}</p>
    </div>
  );
}

const MOST_DAYS = 12;

const daysInWords = (days: readonly string[]): string =>
  `${days
    .slice(0, MOST_DAYS)
    .map((day) => day.slice(5))
    .join('、')}${days.length > MOST_DAYS ? ' 等' : ''}`;

const recordedOf = (step: Step): string[] => [
  step.nobody ? `${step.doneOn ?? ''} 登记为无对象` : `${step.doneOn ?? ''} 已办`,
  ...(step.noticeFrom === null ? [] : [`公示 ${step.noticeFrom} 至 ${step.noticeTo ?? ''}`]),
  ...(step.expected === null ? [] : [`应到 ${step.expected} 人，实到 ${step.present ?? '未填'} 人`]),
  ...(step.place === null ? [] : [step.place]),
];

const duesOf = (step: Step, isForNobody: boolean): string[] => [
  ...(step.earliest === null ? [] : [`最早 ${step.earliest} 可以办`]),
  ...(step.latest === null ? [] : [`最晚 ${step.latest} 要办，才能按期办完`]),
  ...(step.noticeDays === null ? [] : [`公示不少于 ${step.noticeDays} 天`]),
  ...(step.meeting === null || isForNobody ? [] : [step.meeting]),
  ...(isForNobody
    ? ['比对没有报回疑点，登记为无对象，接着办下一步']
    : step.onlySuspected
      ? ['只办比对有疑点的户，没有就登记为无对象']
      : []),
];
