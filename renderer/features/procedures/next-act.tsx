import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { Note } from '../../ui/notes.tsx';
import { StepDialog } from './step-dialog.tsx';

type Step = ProcedurePage['steps'][number];

const actors: Record<string, string> = {
  household: '农户',
  village: '村',
  'village-assembly': '村民代表会议',
  township: '乡镇',
  county: '县级',
};

function Recorded({ step }: { step: Step }): ReactNode {
  const facts = [
    step.doneOn === null ? '' : `${step.doneOn} 已办`,
    step.noticeFrom === null ? '' : `公示 ${step.noticeFrom} 至 ${step.noticeTo ?? ''}`,
    step.expected === null ? '' : `应到 ${step.expected} 人，实到 ${step.present ?? '未填'} 人`,
    step.place ?? '',
  ];
  return <p className="quiet">{facts.filter((fact) => fact !== '').join('；')}</p>;
}

/** What is to be done at a step; for the next one the button, and beside it why it cannot be done yet. */
export function NextAct({ page, step }: { page: ProcedurePage; step: Step }): ReactNode {
  const [doing, setDoing] = useState(false);
  const isNext = page.status === 'open' && step.key === page.nextStep;
  const free = step.blockers.length === 0;
  return (
    <section className="next-act" aria-label={isNext ? '下一步' : step.title}>
      <div className="line">
        <h2>
          {isNext ? '下一步：' : ''}
          {step.title}
        </h2>
        <span className="quiet">{actors[step.actor] ?? ''}</span>
        {step.noticeDays === null ? null : <span className="quiet">至少 {step.noticeDays} 天</span>}
      </div>
      <Recorded step={step} />
      {isNext ? (
        <div className="line top-line">
          <Button type={free ? 'primary' : 'default'} onClick={() => setDoing(true)}>
            办理“{step.title}”
          </Button>
          {free ? (
            <span className="done">条件已齐，可以办理</span>
          ) : (
            <div className="stack">
              {step.blockers.map((blocker) => (
                <Note key={`${blocker.rule}-${blocker.message}`} tone="look">
                  <span title={blocker.source}>{blocker.message}</span>
                </Note>
              ))}
            </div>
          )}
        </div>
      ) : null}
      {doing ? <StepDialog page={page} step={step} onClose={() => setDoing(false)} /> : null}
    </section>
  );
}
