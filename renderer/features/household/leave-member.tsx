import { Checkbox, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { codeItemsOf } from '#domain/codes/code-lists.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const HEAD = '01';

interface LeaveMemberProps {
  readonly page: HouseholdPage;
  readonly member: MemberView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 自然减少: when, why, with which paper; when the head leaves, who is the new one. */
export function LeaveMember({ page, member, onClose, onDone }: LeaveMemberProps): ReactNode {
  const { archive } = useArchive();
  const leave = useAct('member.leave');
  const [reason, setReason] = useState('');
  const [on, setOn] = useState<string | null>(archive.today);
  const [proof, setProof] = useState('');
  const [newHead, setNewHead] = useState<number | null>(null);
  const [whole, setWhole] = useState(false);
  const [asked, setAsked] = useState(false);
  const others = page.members.filter((each) => each.present && each.id !== member.id);
  const isHead = member.values['member.relation'] === HEAD;
  const needsHead = isHead && others.length > 0 && !whole;
  const name = String(member.values['member.name'] ?? '');
  const save = (): void => {
    setAsked(true);
    if (reason === '' || on === null || proof.trim() === '' || (needsHead && newHead === null)) return;
    leave.mutate(
      {
        id: member.id,
        reason,
        on,
        proof: proof.trim(),
        wholeHousehold: whole || others.length === 0,
        ...(needsHead && newHead !== null ? { newHeadId: newHead } : {}),
      },
      { onSuccess: onDone },
    );
  };
  return (
    <Modal
      open
      title={`自然减少：${name}`}
      okText="减少成员"
      width={520}
      onOk={save}
      onCancel={onClose}
      confirmLoading={leave.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="减少原因" must reason={asked && reason === '' ? '请选择减少原因' : undefined}>
            {(id) => (
              <Select
                id={id}
                aria-label="减少原因"
                value={reason === '' ? null : reason}
                options={codeItemsOf('decrease_reason', page.year).map((item) => ({
                  value: item.code,
                  label: item.label,
                }))}
                onChange={setReason}
              />
            )}
          </FormItem>
          <FormItem label="减少日期" must reason={asked && on === null ? '请填写减少日期' : undefined}>
            {(id) => <DayInput id={id} label="减少日期" value={on} onChange={setOn} max={archive.today} />}
          </FormItem>
          <FormItem
            wide
            label="证明材料"
            must
            reason={asked && proof.trim() === '' ? '请填写证明材料' : undefined}
            hint="如 死亡证明、户口注销证明、迁出证明"
          >
            {(id) => <Input id={id} value={proof} onChange={(event) => setProof(event.target.value)} />}
          </FormItem>
          {needsHead ? (
            <FormItem
              wide
              label="新户主"
              must
              reason={asked && newHead === null ? '户主离开，请在留下的人里选新户主' : undefined}
              hint="选定后请逐人核对与新户主的关系"
            >
              {(id) => (
                <Select
                  id={id}
                  aria-label="新户主"
                  value={newHead}
                  options={others.map((each) => ({
                    value: each.id,
                    label: `${String(each.values['member.name'] ?? '')}（${each.age ?? '年龄未知'}${each.age === null ? '' : ' 岁'}）`,
                  }))}
                  onChange={setNewHead}
                />
              )}
            </FormItem>
          ) : null}
        </div>
        {others.length > 0 ? (
          <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
            整户减少（全户 {others.length + 1} 人一起减少，户档案保留）
          </Checkbox>
        ) : (
          <p className="warn">{name}是这户最后一人，减少后整户销户，档案保留。</p>
        )}
        <ErrorNote error={leave.error} />
      </div>
    </Modal>
  );
}
