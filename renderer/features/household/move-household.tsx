import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { ActBasis, type Basis, isComplete } from '../../fields/act-basis.tsx';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { ChoosePlace, type Place } from './move-place.tsx';

/** 迁移: the household goes to another village or group. */
export function MoveHousehold({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const move = useAct('household.move');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [place, setPlace] = useState<Place>({
    villageId: page.villageId,
    group: String(page.values['household.group_name'] ?? ''),
    address: String(page.values['household.address'] ?? ''),
  });
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (place.villageId === null || basis.on === null || !isComplete(basis)) return;
    move.mutate(
      { id: page.id, ...place, villageId: place.villageId, on: basis.on, proof: basis.proof.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="迁移"
      okText="迁移"
      width={640}
      onOk={save}
      onCancel={onClose}
      confirmLoading={move.isPending}
    >
      <div className="stack">
        <p className="quiet small">
          现在在{page.village ?? '（未定村）'}
          {String(page.values['household.group_name'] ?? '')}。往年的表仍按当年的村组填。
        </p>
        <div className="form">
          <ChoosePlace place={place} onPlace={setPlace} asked={asked} />
          <span />
          <ActBasis
            word="迁移"
            basis={basis}
            onBasis={setBasis}
            asked={asked}
            hint="如 户口迁移证、村委会证明"
          />
        </div>
        <ErrorNote error={move.error} />
      </div>
    </Modal>
  );
}
