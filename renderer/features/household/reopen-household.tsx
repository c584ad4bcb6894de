import { Checkbox, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { type Basis, isComplete } from '../../fields/act-basis.tsx';
import { nameOf } from '../../fields/kin-of.ts';
import { shownOf } from '../../fields/shown.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { ReasonAndBasis } from './leave-basis.tsx';
import { ChooseHead, NOBODY, successionIn } from './new-head.tsx';

const DEAD = '01';

interface ReopenHouseholdProps {
  readonly page: HouseholdPage;
  readonly closedOn: string;
  readonly onClose: () => void;
}

/** 恢复: who of those who left with the household is back, since when, under whom. */
export function ReopenHousehold({ page, closedOn, onClose }: ReopenHouseholdProps): ReactNode {
  const { archive } = useArchive();
  const reopen = useAct('household.reopen');
  const left = page.members.filter((each) => each.leftOn === closedOn && each.leftReason !== DEAD);
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set(left.map(({ id }) => id)));
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [succession, setSuccession] = useState(NOBODY);
  const [asked, setAsked] = useState(false);
  const back = left.filter(({ id }) => ids.has(id));
  const save = (): void => {
    setAsked(true);
    const told = successionIn(page, back, succession);
    if (told === null || reason === '' || basis.on === null || !isComplete(basis)) return;
    reopen.mutate(
      {
        ...{ id: page.id, memberIds: [...ids], headId: told.newHeadId, relations: told.relations },
        ...{ reason, on: basis.on, proof: basis.proof.trim() },
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="恢复户"
      okText="恢复"
      width={720}
      onOk={save}
      onCancel={onClose}
      confirmLoading={reopen.isPending}
    >
      <div className="stack">
        <p className="quiet small">
          {closedOn} 整户减少。登记错了请用撤销；人回来了在这里恢复，中间不在的时间照实保留。
        </p>
        <fieldset className="goers">
          <legend>回来的人</legend>
          {left.map((member) => (
            <Checkbox
              key={member.id}
              checked={ids.has(member.id)}
              onChange={(event) => {
                const next = new Set(ids);
                if (event.target.checked) next.add(member.id);
                else next.delete(member.id);
                setIds(next);
                setSuccession(NOBODY);
              }}
            >
              {nameOf(member)}{' '}
              <span className="quiet">
                {shownOf('member.relation', member.values['member.relation'], page.year)}
              </span>
            </Checkbox>
          ))}
          {left.length === 0 ? <span className="quiet">没有能回来的人</span> : null}
        </fieldset>
        <div className="form">
          <ReasonAndBasis
            word="增加"
            year={page.year}
            reason={reason}
            onReason={setReason}
            basis={basis}
            onBasis={setBasis}
            asked={asked}
            hint="如 户口簿、迁入证明"
          />
        </div>
        {back.length === 0 ? null : (
          <ChooseHead
            page={page}
            label="户主"
            staying={back}
            succession={succession}
            onSuccession={setSuccession}
            asked={asked}
          />
        )}
        <ErrorNote error={reopen.error} />
      </div>
    </Modal>
  );
}
