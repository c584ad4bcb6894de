import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { birthDateOf, sexOf } from '#domain/identity/id-number.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldForm } from '../../fields/field-form.tsx';
import { readForm, type Written } from '../../fields/read-form.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const memberFields = [
  fieldByKey('member.id_number'),
  fieldByKey('member.name'),
  fieldByKey('member.sex'),
  fieldByKey('member.birth_date'),
  fieldByKey('member.relation'),
  fieldByKey('member.nation'),
  fieldByKey('member.health'),
  fieldByKey('member.phone'),
];
const must = ['member.name', 'member.relation'];

/** 自然增加: who, since when, why, and the paper that proves it. */
export function AddMember({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const { year } = page;
  const add = useAct('member.add');
  const [written, setWritten] = useState<Written>({});
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<string | null>(archive.today);
  const [proof, setProof] = useState('');
  const [asked, setAsked] = useState(false);
  const form = readForm(memberFields, written, year, must);
  const write = (next: Written): void => {
    const id = next['member.id_number'] ?? '';
    if (id === written['member.id_number']) return setWritten(next);
    const birth = birthDateOf(id);
    const sex = sexOf(id);
    setWritten({
      ...next,
      ...(birth === null ? {} : { 'member.birth_date': birth }),
      ...(sex === null ? {} : { 'member.sex': sex === 'male' ? '1' : '2' }),
    });
  };
  const save = (): void => {
    setAsked(true);
    if (Object.keys(form.reasons).length > 0 || reason === '' || on === null || proof.trim() === '') return;
    add.mutate(
      { householdId: page.id, year, values: form.values, reason, on, proof: proof.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="自然增加"
      okText="增加成员"
      width={640}
      onOk={save}
      onCancel={onClose}
      confirmLoading={add.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="增加原因" must reason={asked && reason === '' ? '请选择增加原因' : undefined}>
            {(id) => (
              <Select
                id={id}
                aria-label="增加原因"
                value={reason === '' ? null : reason}
                options={codeItemsOf('increase_reason', year).map((item) => ({
                  value: item.code,
                  label: item.label,
                }))}
                onChange={setReason}
              />
            )}
          </FormItem>
          <FormItem label="增加日期" must reason={asked && on === null ? '请填写增加日期' : undefined}>
            {(id) => <DayInput id={id} label="增加日期" value={on} onChange={setOn} max={archive.today} />}
          </FormItem>
          <FormItem
            wide
            label="证明材料"
            must
            reason={asked && proof.trim() === '' ? '请填写证明材料' : undefined}
            hint="如 出生医学证明、结婚证、户口迁移证"
          >
            {(id) => <Input id={id} value={proof} onChange={(event) => setProof(event.target.value)} />}
          </FormItem>
        </div>
        <h3>成员</h3>
        <FieldForm
          fields={memberFields}
          year={year}
          written={written}
          onWritten={write}
          reasons={asked ? form.reasons : {}}
          must={must}
          hints={{ 'member.id_number': '新生儿暂无号码可先空着' }}
        />
        <ErrorNote error={add.error} />
      </div>
    </Modal>
  );
}
