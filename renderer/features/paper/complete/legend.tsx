import type { ReactNode } from 'react';
import { PAPER_STATES } from '#domain/completeness/states.ts';
import { PaperSign } from '../../../fields/paper-sign.tsx';

/** What the signs of the matrix mean. */
export const Legend = (): ReactNode => (
  <div className="toolbar flat paper-legend" aria-label="图例">
    {PAPER_STATES.map((state) => (
      <PaperSign key={state} state={state} />
    ))}
    <span className="spread" />
    <span className="faint small">
      方向键移动，<kbd>Enter</kbd> 看这份材料，空白是不要求
    </span>
  </div>
);
