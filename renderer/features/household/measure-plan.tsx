import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { recordKinds } from '#domain/records/record-kinds.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldGrid } from '../../fields/field-grid.tsx';
import { RemoveRecord } from '../../fields/remove-record.tsx';
import { useAct, useAnswer } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { CorrectionReason, reasonIn } from '../../ui/correction-reason.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

const PLAN = recordKinds.assistance_plan;
const fields = PLAN.fields.filter((field) => field.name !== 'year');

/** The helper in charge today, who is responsible for a new plan unless somebody else is named. */
function responsible(page: HouseholdPage, today: string): Record<string, FieldValue> {
  const current = page.pairings.find(({ endsOn }) => endsOn === null || endsOn >= today)?.values ?? {};
  const of = (name: string): FieldValue => current[`helper.${name}`] ?? null;
  return {
    'assistance_plan.responsible': of('name'),
    'assistance_plan.responsible_phone': of('phone'),
    'assistance_plan.unit': of('unit_name'),
  };
}

/** 帮扶计划 of the year shown: its head, edited in place. The measures below are its lines. */
export function MeasurePlan({ page }: { page: HouseholdPage }): ReactNode {
  const { archive } = useArchive();
  const answer = useAnswer(
    'record.list',
    { owner: 'household', id: page.id, kinds: ['assistance_plan'] },
    { keep: true },
  );
  const add = useAct('record.add');
  const update = useAct('record.update');
  const [reason, setReason] = useState('');
  const [removing, setRemoving] = useState(false);
  const plan = answer.data?.records.find(({ values }) => values['assistance_plan.year'] === page.year);
  const start = (): void =>
    add.mutate({
      kind: 'assistance_plan',
      ownerId: page.id,
      values: {
        'assistance_plan.year': page.year,
        'assistance_plan.made_on': archive.today,
        ...responsible(page, archive.today),
      },
      ...reasonIn(reason),
    });
  const save = (key: string, value: FieldValue): Promise<unknown> =>
    update.mutateAsync({
      kind: 'assistance_plan',
      id: plan?.id ?? 0,
      values: { [key]: value },
      ...reasonIn(reason),
    });
  return (
    <section className="block plan" aria-label="帮扶计划">
      <div className="toolbar flat">
        <h3>{page.year} 年帮扶计划</h3>
        {answer.data !== undefined && plan === undefined ? (
          <span className="faint">还没有制定。措施可以先登记，计划写目标、责任人和小结。</span>
        ) : null}
        <span className="spread" />
        {plan === undefined ? (
          <Button
            may="write"
            size="small"
            loading={add.isPending}
            disabled={answer.data === undefined}
            onClick={start}
          >
            制定 {page.year} 年计划
          </Button>
        ) : (
          <Button may="write" size="small" type="text" onClick={() => setRemoving(true)}>
            删除计划
          </Button>
        )}
      </div>
      <ErrorNote error={answer.error ?? add.error} />
      <CorrectionReason error={add.error ?? update.error} reason={reason} onReason={setReason} />
      {plan === undefined ? null : (
        <FieldGrid
          groups={[{ title: '', fields }]}
          values={plan.values}
          owner={{ rowId: plan.id }}
          year={page.year}
          onSave={save}
        />
      )}
      {removing && plan !== undefined ? (
        <RemoveRecord
          kind="assistance_plan"
          id={plan.id}
          title="帮扶计划"
          onDone={() => setRemoving(false)}
          onClose={() => setRemoving(false)}
        />
      ) : null}
    </section>
  );
}
