import { Button, Drawer, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { HouseholdPage } from '#contract/household.ts';
import type { RecordView } from '#contract/record.ts';
import { recordField } from '#domain/records/record-kinds.ts';
import { useArchive } from '../../archive-context.ts';
import { FieldInput } from '../../fields/field-input.tsx';
import { addPictures } from '../../fields/picture-acts.ts';
import { Pictures } from '../../fields/pictures.tsx';
import { RemoveRecord } from '../../fields/remove-record.tsx';
import { useAct } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { VisitChecklist } from './visits-checklist.tsx';
import { draftOfVisit, readVisit, type VisitDraft } from './visits-draft.ts';

interface VisitsDrawerProps {
  readonly page: HouseholdPage;
  /** null: a new one. */
  readonly visit: RecordView | null;
  readonly onClose: () => void;
}

const purposeField = recordField('visit', 'purpose');

/** One visit: who, why, what was found, the ticks and the photos. */
export function VisitsDrawer({ page, visit, onClose }: VisitsDrawerProps): ReactNode {
  const { archive } = useArchive();
  const add = useAct('record.add');
  const update = useAct('record.update');
  const [draft, setDraft] = useState(() => draftOfVisit(visit, archive.today));
  const [files, setFiles] = useState<readonly File[]>([]);
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [removing, setRemoving] = useState(false);
  const read = readVisit(draft);
  const reasons = asked ? read.reasons : {};
  const set = (part: Partial<VisitDraft>): void => setDraft({ ...draft, ...part });

  const attempt = async (work: () => Promise<void>): Promise<void> => {
    setError(null);
    setBusy(true);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const save = (): Promise<void> =>
    attempt(async () => {
      setAsked(true);
      if (Object.keys(read.reasons).length > 0) return;
      const { values } = read;
      const checks = [...draft.checks];
      if (visit !== null) await update.mutateAsync({ kind: 'visit', id: visit.id, values, checks });
      else {
        const made = await add.mutateAsync({ kind: 'visit', ownerId: page.id, values, checks });
        await addPictures({ householdId: page.id, visitId: made.id }, files);
      }
      onClose();
    });
  const area = (key: 'content' | 'found' | 'handled', label: string): ReactNode => (
    <FormItem wide label={label}>
      {(id) => (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 1, maxRows: 5 }}
          value={draft[key]}
          onChange={(event) => set({ [key]: event.target.value })}
        />
      )}
    </FormItem>
  );
  if (removing && visit !== null)
    return (
      <RemoveRecord
        kind="visit"
        id={visit.id}
        title="走访"
        onDone={onClose}
        onClose={() => setRemoving(false)}
      />
    );
  return (
    <Drawer
      open
      size={720}
      mask={false}
      title={visit === null ? '新增走访' : '走访记录'}
      onClose={onClose}
      footer={
        <div className="line">
          {visit === null ? null : (
            <GuardedButton may="write" danger type="text" onClick={() => setRemoving(true)}>
              登记错了，删除
            </GuardedButton>
          )}
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <GuardedButton may="write" type="primary" loading={busy} onClick={() => void save()}>
            保存
          </GuardedButton>
        </div>
      }
    >
      <div className="stack visit">
        <div className="form">
          <FormItem label="走访日期" must reason={reasons.visitedOn}>
            {(id) => (
              <DayInput
                id={id}
                label="走访日期"
                value={draft.visitedOn}
                max={archive.today}
                onChange={(visitedOn) => set({ visitedOn })}
              />
            )}
          </FormItem>
          <FormItem label="走访人" must reason={reasons.visitors}>
            {(id) => (
              <Select
                id={id}
                aria-label="走访人"
                mode="tags"
                tokenSeparators={['、', '，', ',', ' ']}
                placeholder="选帮扶责任人，或输入姓名后回车"
                value={[...draft.visitors]}
                options={helperNames(page, archive.today).map((name) => ({ value: name, label: name }))}
                onChange={(visitors: string[]) => set({ visitors })}
              />
            )}
          </FormItem>
          <FormItem label="走访事由">
            {(id) =>
              purposeField === undefined ? null : (
                <FieldInput
                  id={id}
                  field={purposeField}
                  year={page.year}
                  written={draft.purpose}
                  onWritten={(purpose) => set({ purpose })}
                />
              )
            }
          </FormItem>
          <FormItem label="下次走访" reason={reasons.nextOn}>
            {(id) => (
              <DayInput
                id={id}
                label="下次走访"
                value={draft.nextOn}
                min={draft.visitedOn ?? undefined}
                onChange={(nextOn) => set({ nextOn })}
              />
            )}
          </FormItem>
          {area('content', '走访内容')}
          {area('found', '发现的问题')}
          {area('handled', '处理情况')}
        </div>
        <VisitChecklist checks={draft.checks} onChecks={(checks) => set({ checks })} />
        <Pictures
          owner={visit === null ? null : { householdId: page.id, visitId: visit.id }}
          waiting={files}
          onWaiting={setFiles}
        />
        <ErrorNote error={error} />
      </div>
    </Drawer>
  );
}

/** Those in charge today first; each name once. */
function helperNames(page: HouseholdPage, today: string): string[] {
  const current = page.pairings.filter(({ endsOn }) => endsOn === null || endsOn >= today);
  return [...new Set(current.map(({ values }) => String(values['helper.name'] ?? '')))].filter(
    (name) => name !== '',
  );
}
