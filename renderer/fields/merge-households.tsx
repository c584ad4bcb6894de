import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { fieldByKey } from '#domain/fields/dictionary.ts';
import { HEAD } from '#domain/household/kin.ts';
import { relationsThroughHead } from '#domain/household/rebase-relations.ts';
import { isSamePerson } from '#domain/household/same-person.ts';
import { useArchive } from '../archive-context.ts';
import { useAct, useAnswer } from '../queries.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote, Note } from '../ui/notes.tsx';
import { ActBasis, type Basis, isComplete } from './act-basis.tsx';
import { FieldInput } from './field-input.tsx';
import { HouseholdPicker } from './household-picker.tsx';
import { familyOf, headOf, identityOf, kinOf, nameOf, presentOf } from './kin-of.ts';
import { type Chosen, RelationTable, settled } from './relation-table.tsx';

type Choice = { readonly id: number; readonly name: string };

interface MergeHouseholdsProps {
  /** The household that ends. */
  readonly from: Choice;
  /** Where it goes; null: to be chosen. */
  readonly into: Choice | null;
  readonly kind: 'merge' | 'duplicate';
  readonly onClose: () => void;
  readonly onDone: (intoId: number) => void;
}

/** 并户, and laying together two households that were one all along: who goes where, and what they are to the head. */
export function MergeHouseholds({
  from,
  into: given,
  kind,
  onClose,
  onDone,
}: MergeHouseholdsProps): ReactNode {
  const { archive, year } = useArchive();
  const merge = useAct('household.merge');
  const [into, setInto] = useState<Choice | null>(given);
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [relation, setRelation] = useState('');
  const [chosen, setChosen] = useState<Chosen>({});
  const [asked, setAsked] = useState(false);
  const mine = useAnswer('household.get', { id: from.id, year }).data;
  const theirs = useAnswer('household.get', { id: into?.id ?? 0, year }, { enabled: into !== null }).data;
  const plan = mine && theirs && planOf(mine, theirs, { kind, relation });
  const relations = plan === undefined ? null : settled(plan.going, plan.proposed, chosen);
  const save = (): void => {
    setAsked(true);
    if (into === null || relations === null || basis.on === null || !isComplete(basis)) return;
    const input = { id: from.id, intoId: into.id, kind, relations, on: basis.on, proof: basis.proof.trim() };
    merge.mutate(
      { ...input, ...(relation === '' ? {} : { relation }) },
      { onSuccess: () => onDone(into.id) },
    );
  };
  return (
    <Modal
      open
      title={kind === 'merge' ? `并户：${from.name}` : '合并重复登记的户'}
      okText={kind === 'merge' ? '并户' : '合并两户'}
      width={720}
      onOk={save}
      onCancel={onClose}
      confirmLoading={merge.isPending}
    >
      <div className="stack">
        <p className="quiet small">
          {from.name}的人都转到并入的户，这一户销户，往年的情况留在原户里。一次撤销就全部复原。
        </p>
        <div className="form">
          <FormItem
            wide
            label="并入哪一户"
            must
            reason={asked && into === null ? '请选择并入哪一户' : undefined}
          >
            {(id) => (
              <HouseholdPicker
                id={id}
                label="并入哪一户"
                value={into}
                onChange={(household) => {
                  setInto(household);
                  setChosen({});
                }}
              />
            )}
          </FormItem>
          <ActBasis word="并户" basis={basis} onBasis={setBasis} asked={asked} hint="如 户口簿、村委会证明" />
        </div>
        {plan === undefined ? null : (
          <MergePlan
            {...{ plan, year, relation, chosen, asked }}
            head={theirs === undefined ? undefined : headOf(theirs)}
            onRelation={(code) => {
              setRelation(code);
              setChosen({});
            }}
            onChosen={setChosen}
          />
        )}
        <ErrorNote error={merge.error} />
      </div>
    </Modal>
  );
}

interface Plan {
  readonly twice: readonly MemberView[];
  readonly going: readonly MemberView[];
  /** The head of those who go, unless he stands in both. */
  readonly head: MemberView | undefined;
  readonly proposed: ReadonlyMap<number, string | null>;
}

function planOf(
  mine: HouseholdPage,
  theirs: HouseholdPage,
  { kind, relation }: { kind: 'merge' | 'duplicate'; relation: string },
): Plan {
  const byName = kind === 'duplicate';
  const others = presentOf(theirs);
  const counterpart = (member: MemberView) =>
    others.find((each) => isSamePerson(identityOf(each), identityOf(member), { byName }));
  const present = presentOf(mine);
  const head = headOf(mine);
  const known = head === undefined ? undefined : counterpart(head);
  const told = known === undefined ? relation : String(known.values['member.relation'] ?? '');
  const intoHead = headOf(theirs);
  const family = familyOf(mine);
  const proposed =
    told === ''
      ? new Map<number, string | null>()
      : told === HEAD
        ? new Map(family.map(({ id, relation: own }) => [id, own]))
        : relationsThroughHead(family, told, intoHead === undefined ? null : kinOf(intoHead).sex);
  return {
    twice: present.filter((member) => counterpart(member) !== undefined),
    going: present.filter((member) => counterpart(member) === undefined),
    head: known === undefined ? head : undefined,
    proposed,
  };
}

interface MergePlanProps {
  readonly plan: Plan;
  readonly year: number;
  /** Of the household into which they go. */
  readonly head: MemberView | undefined;
  readonly relation: string;
  readonly onRelation: (code: string) => void;
  readonly chosen: Chosen;
  readonly onChosen: (chosen: Chosen) => void;
  readonly asked: boolean;
}

function MergePlan(props: MergePlanProps): ReactNode {
  const { plan, head, year, asked } = props;
  const to = head === undefined ? '户主' : nameOf(head);
  return (
    <>
      {plan.twice.length === 0 ? null : (
        <Note>{plan.twice.map(nameOf).join('、')}在两户里都有，合并为一人，空着的项从这一户补上。</Note>
      )}
      {plan.head === undefined || plan.going.length === 0 ? null : (
        <RelationOfHead
          label={`${nameOf(plan.head)}是${to}的`}
          year={year}
          relation={props.relation}
          onRelation={props.onRelation}
        />
      )}
      <RelationTable
        label={`与${to}的关系`}
        members={plan.going}
        year={year}
        proposed={plan.proposed}
        chosen={props.chosen}
        onChosen={props.onChosen}
        asked={asked}
      />
    </>
  );
}

interface RelationOfHeadProps {
  readonly label: string;
  readonly year: number;
  readonly relation: string;
  readonly onRelation: (code: string) => void;
}

function RelationOfHead({ label, year, relation, onRelation }: RelationOfHeadProps): ReactNode {
  return (
    <FormItem label={label} hint="选好后，其他人的关系自动推出，推不出的请逐个选">
      {(id) => (
        <FieldInput
          id={id}
          field={fieldByKey('member.relation')}
          year={year}
          label={label}
          written={relation}
          onWritten={onRelation}
        />
      )}
    </FormItem>
  );
}
