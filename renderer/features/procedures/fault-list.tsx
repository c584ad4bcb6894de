import type { ReactNode } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import type { Candidate } from './candidate-draft.ts';
import { DROP_WORDS } from './drop-words.ts';

interface FaultListProps {
  readonly page: Pick<ProcedurePage, 'steps' | 'nextStep'>;
  readonly candidate: Candidate;
}

/** What the next step would refuse about a household, each with its source; or how it fell out. */
export function FaultList({ page, candidate }: FaultListProps): ReactNode {
  const next = page.steps.find(({ key }) => key === page.nextStep)?.title;
  if (candidate.dropped) {
    const step = page.steps.find(({ key }) => key === candidate.droppedStep)?.title;
    const facts = [
      candidate.droppedOn ?? '',
      step === undefined ? '' : `在“${step}”`,
      candidate.dropKind === null ? '' : DROP_WORDS[candidate.dropKind],
    ].filter((fact) => fact !== '');
    return (
      <p className="quiet">
        已移出程序（{facts.join('，')}）：{candidate.dropReason}
      </p>
    );
  }
  if (candidate.faults.length === 0) {
    return next === undefined ? null : <p className="quiet">没有发现挡住“{next}”的地方。</p>;
  }
  return (
    <ul className="faults" aria-label="不齐的地方">
      {candidate.faults.map(({ rule, message, source, waivableBy }) => (
        <li key={`${rule}-${message}`}>
          <span className="wrong">{message}</span>
          {waivableBy === undefined ? null : (
            <span className="warn small">（{waivableBy}可书面例外批准）</span>
          )}{' '}
          <span className="faint small">{source}</span>
        </li>
      ))}
    </ul>
  );
}
