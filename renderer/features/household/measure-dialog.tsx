import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { FieldInput } from '../../fields/field-input.tsx';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { draftOf, type MeasureDraft, measureKinds, readDraft } from './measure-draft.ts';

interface MeasureDialogProps {
  readonly page: HouseholdPage;
  /** null: a new one. */
  readonly measure: HouseholdPage['measures'][number] | null;
  readonly onClose: () => void;
}

type TextKey = Exclude<keyof MeasureDraft, 'startsOn' | 'endsOn'>;

export function MeasureDialog({ page, measure, onClose }: MeasureDialogProps): ReactNode {
  const add = useAct('measure.add');
  const update = useAct('measure.update');
  const [draft, setDraft] = useState(() => draftOf(measure));
  const [asked, setAsked] = useState(false);
  const read = readDraft(draft);
  const reasons = asked ? read.reasons : {};
  const kind = measureKinds.find((field) => field.name === draft.kind);
  const save = (): void => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0) return;
    if (measure === null)
      add.mutate({ ...read.values, householdId: page.id, year: page.year }, { onSuccess: onClose });
    else update.mutate({ ...read.values, id: measure.id }, { onSuccess: onClose });
  };
  const box = (key: TextKey, label: string, unit?: string): ReactNode => (
    <FormItem label={label} reason={reasons[key]}>
      {(id) => (
        <Input
          id={id}
          value={draft[key]}
          {...(unit === undefined ? {} : { suffix: <span className="faint">{unit}</span> })}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  const area = (key: 'content' | 'outcome', label: string): ReactNode => (
    <FormItem wide label={label} reason={reasons[key]}>
      {(id) => (
        <Input.TextArea
          id={id}
          rows={2}
          maxLength={400}
          value={draft[key]}
          onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <Modal
      open
      title={measure === null ? `新增帮扶措施（${page.year} 年）` : '修改帮扶措施'}
      okText="保存"
      width={620}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending || update.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="措施类别" must reason={reasons.kind}>
            {(id) => (
              <Select
                id={id}
                aria-label="措施类别"
                value={draft.kind === '' ? null : draft.kind}
                options={measureKinds.map((field) => ({ value: field.name, label: field.label }))}
                onChange={(next: string) => setDraft({ ...draft, kind: next, items: '' })}
              />
            )}
          </FormItem>
          <FormItem label="具体措施">
            {(id) =>
              kind === undefined ? (
                <Input id={id} disabled placeholder="先选措施类别" />
              ) : (
                <FieldInput
                  id={id}
                  key={kind.key}
                  field={kind}
                  label="具体措施"
                  year={page.year}
                  written={draft.items}
                  onWritten={(items) => setDraft({ ...draft, items })}
                />
              )
            }
          </FormItem>
          {area('content', '措施内容')}
          {box('unit', '帮扶单位')}
          {box('responsible', '责任人')}
          {box('responsiblePhone', '责任人电话')}
          {box('amount', '资金', '元')}
          <FormItem label="实施起">
            {(id) => (
              <DayInput
                id={id}
                label="实施起"
                value={draft.startsOn}
                onChange={(startsOn) => setDraft({ ...draft, startsOn })}
              />
            )}
          </FormItem>
          <FormItem label="实施止" reason={reasons.endsOn}>
            {(id) => (
              <DayInput
                id={id}
                label="实施止"
                value={draft.endsOn}
                onChange={(endsOn) => setDraft({ ...draft, endsOn })}
              />
            )}
          </FormItem>
          {box('expectedGain', '预计增收', '元')}
          {box('actualGain', '实际增收', '元')}
          {area('outcome', '帮扶成效')}
        </div>
        <ErrorNote error={add.error ?? update.error} />
      </div>
    </Modal>
  );
}
