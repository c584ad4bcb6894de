import { Button, Checkbox } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { bulkFields } from '#domain/lists/bulk-edit.ts';
import { filterFields } from '#domain/lists/list-fields.ts';
import { isInYear } from '../../../fields/read-written.ts';
import { blankGroup } from '../../../fields/conditions/condition-draft.ts';
import { ConditionGroup } from '../../../fields/conditions/condition-group.tsx';
import { householdSections } from '../../../fields/conditions/sections.ts';
import { blankEdit, type DraftEdit } from './edit-draft.ts';
import { EditRow } from './edit-row.tsx';
import type { Bulk } from './use-bulk.ts';

/** What is to be changed, and of members whose. */
export function EditList({ bulk, year }: { bulk: Bulk; year: number }): ReactNode {
  const { draft, onDraft, read } = bulk;
  const { edits, who } = draft;
  const sections = useMemo(() => {
    const { household, member } = bulkFields();
    const ofYear = member.filter((field) => isInYear(field, year));
    return [...householdSections(household, year), { title: '成员', fields: ofYear }];
  }, [year]);
  const members = useMemo(() => [{ title: '成员', fields: filterFields().member }], []);
  const put = (next: readonly DraftEdit[]): void => onDraft({ ...draft, edits: next });
  return (
    <>
      {edits.map((edit, at) => (
        <EditRow
          key={edit.id}
          edit={edit}
          sections={sections}
          year={year}
          reason={reasonOf(edit, read)}
          autoFocus={at === edits.length - 1 && edit.field === ''}
          onEdit={(next) => put(edits.map((each) => (each.id === edit.id ? next : each)))}
          onRemove={edits.length === 1 ? undefined : () => put(edits.filter((each) => each.id !== edit.id))}
        />
      ))}
      <div className="line">
        <Button size="small" disabled={!bulk.isComplete} onClick={() => put([...edits, blankEdit()])}>
          再改一项
        </Button>
        {bulk.ofMembers ? (
          <Checkbox
            checked={who !== null}
            onChange={(event) => onDraft({ ...draft, who: event.target.checked ? blankGroup('and') : null })}
          >
            只改其中一部分成员（不选则每户现有成员都改）
          </Checkbox>
        ) : null}
      </div>
      {bulk.ofMembers && who !== null ? (
        <ConditionGroup
          group={who}
          sections={members}
          year={year}
          reasons={bulk.whoReasons}
          onGroup={(next) => onDraft({ ...draft, who: next })}
        />
      ) : null}
    </>
  );
}

/** Nothing is said of a value that nobody has written yet. */
function reasonOf(edit: DraftEdit, read: Bulk['read']): string | undefined {
  const found = read.get(edit.id);
  return found === undefined || found.ok || edit.first.trim() === '' ? undefined : found.reason;
}
