import { Input, InputNumber } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import type { Step, StepDraft, StepKind } from './step-draft.ts';

interface StepFieldsProps {
  readonly step: Step;
  readonly kind: StepKind;
  readonly draft: StepDraft;
  readonly onDraft: (part: Partial<StepDraft>) => void;
}

const windowOf = ({ earliest, latest }: Step): string | undefined =>
  [earliest === null ? '' : `最早 ${earliest}`, latest === null ? '' : `最晚 ${latest}`]
    .filter((part) => part !== '')
    .join('，') || undefined;

/** The boxes of a step: a notice from when to when, a meeting with who was there, otherwise the day. */
export function StepFields({ step, kind, draft, onDraft }: StepFieldsProps): ReactNode {
  const { archive } = useArchive();
  const place = (label: string, wide: boolean): ReactNode => (
    <FormItem wide={wide} label={label}>
      {(id) => (
        <Input
          id={id}
          maxLength={100}
          value={draft.place}
          onChange={(event) => onDraft({ place: event.target.value })}
        />
      )}
    </FormItem>
  );
  if (kind === 'notice') {
    return (
      <div className="form">
        <FormItem label="公示起" must hint={windowOf(step)}>
          {(id) => (
            <DayInput
              id={id}
              label="公示起"
              value={draft.noticeFrom}
              onChange={(noticeFrom) => onDraft({ noticeFrom })}
            />
          )}
        </FormItem>
        <FormItem label="公示止" hint={`不填自动按 ${step.noticeDays ?? 1} 天算`}>
          {(id) => (
            <DayInput
              id={id}
              label="公示止"
              value={draft.noticeTo}
              onChange={(noticeTo) => onDraft({ noticeTo })}
            />
          )}
        </FormItem>
        {place('公示地点', true)}
      </div>
    );
  }
  return (
    <div className="form">
      <FormItem label="办理日期" must hint={windowOf(step)}>
        {(id) => (
          <DayInput
            id={id}
            label="办理日期"
            value={draft.on}
            onChange={(on) => onDraft({ on })}
            max={archive.today}
          />
        )}
      </FormItem>
      {kind === 'meeting' ? (
        <>
          {place('会议地点', false)}
          <People label="应到代表" value={draft.expected} onChange={(expected) => onDraft({ expected })} />
          <People
            label="实到代表"
            value={draft.present}
            onChange={(present) => onDraft({ present })}
            hint={step.meeting}
          />
        </>
      ) : null}
    </div>
  );
}

interface PeopleProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly hint?: string | null;
}

function People({ label, value, onChange, hint }: PeopleProps): ReactNode {
  return (
    <FormItem label={label} must hint={hint ?? undefined}>
      {(id) => (
        <InputNumber
          id={id}
          aria-label={label}
          min={0}
          precision={0}
          suffix="人"
          style={{ width: '100%' }}
          value={value}
          onChange={onChange}
        />
      )}
    </FormItem>
  );
}
