import { Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { type Basis, isComplete } from '../../fields/act-basis.tsx';
import { headOf, nameOf, presentOf } from '../../fields/kin-of.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { ReasonAndBasis, RunningBenefits } from './leave-basis.tsx';
import { ChooseHead, NOBODY, successionIn } from './new-head.tsx';

interface LeaveMemberProps {
  readonly page: HouseholdPage;
  readonly member: MemberView;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** 自然减少: when, why, with which paper; when the head leaves, who is the new one and what the others are to them. */
export function LeaveMember({ page, member, onClose, onDone }: LeaveMemberProps): ReactNode {
  const { archive } = useArchive();
  const leave = useAct('member.leave');
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [succession, setSuccession] = useState(NOBODY);
  const [wantsWhole, setWhole] = useState(false);
  const [ends, setEnds] = useState(true);
  const [asked, setAsked] = useState(false);
  const staying = presentOf(page).filter((each) => each.id !== member.id);
  const whole = wantsWhole || staying.length === 0;
  const needsHead = headOf(page)?.id === member.id && !whole;
  const name = nameOf(member);
  const save = (): void => {
    setAsked(true);
    const told = needsHead ? successionIn(page, staying, succession) : {};
    if (reason === '' || told === null || basis.on === null || !isComplete(basis)) return;
    leave.mutate(
      {
        ...{ id: member.id, reason, on: basis.on, proof: basis.proof.trim() },
        ...{ wholeHousehold: whole, endBenefits: ends, ...told },
      },
      { onSuccess: onDone },
    );
  };
  return (
    <Modal
      open
      title={`自然减少：${name}`}
      okText="减少成员"
      width={720}
      onOk={save}
      onCancel={onClose}
      confirmLoading={leave.isPending}
    >
      <div className="stack">
        <div className="form">
          <ReasonAndBasis
            word="减少"
            year={page.year}
            reason={reason}
            onReason={setReason}
            basis={basis}
            onBasis={setBasis}
            asked={asked}
            hint="如 死亡证明、户口注销证明、迁出证明"
          />
        </div>
        {staying.length > 0 ? (
          <Checkbox checked={wantsWhole} onChange={(event) => setWhole(event.target.checked)}>
            整户减少（全户 {staying.length + 1} 人一起减少，户档案保留）
          </Checkbox>
        ) : (
          <p className="warn">{name}是这户最后一人，减少后整户销户，档案保留。</p>
        )}
        {needsHead ? (
          <ChooseHead
            page={page}
            label="新户主"
            staying={staying}
            succession={succession}
            onSuccession={setSuccession}
            asked={asked}
          />
        ) : null}
        <RunningBenefits
          householdId={page.id}
          memberId={whole ? null : member.id}
          on={basis.on}
          ends={ends}
          onEnds={setEnds}
        />
        <ErrorNote error={leave.error} />
      </div>
    </Modal>
  );
}
