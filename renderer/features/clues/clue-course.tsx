import type { ReactNode } from 'react';
import { CLUE_OUTCOMES } from '#domain/procedures/words.ts';
import type { Clue } from '#contract/clue.ts';
import { procedureStatus } from '../../fields/procedure-status.ts';
import { go } from '../../route.ts';
import { DaysLeft } from '../../ui/days-left.tsx';

/** The four stations of a clue with their days. */
export function ClueCourse({ clue }: { clue: Clue }): ReactNode {
  const { daysLate, acceptBy, outcome, procedureId } = clue;
  return (
    <ol className="clue-course" aria-label="办理进度">
      <Station title="发现" on={clue.foundOn}>
        {clue.reporter}
      </Station>
      <Station title="受理" on={clue.acceptedOn}>
        {clue.acceptedBy}
        {daysLate > 0 ? <span className="warn">迟 {daysLate} 天</span> : null}
        {clue.acceptedOn === null && acceptBy !== null && clue.state === 'found' ? (
          <>
            最迟 {acceptBy} <DaysLeft days={clue.daysLeft} />
          </>
        ) : null}
      </Station>
      <Station title="反馈到村" on={clue.fedBackOn} />
      <Station title="办结" on={clue.settledOn}>
        {outcome === null ? null : CLUE_OUTCOMES[outcome]}
        {procedureId === null ? null : (
          <button type="button" className="link" onClick={() => go({ page: 'procedure', id: procedureId })}>
            {clue.procedure}
            {clue.procedureStatus === null ? '' : `（${procedureStatus(clue.procedureStatus)}）`}
          </button>
        )}
      </Station>
    </ol>
  );
}

interface StationProps {
  readonly title: string;
  readonly on: string | null;
  readonly children?: ReactNode;
}

const Station = ({ title, on, children }: StationProps): ReactNode => (
  <li className={on === null ? '' : 'reached'}>
    <span className="strong">{title}</span>
    <span>{on ?? '—'}</span>
    <span className="small quiet">{children}</span>
  </li>
);
