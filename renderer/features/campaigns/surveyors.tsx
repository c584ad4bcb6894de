import { Select } from 'antd';
import type { ReactNode } from 'react';
import { useRemembered } from '../../memory.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';

interface WhoAndWhen {
  readonly on: string | null;
  readonly surveyors: readonly string[];
}

/** Those who go round together stay the same from household to household. */
export const useWhoAndWhen = (today: string): [WhoAndWhen, (next: WhoAndWhen) => void] =>
  useRemembered<WhoAndWhen>('campaign.who', { on: today, surveyors: [] });

interface SurveyorsProps {
  readonly value: WhoAndWhen;
  readonly today: string;
  readonly onChange: (next: WhoAndWhen) => void;
}

/** When, and which two or more looked. */
export function Surveyors({ value, today, onChange }: SurveyorsProps): ReactNode {
  return (
    <>
      <FormItem label="排查日期" must reason={value.on === null ? '请填写排查日期' : undefined}>
        {(id) => (
          <DayInput
            id={id}
            label="排查日期"
            value={value.on}
            max={today}
            onChange={(on) => onChange({ ...value, on })}
          />
        )}
      </FormItem>
      <FormItem label="排查人" must>
        {(id) => (
          <Select
            id={id}
            aria-label="排查人"
            mode="tags"
            autoFocus={value.surveyors.length === 0}
            open={false}
            suffix={null}
            tokenSeparators={['、', '，', ',', ' ']}
            placeholder="两人以上，姓名之间用顿号"
            value={[...value.surveyors]}
            onChange={(surveyors: string[]) => onChange({ ...value, surveyors })}
          />
        )}
      </FormItem>
    </>
  );
}
