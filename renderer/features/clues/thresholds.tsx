import type { ReactNode } from 'react';
import type { Output } from '#contract/channels.ts';
import { countOf } from '../../ui/numbers.ts';

type Threshold = Output<'clue.warnings'>['thresholds'][number];

interface ThresholdsProps {
  readonly thresholds: readonly Threshold[];
  readonly chosen: string | null;
  readonly onChoose: (key: string | null) => void;
}

/** The lines of the pack with their basis and how many are above them; one of them narrows the list. */
export function Thresholds({ thresholds, chosen, onChoose }: ThresholdsProps): ReactNode {
  return (
    <ul className="thresholds" aria-label="预警线">
      {thresholds.map((each) => (
        <li key={each.key}>
          <button
            type="button"
            className={`plain${each.key === chosen ? ' chosen' : ''}`}
            aria-pressed={each.key === chosen}
            onClick={() => onChoose(each.key === chosen ? null : each.key)}
          >
            <span className="line">
              <span className="strong">{each.title}</span>
              <span className="spread" />
              <span className={each.count === 0 ? 'faint' : 'strong'}>{countOf(each.count)}</span>
            </span>
            <span className="small">
              {each.forWhom}：{each.threshold}
            </span>
            <span className="small faint basis" title={each.source}>
              {each.source}
            </span>
          </button>
        </li>
      ))}
      {thresholds.length === 0 ? null : (
        <li className="small faint">预警线在“设置—政策包”里，各县不同；按本县文件改后载入。</li>
      )}
    </ul>
  );
}
