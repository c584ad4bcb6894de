import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { go } from '../../route.ts';
import { DaysLeft } from './days-left.tsx';

type Kind = Output<'procedure.kinds'>['kinds'][number];
type Procedure = Output<'procedure.list'>['procedures'][number];

interface BoardProps {
  readonly kind: Kind;
  readonly procedures: readonly Procedure[];
}

/** The steps of a procedure as columns; each card is what one village is at. */
export function Board({ kind, procedures }: BoardProps): ReactNode {
  if (procedures.length === 0) return null;
  return (
    <section className="board" aria-label={`${kind.title}进度`}>
      {kind.steps.map((title, index) => {
        const here = procedures.filter((each) => each.stepTitle === title);
        return (
          <div key={title} className="board-column">
            <h3>
              <span className="faint">{index + 1}</span> {title}
              {here.length === 0 ? null : <span className="quiet"> {here.length}</span>}
            </h3>
            {here.map((each) => (
              <button
                key={each.id}
                type="button"
                className="plain card"
                onClick={() => go({ page: 'procedure', id: each.id })}
              >
                <span className="strong">{each.village}</span>
                <span className="quiet">{each.households} 户</span>
                <DaysLeft days={each.daysLeft} />
              </button>
            ))}
          </div>
        );
      })}
    </section>
  );
}
