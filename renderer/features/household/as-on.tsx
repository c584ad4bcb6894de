import { HistoryOutlined } from '@ant-design/icons';
import { Button, ConfigProvider, DatePicker } from 'antd';
import dayjs from 'dayjs';
import { type ReactNode, useMemo } from 'react';
import { ArchiveContext, useArchive } from '../../archive-context.ts';
import { PastContext, usePast } from '../../past.ts';

interface AsOnProps {
  readonly householdId: number;
  /** Null: as it is today. */
  readonly on: string | null;
  readonly children: ReactNode;
}

/** Below it the household is as it was on the day: asked so, of that year, and not to be altered. */
export function AsOn({ householdId, on, children }: AsOnProps): ReactNode {
  const view = useArchive();
  const past = useMemo(() => (on === null ? null : { householdId, on }), [householdId, on]);
  const then = useMemo(
    () =>
      on === null ? view : { ...view, archive: { ...view.archive, today: on }, year: Number(on.slice(0, 4)) },
    [view, on],
  );
  return (
    <ArchiveContext value={then}>
      <PastContext value={past}>{children}</PastContext>
    </ArchiveContext>
  );
}

/** What would write is grey in the past. */
export function OnlyLooking({ children }: { children: ReactNode }): ReactNode {
  return <ConfigProvider componentDisabled={usePast() !== null}>{children}</ConfigProvider>;
}

interface PickerProps {
  readonly on: string | null;
  readonly today: string;
  readonly onPick: (on: string | null) => void;
}

/** 截至: which day the household is looked at as on; today unless set back. */
export function AsOnPicker({ on, today, onPick }: PickerProps): ReactNode {
  return (
    <label className="as-on">
      <span className="quiet">截至</span>
      <DatePicker
        size="small"
        aria-label="截至哪一天"
        value={on === null ? null : dayjs(on)}
        placeholder="今天"
        maxDate={dayjs(today)}
        presets={lastDaysOfYears(today)}
        onChange={(day) => {
          const picked = day?.format('YYYY-MM-DD') ?? null;
          onPick(picked === today ? null : picked);
        }}
        style={{ width: 116 }}
      />
    </label>
  );
}

/** What is asked for most: the ends of the last three years. */
const lastDaysOfYears = (today: string) =>
  [1, 2, 3].map((back) => {
    const day = `${Number(today.slice(0, 4)) - back}-12-31`;
    return { label: `${day.slice(0, 4)} 年底`, value: dayjs(day) };
  });

/** Says over everything that this is not today. */
export function PastBar({ on, onBack }: { on: string; onBack: () => void }): ReactNode {
  return (
    <div className="past-bar" role="status">
      <HistoryOutlined aria-hidden />
      <strong>这是 {on} 的情况，只能看</strong>
      <span>按操作记录还原；当天以后发生和登记的都不算。</span>
      <span className="spread" />
      <Button size="small" onClick={onBack}>
        回到今天
      </Button>
    </div>
  );
}
