import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { FieldInput } from '../../fields/field-input.tsx';
import { RemoveRecord } from '../../fields/remove-record.tsx';
import { useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { CorrectionReason, reasonIn } from '../../ui/correction-reason.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { draftOf, type MeasureDraft, measureKinds, readDraft } from './measure-draft.ts';
import { isFitting, openRisks } from './measure-words.ts';

interface MeasureDialogProps {
  readonly page: HouseholdPage;
  /** null: a new one. */
  readonly measure: HouseholdPage['measures'][number] | null;
  readonly onClose: () => void;
}

type DayKey = 'startsOn' | 'endsOn' | 'doneOn';
type TextKey = Exclude<keyof MeasureDraft, DayKey>;

/** 对应风险: those of the open spells first, then the rest of the list. */
function riskOptions(page: HouseholdPage) {
  const risks = openRisks(page);
  const items = codeItemsOf('risk_type', page.year).map(({ code, label }) => ({ value: code, label }));
  const own = items.filter(({ value }) => risks.includes(value));
  const others = items.filter(({ value }) => !risks.includes(value));
  return own.length === 0
    ? others
    : [
        { label: '本户的风险', options: own },
        { label: '其他风险', options: others },
      ];
}

const sourceOptions = (year: number) =>
  codeItemsOf('funding_source', year).map(({ code, label }) => ({ value: code, label }));

export function MeasureDialog({ page, measure, onClose }: MeasureDialogProps): ReactNode {
  const add = useAct('measure.add');
  const update = useAct('measure.update');
  const [draft, setDraft] = useState(() => draftOf(measure));
  const [asked, setAsked] = useState(false);
  const [reason, setReason] = useState('');
  const [removing, setRemoving] = useState(false);
  const read = readDraft(draft);
  const reasons = asked ? read.reasons : {};
  const kind = measureKinds.find((field) => field.name === draft.kind);
  const error = add.error ?? update.error;
  const set = (part: Partial<MeasureDraft>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0) return;
    const values = { ...read.values, ...reasonIn(reason) };
    if (measure === null)
      add.mutate({ ...values, householdId: page.id, year: page.year }, { onSuccess: onClose });
    else update.mutate({ ...values, id: measure.id }, { onSuccess: onClose });
  };
  const box = (key: TextKey, label: string, unit?: string): ReactNode => (
    <FormItem label={label} reason={reasons[key]}>
      {(id) => (
        <Input
          id={id}
          value={draft[key]}
          {...(unit === undefined ? {} : { suffix: <span className="faint">{unit}</span> })}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  const area = (key: 'content' | 'outcome', label: string): ReactNode => (
    <FormItem wide label={label} reason={reasons[key]}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={400}
          value={draft[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  const day = (key: DayKey, label: string): ReactNode => (
    <FormItem label={label} reason={reasons[key]}>
      {(id) => (
        <DayInput id={id} label={label} value={draft[key]} onChange={(next) => set({ [key]: next })} />
      )}
    </FormItem>
  );
  const list = (
    key: 'risk' | 'fundingSource',
    label: string,
    options: object[],
    hint?: string,
  ): ReactNode => (
    <FormItem label={label} reason={reasons[key]} hint={hint}>
      {(id) => (
        <Select
          id={id}
          aria-label={label}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={draft[key] === '' ? null : draft[key]}
          options={options}
          onChange={(next: string | undefined) => set({ [key]: next ?? '' })}
        />
      )}
    </FormItem>
  );
  if (removing && measure !== null)
    return (
      <RemoveRecord
        kind="measure"
        id={measure.id}
        title="帮扶措施"
        onDone={onClose}
        onClose={() => setRemoving(false)}
      />
    );
  const fits = draft.kind === '' || isFitting({ risk: draft.risk, kind: draft.kind });
  return (
    <Modal
      open
      title={measure === null ? `新增帮扶措施（${page.year} 年）` : '修改帮扶措施'}
      width={660}
      style={{ top: 40 }}
      onCancel={onClose}
      footer={
        <div className="line">
          {measure === null ? null : (
            <GuardedButton may="write" danger type="text" onClick={() => setRemoving(true)}>
              登记错了，删除
            </GuardedButton>
          )}
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <GuardedButton
            may="write"
            type="primary"
            loading={add.isPending || update.isPending}
            onClick={save}
          >
            保存
          </GuardedButton>
        </div>
      }
    >
      <div className="stack">
        <div className="form">
          {list(
            'risk',
            '对应风险',
            riskOptions(page),
            fits ? undefined : '与措施类别不匹配，请核对；可以照样保存',
          )}
          <FormItem label="措施类别" must reason={reasons.kind}>
            {(id) => (
              <Select
                id={id}
                aria-label="措施类别"
                showSearch={{ optionFilterProp: 'label' }}
                value={draft.kind === '' ? null : draft.kind}
                options={measureKinds.map((field) => ({ value: field.name, label: field.label }))}
                onChange={(next: string) => set({ kind: next, items: '' })}
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
                  onWritten={(items) => set({ items })}
                />
              )
            }
          </FormItem>
          {box('scale', '规模')}
          {draft.kind === 'finance' || draft.loanAmount !== ''
            ? box('loanAmount', '小额信贷金额', '元')
            : null}
          {draft.kind === 'finance' || draft.loanMonths !== ''
            ? box('loanMonths', '小额信贷期限', '月')
            : null}
          {draft.kind === 'industry' || draft.solarIncome !== ''
            ? box('solarIncome', '光伏收益', '元/年')
            : null}
          {draft.kind === 'public_post' || draft.note !== '' ? box('note', '公益岗位其他备注') : null}
          {area('content', '措施内容')}
          {box('amount', '资金', '元')}
          {list('fundingSource', '资金来源', sourceOptions(page.year))}
          {box('unit', '帮扶单位')}
          {box('responsible', '责任人')}
          {box('responsiblePhone', '责任人电话')}
          {day('startsOn', '实施起')}
          {day('endsOn', '完成时限')}
          {day('doneOn', '完成日期')}
          {box('expectedGain', '预计增收', '元')}
          {box('actualGain', '实际增收', '元')}
          {area('outcome', '帮扶成效')}
        </div>
        <CorrectionReason error={error} reason={reason} onReason={setReason} />
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
