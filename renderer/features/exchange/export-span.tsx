import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';
import { useAnswer } from '../../queries.ts';

/** Which days and where: the year of the window, or from–to; a village or all of them. */
export interface Span {
  /** Null for the whole year. */
  readonly days: readonly [string, string] | null;
  readonly villageId: number | null;
}

export const questionOf = (year: number, { days, villageId }: Span) => ({
  ...(days === null ? { year } : { from: days[0], to: days[1] }),
  ...(villageId === null ? {} : { villageId }),
});

interface ExportSpanProps {
  readonly year: number;
  readonly span: Span;
  readonly onSpan: (span: Span) => void;
}

export function ExportSpan({ year, span, onSpan }: ExportSpanProps): ReactNode {
  const { days, villageId } = span;
  const villages = useAnswer('village.list', {}).data?.villages ?? [];
  return (
    <div className="toolbar flat" role="toolbar" aria-label="导出的范围">
      <Segmented
        value={days === null ? 'year' : 'days'}
        onChange={(by) =>
          onSpan({ ...span, days: by === 'year' ? null : [`${year}-01-01`, `${year}-12-31`] })
        }
        options={[
          { value: 'year', label: `${year} 年度` },
          { value: 'days', label: '按起止日期' },
        ]}
      />
      {days === null ? null : (
        <DatePicker.RangePicker
          aria-label="起止日期"
          allowClear={false}
          value={[dayjs(days[0]), dayjs(days[1])]}
          onChange={(chosen) => {
            const [from, to] = chosen ?? [];
            if (from && to) onSpan({ ...span, days: [from.format('YYYY-MM-DD'), to.format('YYYY-MM-DD')] });
          }}
          style={{ width: 260 }}
        />
      )}
      <Select
        aria-label="哪个村"
        style={{ width: 180 }}
        showSearch={{ optionFilterProp: 'label' }}
        value={villageId ?? 0}
        onChange={(id) => onSpan({ ...span, villageId: id === 0 ? null : id })}
        options={[
          { value: 0, label: '全镇' },
          ...villages.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </div>
  );
}
