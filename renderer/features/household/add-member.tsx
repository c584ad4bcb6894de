import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { relationOfNewborn } from '#domain/household/rebase-relations.ts';
import { birthDateOf, sexOf } from '#domain/identity/id-number.ts';
import { useArchive } from '../../archive-context.ts';
import { type Basis, isComplete } from '../../fields/act-basis.tsx';
import { FieldForm } from '../../fields/field-form.tsx';
import { kinOf, nameOf, personLabel, presentOf } from '../../fields/kin-of.ts';
import { readForm, type Written } from '../../fields/read-form.ts';
import { writtenOf } from '../../fields/read-written.ts';
import { codeLabel, shownOf } from '../../fields/shown.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { ReasonAndBasis } from './leave-basis.tsx';

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

const BORN = '06';
const PARENTS_AGE = { from: 15, to: 60 };

/** What the id number says goes into its boxes; where a parent is chosen the relation follows from the sex. */
function followed(next: Written, before: Written, parent: MemberView | undefined): Written {
  const number = next['member.id_number'] ?? '';
  const isNew = number !== before['member.id_number'];
  const birth = isNew ? birthDateOf(number) : null;
  const sex = isNew ? sexOf(number) : null;
  const told: Written = {
    ...next,
    ...(birth === null ? {} : { 'member.birth_date': birth }),
    ...(sex === null ? {} : { 'member.sex': sex === 'male' ? '1' : '2' }),
  };
  if (parent === undefined || told['member.sex'] === before['member.sex']) return told;
  return { ...told, 'member.relation': relationOfNewborn(kinOf(parent), told['member.sex'] ?? null) ?? '' };
}

/** 自然增加: who, since when, why, and the paper that proves it. */
export function AddMember({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const { year } = page;
  const add = useAct('member.add');
  const [written, setWritten] = useState<Written>({});
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [parent, setParent] = useState<MemberView>();
  const [known, setKnown] = useState<MemberView>();
  const [asked, setAsked] = useState(false);
  const needed = reason === BORN ? [...must, 'member.birth_date'] : must;
  const form = readForm(memberFields, written, year, needed);
  const save = (): void => {
    setAsked(true);
    if (Object.keys(form.reasons).length > 0 || reason === '' || basis.on === null || !isComplete(basis))
      return;
    add.mutate(
      {
        ...{
          householdId: page.id,
          year,
          values: form.values,
          reason,
          on: basis.on,
          proof: basis.proof.trim(),
        },
        ...(known === undefined || reason === BORN ? {} : { cameFromId: known.id }),
      },
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
          <ReasonAndBasis
            word="增加"
            year={year}
            reason={reason}
            onReason={setReason}
            basis={basis}
            onBasis={setBasis}
            asked={asked}
            hint="如 出生医学证明、结婚证、户口迁移证"
          />
          {reason === BORN ? (
            <ParentOf
              page={page}
              parent={parent}
              onParent={(member) => {
                setParent(member);
                setWritten(followed(written, { ...written, 'member.sex': '?' }, member));
              }}
            />
          ) : (
            <ComesBack
              page={page}
              known={known}
              onKnown={(member) => {
                setKnown(member);
                if (member !== undefined)
                  setWritten(
                    Object.fromEntries(
                      memberFields.map((f) => [f.key, writtenOf(f, member.values[f.key] ?? null, year)]),
                    ),
                  );
              }}
            />
          )}
        </div>
        <h3>成员</h3>
        <FieldForm
          fields={memberFields}
          year={year}
          written={written}
          onWritten={(next) => setWritten(followed(next, written, reason === BORN ? parent : undefined))}
          reasons={asked ? form.reasons : {}}
          must={needed}
          hints={{ 'member.id_number': '新生儿暂无号码可先空着' }}
        />
        <ErrorNote error={add.error} />
      </div>
    </Modal>
  );
}

interface ParentOfProps {
  readonly page: HouseholdPage;
  readonly parent: MemberView | undefined;
  readonly onParent: (member: MemberView | undefined) => void;
}

/** Whose child a newborn is: its relation to the head follows. */
function ParentOf({ page, parent, onParent }: ParentOfProps): ReactNode {
  const candidates = presentOf(page).filter(
    ({ age }) => age === null || (age >= PARENTS_AGE.from && age <= PARENTS_AGE.to),
  );
  const relation = (each: MemberView) =>
    shownOf('member.relation', each.values['member.relation'], page.year);
  return (
    <FormItem label="父亲或母亲" hint="选好后与户主关系自动带出">
      {(id) => (
        <Select
          id={id}
          aria-label="父亲或母亲"
          allowClear
          value={parent?.id ?? null}
          options={candidates.map((each) => ({ value: each.id, label: personLabel(each, relation(each)) }))}
          onChange={(chosen: number | null | undefined) =>
            onParent(candidates.find((each) => each.id === chosen))
          }
        />
      )}
    </FormItem>
  );
}

interface ComesBackProps {
  readonly page: HouseholdPage;
  readonly known: MemberView | undefined;
  readonly onKnown: (member: MemberView | undefined) => void;
}

/** Somebody who left this household by nature earlier (not by death) and is back. */
function ComesBack({ page, known, onKnown }: ComesBackProps): ReactNode {
  const gone = page.members.filter(
    ({ present, leftReason }) =>
      !present && leftReason !== null && /^\d/.test(leftReason) && leftReason !== '01',
  );
  if (gone.length === 0) return null;
  return (
    <FormItem label="以前在本户的人" hint="回来的人从这里选，原来登记的信息自动带出">
      {(id) => (
        <Select
          id={id}
          aria-label="以前在本户的人"
          allowClear
          value={known?.id ?? null}
          options={gone.map((each) => ({
            value: each.id,
            label: `${nameOf(each)}（${each.leftOn ?? ''} ${codeLabel('decrease_reason', each.leftReason, page.year)}）`,
          }))}
          onChange={(chosen: number | null | undefined) => onKnown(gone.find((each) => each.id === chosen))}
        />
      )}
    </FormItem>
  );
}
