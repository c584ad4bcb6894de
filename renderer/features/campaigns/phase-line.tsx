import { CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { CampaignPhase } from '#contract/campaign.ts';
import { DaysLeft } from '../../ui/days-left.tsx';
import { coverWords, phaseWords } from './campaign-words.ts';

interface PhaseLineProps {
  readonly phases: readonly CampaignPhase[];
  readonly onOpen: (phase: CampaignPhase) => void;
}

/** The phases with their days; how far those are in which households are surveyed. */
export function PhaseLine({ phases, onOpen }: PhaseLineProps): ReactNode {
  const now = phases.find(({ doneOn }) => doneOn === null);
  return (
    <ol className="steps phases" aria-label="阶段">
      {phases.map((phase, at) => (
        <li
          key={phase.key}
          className={phase.status === 'done' ? 'done' : phase === now ? 'next' : 'later'}
          aria-current={phase === now ? 'step' : undefined}
        >
          <button type="button" className="plain" title={phase.content} onClick={() => onOpen(phase)}>
            <span className="step-head">
              <span className="step-mark">
                {phase.status === 'done' ? <CheckOutlined aria-hidden /> : at + 1}
              </span>
              <span className="step-title">{phase.title}</span>
            </span>
            <span className="small quiet step-dates">
              <span>
                {phase.startsOn.slice(5)} 至 {phase.endsOn.slice(5)}
              </span>
              <span>
                {phaseWords(phase)}
                {phase.status === 'running' || phase.status === 'late' ? (
                  <DaysLeft days={phase.daysLeft} />
                ) : null}
              </span>
              {phase.cover === null ? null : <span>已排查 {coverWords(phase.cover)} 户</span>}
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
