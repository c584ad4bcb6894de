import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { SpellInTime } from '#contract/spell.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { writtenOf } from '../../fields/read-written.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { moneyOf } from '../../ui/numbers.ts';

const MODE = 'monitoring.elimination_mode';
const AFTER = [
  'monitoring.after_school_problem',
  'monitoring.after_housing_problem',
  'monitoring.after_insurance_problem',
  'monitoring.after_water_problem',
  'monitoring.contact_name',
  'monitoring.contact_phone',
] as const;

interface EliminateProps {
  readonly spell: SpellInTime;
  readonly year: number;
  readonly today: string;
  readonly onClose: () => void;
}

/** 风险消除, with what speaks against it told while it is being filled in. */
export function EliminateDialog({ spell, year, today, onClose }: EliminateProps): ReactNode {
  const act = useAct('spell.eliminate');
  const [on, setOn] = useState<string | null>(today);
  const [written, setWritten] = useState<Written>(() =>
    Object.fromEntries(AFTER.map((key) => [key, writtenOf(fieldByKey(key), spell.values[key], year)])),
  );
  const [proof, setProof] = useState('');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const fields = [MODE, ...AFTER].map((key) => fieldByKey(key as typeof MODE));
  const read = readForm(fields, written, year, [MODE]);
  const { [MODE]: mode, ...values } = read.values;
  const input = { id: spell.id, mode: String(mode ?? ''), on: on ?? '', values };
  const judged = useAnswer('spell.judgeElimination', input, {
    enabled: input.mode !== '' && input.on !== '' && Object.keys(read.reasons).length === 0,
    keep: true,
  });
  const refusals = judged.data?.refusals ?? [];
  const doubts = judged.data?.doubts ?? [];
  const isReasonMissing = doubts.length > 0 && reason.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (Object.keys(read.reasons).length > 0 || input.on === '' || isReasonMissing) return;
    act.mutate({ ...input, proof, reason }, { onSuccess: onClose });
  };
  const perCapita = spell.values['monitoring.after_per_capita_income'];
  return (
    <Modal
      open
      title="登记风险消除"
      okText="登记风险消除"
      width={640}
      style={{ top: 40 }}
      onOk={save}
      okButtonProps={{ disabled: refusals.length > 0 }}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="消除日期" must reason={asked && on === null ? '请填写消除日期' : undefined}>
            {(id) => <DayInput id={id} label="消除日期" value={on} onChange={setOn} max={today} />}
          </FormItem>
          <FormItem label="证明材料" hint="如：县级审批文号">
            {(id) => (
              <Input
                id={id}
                maxLength={100}
                value={proof}
                onChange={(event) => setProof(event.target.value)}
              />
            )}
          </FormItem>
        </div>
        <FieldForm
          fields={fields}
          year={year}
          written={written}
          onWritten={setWritten}
          reasons={asked ? read.reasons : {}}
          must={[MODE]}
        />
        <p className="quiet small">
          {typeof perCapita === 'number'
            ? `消除后人均纯收入 ${moneyOf(perCapita)} 元。`
            : '还没有填风险消除时的收入。可以先登记，再在“风险消除时收入”里补上。'}
        </p>
        {refusals.map(({ message }) => (
          <Note key={message} tone="bad">
            {message}
          </Note>
        ))}
        {doubts.map(({ message }) => (
          <Note key={message} tone="look">
            {message}
          </Note>
        ))}
        {doubts.length === 0 ? null : (
          <FormItem label="仍要消除的理由" must reason={asked && isReasonMissing ? '请写明理由' : undefined}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </FormItem>
        )}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
