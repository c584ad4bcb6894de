import { Checkbox, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAnswer } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import type { Kind } from './kinds.ts';
import { type StartDraft, stepsChosen } from './start-draft.ts';

interface StartFormProps {
  readonly kind: Kind | undefined;
  readonly draft: StartDraft;
  readonly villageId: number | null;
  readonly reasons: Readonly<Partial<Record<'village' | 'on', string>>>;
  readonly onDraft: (draft: StartDraft) => void;
}

/** Village, day, person, and what the kind leaves open: how many may come in, which steps are wanted. */
export function StartForm({ kind, draft, villageId, reasons, onDraft }: StartFormProps): ReactNode {
  const { archive } = useArchive();
  const villages = useAnswer('village.list', {});
  const first = kind?.steps[0]?.title;
  const set = (part: Partial<StartDraft>): void => onDraft({ ...draft, ...part });
  return (
    <div className="form of-three">
      <FormItem label="村" must reason={reasons.village}>
        {(id) => (
          <Select
            id={id}
            aria-label="发起村"
            placeholder="选择村"
            showSearch={{ optionFilterProp: 'label' }}
            value={villageId}
            options={(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name }))}
            onChange={(chosen: number) => set({ villageId: chosen, chosen: new Set() })}
          />
        )}
      </FormItem>
      <FormItem
        label="发起日期"
        must
        reason={reasons.on}
        hint={first === undefined ? undefined : `“${first}”的日期，时限从这天算`}
      >
        {(id) => (
          <DayInput
            id={id}
            label="发起日期"
            value={draft.on}
            onChange={(on) => set({ on })}
            max={archive.today}
          />
        )}
      </FormItem>
      <FormItem label="责任人" hint="到期提醒写给谁，可以以后再填">
        {(id) => (
          <Input
            id={id}
            maxLength={20}
            value={draft.responsible}
            onChange={(event) => set({ responsible: event.target.value })}
          />
        )}
      </FormItem>
      {kind?.takesQuota === true ? (
        <FormItem label="规模（计划户数）" hint="超出只提醒，不拦住">
          {(id) => (
            <InputNumber
              id={id}
              aria-label="规模"
              min={0}
              precision={0}
              suffix="户"
              style={{ width: '100%' }}
              value={draft.quota}
              onChange={(quota) => set({ quota })}
            />
          )}
        </FormItem>
      ) : null}
      <FormItem label="备注">
        {(id) => (
          <Input
            id={id}
            maxLength={200}
            value={draft.note}
            onChange={(event) => set({ note: event.target.value })}
          />
        )}
      </FormItem>
      {kind === undefined ? null : <OptionalSteps kind={kind} draft={draft} onDraft={onDraft} />}
    </div>
  );
}

function OptionalSteps({
  kind,
  draft,
  onDraft,
}: Required<Pick<StartFormProps, 'draft' | 'onDraft'>> & { kind: Kind }): ReactNode {
  const offered = kind.steps.filter((step) => step.optional !== null);
  const chosen = stepsChosen(kind, draft.optional);
  if (offered.length === 0) return null;
  return (
    <div className="form-item">
      <span className="quiet small">可选的步骤</span>
      <div className="line wrap">
        {offered.map((step) => (
          <Checkbox
            key={step.key}
            checked={chosen.includes(step.key)}
            onChange={(event) =>
              onDraft({ ...draft, optional: { ...draft.optional, [step.key]: event.target.checked } })
            }
          >
            {step.title}
          </Checkbox>
        ))}
      </div>
    </div>
  );
}
