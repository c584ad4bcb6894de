import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { type BulkDraft, bulkWords, emptyBulk, readBulk } from './bulk-draft.ts';
import { asksForEnd, EndFields } from './end-fields.tsx';
import { BallotFields, VisitFields } from './entry-fields.tsx';

interface BulkEntryProps {
  readonly page: ProcedurePage;
  readonly householdIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Consent, visit, votes and end of many households that are alike: one act. What is left empty stays as it is. */
export function BulkEntry({ page, householdIds, onClose, onDone }: BulkEntryProps): ReactNode {
  const { asks, steps } = page;
  const act = useAct('procedure.updateHouseholds');
  const open = asks.meetings.find(({ step }) => steps.find(({ key }) => key === step)?.status !== 'done');
  const [draft, setDraft] = useState<BulkDraft>(() => emptyBulk((open ?? asks.meetings[0])?.step ?? null));
  const entries = readBulk(draft);
  const set = (part: Partial<BulkDraft>): void => setDraft({ ...draft, ...part });
  const save = (): void => {
    if (entries !== null)
      act.mutate({ id: page.id, householdIds: [...householdIds], ...entries }, { onSuccess: onDone });
  };
  return (
    <Modal
      open
      title={`批量登记 ${householdIds.length} 户`}
      width={640}
      onCancel={onClose}
      footer={
        <div className="line">
          <span role="status" className="quiet">
            {entries === null
              ? '填了哪项就登记哪项，空着的不改'
              : `将登记 ${householdIds.length} 户的${bulkWords(entries)}`}
          </span>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={entries === null} loading={act.isPending} onClick={save}>
            登记
          </Button>
        </div>
      }
    >
      <div className="stack">
        {asks.consent || asks.visit ? (
          <VisitFields
            asks={asks}
            draft={draft}
            onDraft={set}
            signedByHead={{ value: draft.signedByHead, onChange: (signedByHead) => set({ signedByHead }) }}
          />
        ) : null}
        {asks.meetings.length === 0 ? null : (
          <>
            {asks.meetings.length === 1 ? (
              <h3>{asks.meetings[0]?.title}</h3>
            ) : (
              <FormItem label="哪次会议的票">
                {(id) => (
                  <Select
                    id={id}
                    aria-label="哪次会议的票"
                    value={draft.meeting}
                    options={asks.meetings.map(({ step, title }) => ({ value: step, label: title }))}
                    onChange={(meeting) => set({ meeting })}
                  />
                )}
              </FormItem>
            )}
            <BallotFields
              ballot={draft.ballot}
              present={steps.find(({ key }) => key === draft.meeting)?.present ?? null}
              onBallot={(ballot) => set({ ballot })}
            />
          </>
        )}
        {asksForEnd(asks) ? (
          <>
            <h3>办结后写入</h3>
            <EndFields page={page} draft={draft} onDraft={set} />
          </>
        ) : null}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
