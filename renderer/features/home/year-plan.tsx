import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { AgendaLine } from '#contract/calendar.ts';
import { WritableBy } from '../../ui/offered.tsx';

interface YearPlanProps {
  readonly year: number;
  readonly today: string;
  readonly items: readonly AgendaLine[];
  readonly onTick: (line: AgendaLine) => void;
}

/** The year's days of the policy pack and of the township, ticked when they are done. */
export function YearPlan({ year, today, items, onTick }: YearPlanProps): ReactNode {
  const plan = items
    .filter(({ kind, dueOn }) => (kind === 'plan' || kind === 'own') && dueOn?.startsWith(String(year)))
    .toSorted((a, b) => ((a.dueOn ?? '') < (b.dueOn ?? '') ? -1 : 1));
  return (
    <section className="year-plan" aria-label={`${year} 年日程`}>
      <h2>{year} 年日程</h2>
      {plan.length === 0 ? (
        <p className="quiet">政策包没有这一年的日程，可以新增自己的日程。</p>
      ) : (
        <WritableBy may="review">
          <ol>
            {plan.map((line) => (
              <li key={`${line.kind}-${line.title}-${line.dueOn}`} title={line.source ?? undefined}>
                <Checkbox
                  checked={line.doneOn !== null}
                  aria-label={`${line.title}办完`}
                  onChange={() => onTick(line)}
                />
                <span className="nowrap">{line.dueOn?.slice(5)}</span>
                <span className={line.doneOn === null && (line.dueOn ?? '') < today ? 'wrong' : ''}>
                  {line.title}
                </span>
              </li>
            ))}
          </ol>
        </WritableBy>
      )}
    </section>
  );
}
