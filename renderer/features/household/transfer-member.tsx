import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { useArchive } from '../../archive-context.ts';
import { ActBasis, type Basis, isComplete } from '../../fields/act-basis.tsx';
import { FieldInput } from '../../fields/field-input.tsx';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { headOf, nameOf, presentOf } from '../../fields/kin-of.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { ChooseHead, NOBODY, successionIn } from './new-head.tsx';

interface TransferMemberProps {
  readonly page: HouseholdPage;
  readonly member: MemberView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 转户: one person goes to another household of the archive. */
export function TransferMember({ page, member, onClose, onDone }: TransferMemberProps): ReactNode {
  const { archive, year } = useArchive();
  const transfer = useAct('member.transfer');
  const [to, setTo] = useState<{ id: number; name: string } | null>(null);
  const [relation, setRelation] = useState('');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [succession, setSuccession] = useState(NOBODY);
  const [asked, setAsked] = useState(false);
  const target = useAnswer('household.get', { id: to?.id ?? 0, year }, { enabled: to !== null }).data;
  const targetHead = target === undefined ? undefined : headOf(target);
  const staying = presentOf(page).filter(({ id }) => id !== member.id);
  const isHead = headOf(page)?.id === member.id;
  const save = (): void => {
    setAsked(true);
    const told = isHead ? successionIn(page, staying, succession) : {};
    if (to === null || relation === '' || told === null || basis.on === null || !isComplete(basis)) return;
    transfer.mutate(
      { id: member.id, toId: to.id, relation, ...told, on: basis.on, proof: basis.proof.trim() },
      { onSuccess: onDone },
    );
  };
  const label = targetHead === undefined ? '与新户户主的关系' : `与户主${nameOf(targetHead)}的关系`;
  return (
    <Modal
      open
      title={`转户：${nameOf(member)}`}
      okText="转户"
      width={720}
      onOk={save}
      onCancel={onClose}
      confirmLoading={transfer.isPending}
    >
      <div className="stack">
        <p className="quiet small">
          转到本乡镇另一户，不算自然增减。往年的情况留在原户，今年起在新户；正在享受的政策随人转。
        </p>
        <div className="form">
          <FormItem
            wide
            label="转到哪一户"
            must
            reason={asked && to === null ? '请选择转到哪一户' : undefined}
          >
            {(id) => <HouseholdPicker id={id} label="转到哪一户" value={to} onChange={setTo} />}
          </FormItem>
          <FormItem label={label} must reason={asked && relation === '' ? '请选择关系' : undefined}>
            {(id) => (
              <FieldInput
                id={id}
                field={fieldByKey('member.relation')}
                year={year}
                label={label}
                written={relation}
                onWritten={setRelation}
              />
            )}
          </FormItem>
          <span />
          <ActBasis word="转户" basis={basis} onBasis={setBasis} asked={asked} hint="如 结婚证、户口簿" />
        </div>
        {isHead && staying.length > 0 ? (
          <>
            <p className="warn">{nameOf(member)}是户主，请指定留下的人里谁当户主。</p>
            <ChooseHead
              page={page}
              label="新户主"
              staying={staying}
              succession={succession}
              onSuccession={setSuccession}
              asked={asked}
            />
          </>
        ) : null}
        <ErrorNote error={transfer.error} />
      </div>
    </Modal>
  );
}
