import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { type Basis, isComplete } from '../../fields/act-basis.tsx';
import { presentOf } from '../../fields/kin-of.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { ReasonAndBasis, RunningBenefits } from './leave-basis.tsx';

/** 整户减少: everybody leaves together and the household is closed. */
export function CloseHousehold({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const close = useAct('household.close');
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [ends, setEnds] = useState(true);
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (reason === '' || basis.on === null || !isComplete(basis)) return;
    close.mutate(
      { id: page.id, reason, on: basis.on, proof: basis.proof.trim(), endBenefits: ends },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="整户减少"
      okText="整户减少"
      width={640}
      onOk={save}
      onCancel={onClose}
      confirmLoading={close.isPending}
    >
      <div className="stack">
        <p>全户 {presentOf(page).length} 人一起减少，户销户，档案保留，以后回来可以恢复。</p>
        <div className="form">
          <ReasonAndBasis
            word="减少"
            year={page.year}
            reason={reason}
            onReason={setReason}
            basis={basis}
            onBasis={setBasis}
            asked={asked}
            hint="如 户口迁移证、户口注销证明"
          />
        </div>
        <RunningBenefits householdId={page.id} memberId={null} on={basis.on} ends={ends} onEnds={setEnds} />
        <ErrorNote error={close.error} />
      </div>
    </Modal>
  );
}
