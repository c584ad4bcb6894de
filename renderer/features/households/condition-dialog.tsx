import { Button, Modal } from 'antd';
import { type ReactNode, useMemo, useState } from 'react';
import type { HouseholdFilter } from '#contract/household.ts';
import { type FilterGroup, trimmed } from '#domain/lists/filter.ts';
import { filterFields } from '#domain/lists/list-fields.ts';
import { useAnswer } from '../../queries.ts';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { useDebounced } from '../../ui/use-debounced.ts';
import { blankGroup, draftOf, readDraft } from '../../fields/conditions/condition-draft.ts';
import { ConditionGroup } from '../../fields/conditions/condition-group.tsx';
import { householdSections } from '../../fields/conditions/sections.ts';

interface ConditionDialogProps {
  readonly where: FilterGroup | null;
  /** Everything else that is asked for; the count goes with it. */
  readonly rest: HouseholdFilter;
  readonly onWhere: (where: FilterGroup | null) => void;
  readonly onClose: () => void;
}

/** Any field, any comparison, 且 and 或; how many households it would leave is told while one writes. */
export function ConditionDialog({ where, rest, onWhere, onClose }: ConditionDialogProps): ReactNode {
  const { year } = rest;
  const [draft, setDraft] = useState(() => (where === null ? blankGroup('and') : draftOf(where, year)));
  const [asked, setAsked] = useState(false);
  const read = useMemo(() => readDraft(draft, year), [draft, year]);
  const sections = useMemo(
    () => [
      ...householdSections(filterFields().household, year),
      { title: '成员', fields: filterFields().member },
      { title: '监测', fields: filterFields().spell },
    ],
    [year],
  );
  const written = useMemo(() => trimmed(read.group), [read]);
  const group = useDebounced(written, 250);
  const count = useAnswer(
    'list.count',
    { filter: { ...rest, ...(group === null ? {} : { where: group }) } },
    { keep: true },
  );
  const save = (): void => {
    setAsked(true);
    if (read.reasons.size > 0) return;
    onWhere(written);
    onClose();
  };
  return (
    <Modal
      open
      title="按条件筛选"
      width={760}
      onCancel={onClose}
      footer={
        <div className="line">
          <span className="quiet" role="status">
            {count.data === undefined ? '' : `符合 ${countOf(count.data.households)} 户`}
          </span>
          <span className="spread" />
          <Button onClick={() => setDraft(blankGroup('and'))}>清空条件</Button>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" onClick={save}>
            筛选
          </Button>
        </div>
      }
    >
      <div className="stack">
        <ConditionGroup
          group={draft}
          sections={sections}
          year={year}
          reasons={asked ? read.reasons : noReasons}
          onGroup={setDraft}
          autoFocus
        />
        <p className="faint small">
          同一组“且”里的成员条件说的是同一个人；说另一个人时，请“加一组条件”。“不是”“不含”也包括没有填的。
        </p>
        <ErrorNote error={count.error} />
      </div>
    </Modal>
  );
}

const noReasons: ReadonlyMap<number, string> = new Map();
