import { App, Checkbox, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { useArchive } from '../../archive-context.ts';
import { ActBasis, type Basis, isComplete } from '../../fields/act-basis.tsx';
import { headOf, nameOf, presentOf } from '../../fields/kin-of.ts';
import { shownOf } from '../../fields/shown.ts';
import { useAct } from '../../queries.ts';
import { go } from '../../route.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { ChoosePlace, type Place } from './move-place.tsx';
import { ChooseHead, NOBODY, type Succession, successionIn } from './new-head.tsx';

/** 分户: who goes, under whom, where to; and where the head goes, who follows him. */
export function SplitHousehold({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const split = useAct('household.split');
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [place, setPlace] = useState<Place>(placeOf(page));
  const [householdNo, setHouseholdNo] = useState('');
  const [going, setGoing] = useState<Succession>(NOBODY);
  const [staying, setStaying] = useState<Succession>(NOBODY);
  const [asked, setAsked] = useState(false);
  const present = presentOf(page);
  const goers = present.filter(({ id }) => ids.has(id));
  const stayers = present.filter(({ id }) => !ids.has(id));
  const head = headOf(page);
  const headGoes = head !== undefined && ids.has(head.id);
  const choose = (member: MemberView, isGoing: boolean): void => {
    const next = new Set(ids);
    if (isGoing) next.add(member.id);
    else next.delete(member.id);
    setIds(next);
    setGoing(NOBODY);
    setStaying(NOBODY);
  };
  const save = (): void => {
    setAsked(true);
    const under = successionIn(page, goers, going);
    const behind = headGoes ? successionIn(page, stayers, staying) : { relations: {} };
    if (under === null || behind === null || stayers.length === 0) return;
    if (basis.on === null || !isComplete(basis) || place.villageId === null) return;
    split.mutate(
      {
        ...{ id: page.id, memberIds: [...ids], headId: under.newHeadId },
        ...('newHeadId' in behind ? { newHeadId: behind.newHeadId } : {}),
        ...{
          relations: { ...under.relations, ...behind.relations },
          on: basis.on,
          proof: basis.proof.trim(),
        },
        ...{ villageId: place.villageId, group: place.group, address: place.address },
        householdNo: householdNo.trim(),
      },
      {
        onSuccess: (made) => {
          message.success('已分出一户，请核对新户的信息');
          onClose();
          go({ page: 'household', id: made.id, tab: 'members' });
        },
      },
    );
  };
  return (
    <Modal
      open
      title="分户"
      okText="分户"
      width={760}
      style={{ top: 24 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={split.isPending}
    >
      <div className="stack">
        <Goers page={page} present={present} ids={ids} onChoose={choose} />
        {asked && goers.length === 0 ? (
          <span className="wrong small" role="alert">
            请勾选分出去的人
          </span>
        ) : null}
        {goers.length > 0 && stayers.length === 0 ? (
          <span className="wrong small" role="alert">
            不能全部分出去，原户至少要留一个人
          </span>
        ) : null}
        {goers.length === 0 ? null : (
          <ChooseHead
            page={page}
            label="新户户主"
            staying={goers}
            succession={going}
            onSuccession={setGoing}
            asked={asked}
          />
        )}
        {headGoes && stayers.length > 0 ? (
          <>
            <p className="warn">户主{nameOf(head)}也分出去，请指定留下的人里谁当户主。</p>
            <ChooseHead
              page={page}
              label="原户新户主"
              staying={stayers}
              succession={staying}
              onSuccession={setStaying}
              asked={asked}
            />
          </>
        ) : null}
        <div className="form">
          <ActBasis word="分户" basis={basis} onBasis={setBasis} asked={asked} hint="如 户口簿、分户协议" />
          <ChoosePlace place={place} onPlace={setPlace} asked={asked} />
          <FormItem label="新户编号" hint="没有编号可先空着">
            {(id) => (
              <Input
                id={id}
                maxLength={40}
                value={householdNo}
                onChange={(event) => setHouseholdNo(event.target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={split.error} />
      </div>
    </Modal>
  );
}

const placeOf = (page: HouseholdPage): Place => ({
  villageId: page.villageId,
  group: String(page.values['household.group_name'] ?? ''),
  address: String(page.values['household.address'] ?? ''),
});

interface GoersProps {
  readonly page: HouseholdPage;
  readonly present: readonly MemberView[];
  readonly ids: ReadonlySet<number>;
  readonly onChoose: (member: MemberView, isGoing: boolean) => void;
}

function Goers({ page, present, ids, onChoose }: GoersProps): ReactNode {
  return (
    <fieldset className="goers">
      <legend>分出去的人</legend>
      {present.map((member) => (
        <Checkbox
          key={member.id}
          checked={ids.has(member.id)}
          onChange={(event) => onChoose(member, event.target.checked)}
        >
          {nameOf(member)}{' '}
          <span className="quiet">
            {shownOf('member.relation', member.values['member.relation'], page.year)}
            {member.age === null ? '' : ` ${member.age} 岁`}
          </span>
        </Checkbox>
      ))}
    </fieldset>
  );
}
