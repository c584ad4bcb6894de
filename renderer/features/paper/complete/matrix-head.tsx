import type { ReactNode } from 'react';
import type { MatrixItem } from './matrix-row.tsx';

interface MatrixHeadProps {
  readonly items: readonly MatrixItem[];
  readonly template: string;
  readonly width: number;
  /** The column of the cursor. */
  readonly here: number;
}

/** The titles are written downwards, so that a column is no wider than its sign. */
export function MatrixHead({ items, template, width, here }: MatrixHeadProps): ReactNode {
  return (
    <div role="row" className="row head" style={{ gridTemplateColumns: template, width }}>
      {['户主', '户编号', '缺'].map((title, index) => (
        <div key={title} role="columnheader" className={`cell still still-${index}`}>
          {title}
        </div>
      ))}
      {items.map(({ key, title, group }, index) => (
        <div
          key={key}
          role="columnheader"
          title={`${group}：${title}`}
          className={`cell item${index === here ? ' here' : ''}${items[index - 1]?.group === group ? '' : ' first'}`}
        >
          <span>{title}</span>
        </div>
      ))}
    </div>
  );
}
