import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../../archive-context.ts';

export interface SpanProps {
  /** Only what the year at the top asks for; else of all years. */
  readonly isYearOnly: boolean;
  readonly onYearOnly: (isYearOnly: boolean) => void;
}

export function SpanChoice({ isYearOnly, onYearOnly }: SpanProps): ReactNode {
  const { year } = useArchive();
  return (
    <Segmented
      size="small"
      aria-label="哪些年度的材料"
      value={isYearOnly ? 'year' : 'all'}
      options={[
        { value: 'all', label: '全部年度' },
        { value: 'year', label: `只看 ${year} 年度` },
      ]}
      onChange={(value) => onYearOnly(value === 'year')}
    />
  );
}
