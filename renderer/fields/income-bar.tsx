import type { ReactNode } from 'react';
import { moneyOf } from '../ui/numbers.ts';

interface IncomeBarProps {
  readonly perCapita: number | null;
  readonly line: { readonly amount: number; readonly scope: string; readonly source: string } | null;
}

/** Per-head income as a thin bar to twice the line, with the line marked in the middle, and in words. */
export function IncomeBar({ perCapita, line }: IncomeBarProps): ReactNode {
  const below = perCapita !== null && line !== null && perCapita < line.amount;
  const share =
    perCapita === null || line === null ? 0 : Math.max(0, Math.min(100, (perCapita / line.amount) * 50));
  return (
    <div className="income-bar">
      <div className="line">
        <span className="quiet">人均纯收入</span>
        <span className="spread" />
        <span className={below ? 'wrong strong' : 'strong'}>
          {perCapita === null ? '未填' : `${moneyOf(perCapita)} 元`}
        </span>
      </div>
      {line === null ? null : (
        <>
          <div className="track" aria-hidden="true">
            <i className={below ? 'below' : ''} style={{ width: `${share}%` }} />
            <b />
          </div>
          <div className="line small faint" title={`${line.scope}，${line.source}`}>
            <span>{perCapita === null ? '' : below ? '低于参考线' : '不低于参考线'}</span>
            <span className="spread" />
            <span>参考线 {moneyOf(line.amount)}</span>
          </div>
        </>
      )}
    </div>
  );
}
