import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { ReactNode } from 'react';

interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** From one day to another, either of them open: what a log is narrowed by. */
export function DayRange({ value, onDays }: { value: Days; onDays: (days: Days) => void }): ReactNode {
  const shownOf = (day: string | undefined) => (day === undefined ? null : dayjs(day));
  return (
    <DatePicker.RangePicker
      allowEmpty={[true, true]}
      aria-label="日期"
      placeholder={['从哪天', '到哪天']}
      style={{ width: 230 }}
      value={[shownOf(value.from), shownOf(value.to)]}
      onChange={(days) =>
        onDays({ from: days?.[0]?.format('YYYY-MM-DD'), to: days?.[1]?.format('YYYY-MM-DD') })
      }
    />
  );
}
