import { AutoComplete, Input } from 'antd';
import type { ReactNode } from 'react';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import type { LedgerStep } from './ledger-words.ts';
import type { StepDraft } from './step-draft.ts';

interface StepFieldsProps {
  readonly step: LedgerStep;
  readonly draft: StepDraft;
  readonly departments: readonly string[];
  readonly today: string;
  readonly many: boolean;
  readonly lacks: Partial<Record<keyof StepDraft, string>>;
  readonly onDraft: (part: Partial<StepDraft>) => void;
}

type TextKey = 'by' | 'unit' | 'responsible' | 'measure' | 'done' | 'evidence' | 'reason';

/** The boxes that a step wants. */
export function StepFields(props: StepFieldsProps): ReactNode {
  switch (props.step) {
    case 'confirm':
      return (
        <>
          <Department {...props} />
          <Line {...props} name="by" label="确认人" hint="部门在台账上签字的人" />
          <On {...props} label="确认日期" />
        </>
      );
    case 'plan':
      return (
        <>
          <Area {...props} name="measure" label="整改措施" />
          <Line {...props} name="unit" label="责任单位" />
          <Line {...props} name="responsible" label="责任人" />
          <Due {...props} />
        </>
      );
    case 'close':
      return (
        <>
          <Area {...props} name="done" label="整改情况" />
          <Area
            {...props}
            optional
            name="evidence"
            label="佐证材料"
            hint="写明材料名称；已经添加照片的可以不写"
          />
          <Line {...props} name="by" label="销号人" />
          <On {...props} label="销号日期" />
        </>
      );
    case 'dismiss':
      return (
        <>
          <Area {...props} name="done" label="不属实的情况说明" hint="问题留在台账里，编号不再用" />
          <Area {...props} optional name="evidence" label="佐证材料" />
          <Line {...props} name="by" label="销号人" />
          <On {...props} label="销号日期" />
        </>
      );
    case 'check':
      return (
        <>
          {props.draft.passed ? null : <Area {...props} name="reason" label="退回原因" />}
          <Line {...props} name="by" label="复核人" hint="不能是销号人和责任人" />
          <On {...props} label="复核日期" />
        </>
      );
    case 'reopen':
      return (
        <>
          <Area {...props} name="reason" label="重开原因" />
          <On {...props} label="重开日期" />
        </>
      );
  }
}

interface TextProps extends StepFieldsProps {
  readonly name: TextKey;
  readonly label: string;
  readonly hint?: string;
  readonly optional?: boolean;
}

const Line = ({ draft, lacks, onDraft, name, label, hint }: TextProps): ReactNode => (
  <FormItem label={label} must reason={lacks[name]} hint={hint}>
    {(id) => (
      <Input
        id={id}
        value={draft[name]}
        maxLength={60}
        onChange={({ target }) => onDraft({ [name]: target.value })}
      />
    )}
  </FormItem>
);

const Area = ({ draft, lacks, onDraft, name, label, hint, optional }: TextProps): ReactNode => (
  <FormItem wide label={label} must={optional !== true} reason={lacks[name]} hint={hint}>
    {(id) => (
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={name === 'reason' ? 200 : 500}
        value={draft[name]}
        onChange={({ target }) => onDraft({ [name]: target.value })}
      />
    )}
  </FormItem>
);

const On = ({ draft, lacks, onDraft, today, label }: StepFieldsProps & { label: string }): ReactNode => (
  <FormItem label={label} must reason={lacks.on}>
    {(id) => (
      <DayInput id={id} label={label} value={draft.on} max={today} onChange={(on) => onDraft({ on })} />
    )}
  </FormItem>
);

const Due = ({ draft, lacks, onDraft }: StepFieldsProps): ReactNode => (
  <FormItem label="整改时限" must reason={lacks.dueOn} hint="按政策包的天数从今天起算，可以改">
    {(id) => (
      <DayInput id={id} label="整改时限" value={draft.dueOn} onChange={(dueOn) => onDraft({ dueOn })} />
    )}
  </FormItem>
);

const Department = ({ draft, departments, many, onDraft }: StepFieldsProps): ReactNode => (
  <FormItem wide label="确认部门" hint={many ? '不填：各按问题类别对应的部门' : undefined}>
    {(id) => (
      <AutoComplete
        id={id}
        aria-label="确认部门"
        value={draft.department}
        options={departments.map((value) => ({ value }))}
        style={{ width: '100%' }}
        onChange={(department: string) => onDraft({ department })}
      />
    )}
  </FormItem>
);
