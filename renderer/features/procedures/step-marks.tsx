import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { Button } from '../../ui/button.tsx';
import { RepostDialog } from './repost-dialog.tsx';
import type { Step } from './step-draft.ts';

/** What stays marked at a step for ever: rules set aside, and notices taken down and put up anew. */
export function StepMarks({ page, step }: { page: ProcedurePage; step: Step }): ReactNode {
  const [reposting, setReposting] = useState(false);
  const canRepost = page.status === 'open' && step.noticeFrom !== null;
  if (step.waivers.length === 0 && step.reposted.length === 0 && !canRepost) return null;
  return (
    <section className="step-marks" aria-label="公示和例外">
      {step.noticeFrom === null ? null : (
        <div className="line">
          <h3>公示</h3>
          <span className="small">
            现在的：{step.noticeFrom} 至 {step.noticeTo ?? ''}
          </span>
          <span className="spread" />
          {canRepost ? (
            <Button may="write" size="small" onClick={() => setReposting(true)}>
              重新公示
            </Button>
          ) : null}
        </div>
      )}
      {step.reposted.map((posting) => (
        <p key={`${posting.from}-${posting.endedOn}`} className="small quiet">
          {posting.from} 至 {posting.to}，{posting.endedOn} 撤下：{posting.reason}
        </p>
      ))}
      {step.waivers.length === 0 ? null : (
        <>
          <h3>例外批准</h3>
          <ul aria-label="例外批准">
            {step.waivers.map((waiver) => (
              <li key={`${waiver.rule}-${waiver.householdNo ?? ''}`} className="small">
                <span className="warn">
                  ⚑ {waiver.allowedBy} {waiver.on} 例外批准
                </span>
                ：{waiver.reason}
                <br />
                <span className="quiet">{waiver.message}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {reposting ? <RepostDialog page={page} step={step} onClose={() => setReposting(false)} /> : null}
    </section>
  );
}
