import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { countOf } from '../../ui/numbers.ts';

export interface SuspicionFilter {
  /** Empty: all. */
  readonly kind: string;
  readonly rule: string;
}

type Found = Output<'suspicion.list'>;

interface KindsProps {
  readonly kinds: Found['kinds'];
  readonly rules: Found['rules'];
  readonly chosen: SuspicionFilter;
  readonly onChoose: (next: SuspicionFilter) => void;
}

/** The kinds, and under the one that is chosen the reasons that there are. */
export function SuspicionKinds({ kinds, rules, chosen, onChoose }: KindsProps): ReactNode {
  const all = kinds.reduce((sum, { open }) => sum + open, 0);
  return (
    <div className="catalogue">
      <ul aria-label="哪一类疑似">
        <Line
          title="全部"
          count={all}
          isHere={chosen.kind === '' && chosen.rule === ''}
          hint="待核实的条数"
          onClick={() => onChoose({ kind: '', rule: '' })}
        />
        {kinds.map(({ kind, title, open, lines }) => (
          <Line
            key={kind}
            title={title}
            count={open}
            hint={`待核实 ${open} 条，共 ${lines} 条`}
            isHere={chosen.kind === kind && chosen.rule === ''}
            onClick={() => onChoose({ kind, rule: '' })}
          >
            {chosen.kind !== kind ? null : (
              <ul className="suspicion-rules" aria-label={`${title}的原因`}>
                {rules
                  .filter((each) => each.kind === kind)
                  .map((each) => (
                    <Line
                      key={each.rule}
                      title={each.title.replace('，未纳入', '').replace('，已退出', '')}
                      count={each.lines}
                      hint={`${each.title}：${each.lines} 条`}
                      isHere={chosen.rule === each.rule}
                      onClick={() => onChoose({ kind, rule: each.rule })}
                    />
                  ))}
              </ul>
            )}
          </Line>
        ))}
      </ul>
    </div>
  );
}

interface LineProps {
  readonly title: string;
  readonly count: number;
  readonly hint: string;
  readonly isHere: boolean;
  readonly onClick: () => void;
  readonly children?: ReactNode;
}

const Line = ({ title, count, hint, isHere, onClick, children }: LineProps): ReactNode => (
  <li>
    <button
      type="button"
      className={`plain${isHere ? ' here' : ''}`}
      aria-pressed={isHere}
      title={hint}
      onClick={onClick}
    >
      <span className="cut catalogue-title">{title}</span>
      <span className={count === 0 ? 'faint' : 'strong'}>{countOf(count)}</span>
    </button>
    {children}
  </li>
);
