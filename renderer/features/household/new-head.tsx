import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage, MemberView } from '#contract/household.ts';
import { rebaseRelations } from '#domain/household/rebase-relations.ts';
import { useArchive } from '../../archive-context.ts';
import { ActBasis, type Basis, isComplete } from '../../fields/act-basis.tsx';
import { familyOf, headOf, personLabel, presentOf } from '../../fields/kin-of.ts';
import { type Chosen, RelationTable, settled } from '../../fields/relation-table.tsx';
import { shownOf } from '../../fields/shown.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

/** Who becomes head, and what everybody else is to them. */
export interface Succession {
  readonly headId: number | null;
  readonly chosen: Chosen;
}

export const NOBODY: Succession = { headId: null, chosen: {} };

/** What the archive is told: the head and all relations; null while something is missing. */
export function successionIn(
  page: HouseholdPage,
  staying: readonly MemberView[],
  { headId, chosen }: Succession,
): { newHeadId: number; relations: Record<string, string> } | null {
  if (headId === null) return null;
  const others = staying.filter(({ id }) => id !== headId);
  const relations = settled(others, rebaseRelations(familyOf(page), headId), chosen);
  return relations === null ? null : { newHeadId: headId, relations };
}

interface ChooseHeadProps {
  readonly page: HouseholdPage;
  readonly label: string;
  /** Who is in the household with the new head, the head to be among them. */
  readonly staying: readonly MemberView[];
  /** Who of them may be chosen; all unless told. */
  readonly candidates?: readonly MemberView[];
  readonly succession: Succession;
  readonly onSuccession: (succession: Succession) => void;
  readonly asked: boolean;
}

/** The new head from a list, and the relations to them in a table, proposed from those to the old one. */
export function ChooseHead(props: ChooseHeadProps): ReactNode {
  const { page, label, staying, candidates = staying, succession, onSuccession, asked } = props;
  const { headId, chosen } = succession;
  const { year } = page;
  const relation = (member: MemberView) => shownOf('member.relation', member.values['member.relation'], year);
  return (
    <>
      <FormItem label={label} must reason={asked && headId === null ? `请选择${label}` : undefined}>
        {(id) => (
          <Select
            id={id}
            aria-label={label}
            value={headId}
            options={candidates.map((each) => ({ value: each.id, label: personLabel(each, relation(each)) }))}
            onChange={(next: number) => onSuccession({ headId: next, chosen: {} })}
          />
        )}
      </FormItem>
      {headId === null ? null : (
        <RelationTable
          label={`与${label}的关系`}
          members={staying.filter(({ id }) => id !== headId)}
          year={year}
          proposed={rebaseRelations(familyOf(page), headId)}
          chosen={chosen}
          onChosen={(next) => onSuccession({ headId, chosen: next })}
          asked={asked}
        />
      )}
    </>
  );
}

/** 户主变更: nobody leaves, another is head. */
export function NewHead({ page, onClose }: { page: HouseholdPage; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const change = useAct('household.changeHead');
  const [basis, setBasis] = useState<Basis>({ on: archive.today, proof: '' });
  const [succession, setSuccession] = useState(NOBODY);
  const [asked, setAsked] = useState(false);
  const present = presentOf(page);
  const save = (): void => {
    setAsked(true);
    const told = successionIn(page, present, succession);
    if (told === null || basis.on === null || !isComplete(basis)) return;
    change.mutate({ id: page.id, ...told, on: basis.on, proof: basis.proof.trim() }, { onSuccess: onClose });
  };
  const old = headOf(page);
  return (
    <Modal
      open
      title="户主变更"
      okText="变更户主"
      width={720}
      onOk={save}
      onCancel={onClose}
      confirmLoading={change.isPending}
    >
      <div className="stack">
        <div className="form">
          <ActBasis word="变更" basis={basis} onBasis={setBasis} asked={asked} hint="如 户口簿" />
        </div>
        <ChooseHead
          page={page}
          label="新户主"
          staying={present}
          candidates={present.filter((member) => member.id !== old?.id)}
          succession={succession}
          onSuccession={setSuccession}
          asked={asked}
        />
        <ErrorNote error={change.error} />
      </div>
    </Modal>
  );
}
