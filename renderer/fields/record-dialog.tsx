import { Button, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RecordView } from '#contract/record.ts';
import { recordKinds } from '#domain/records/record-kinds.ts';
import { useAct } from '../queries.ts';
import { Button as GuardedButton } from '../ui/button.tsx';
import { CorrectionReason, reasonIn } from '../ui/correction-reason.tsx';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote, Note } from '../ui/notes.tsx';
import { FieldForm } from './field-form.tsx';
import { readForm, type Written } from './read-form.ts';
import { writtenOf } from './read-written.ts';
import type { RecordPerson } from './record-add-row.tsx';
import { RemoveRecord } from './remove-record.tsx';

interface RecordDialogProps {
  readonly record: RecordView;
  readonly people: readonly RecordPerson[];
  readonly year: number;
  readonly onClose: () => void;
}

/** All fields of one record; a mistaken one is taken out from here. */
export function RecordDialog({ record, people, year, onClose }: RecordDialogProps): ReactNode {
  const kind = recordKinds[record.kind];
  const update = useAct('record.update');
  const [written, setWritten] = useState<Written>(() =>
    Object.fromEntries(kind.fields.map((f) => [f.key, writtenOf(f, record.values[f.key], year)])),
  );
  const [memberId, setMemberId] = useState(record.memberId);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const [removing, setRemoving] = useState(false);
  const must = kind.fields.filter((field) => field.required === 'always').map((field) => field.key as string);
  const form = readForm(kind.fields, written, year, must);
  const save = (): void => {
    setAsked(true);
    if (Object.keys(form.reasons).length > 0) return;
    // What was emptied is blank from now on; the form leaves it out.
    const values = Object.fromEntries(kind.fields.map(({ key }) => [key, form.values[key] ?? null]));
    const about = kind.aboutMember ? { memberId } : {};
    const input = { kind: record.kind, id: record.id, values, ...about, ...reasonIn(reason) };
    update.mutate(input, { onSuccess: onClose });
  };
  if (removing)
    return (
      <RemoveRecord
        kind={record.kind}
        id={record.id}
        title={kind.title}
        onDone={onClose}
        onClose={() => setRemoving(false)}
      />
    );
  return (
    <Modal
      open
      title={`修改${kind.title}`}
      width={600}
      onCancel={onClose}
      footer={
        <div className="line">
          <GuardedButton may="write" danger type="text" onClick={() => setRemoving(true)}>
            登记错了，删除
          </GuardedButton>
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <GuardedButton may="write" type="primary" loading={update.isPending} onClick={save}>
            保存
          </GuardedButton>
        </div>
      }
    >
      <div className="stack">
        {record.hints.length === 0 ? null : <Note tone="look">{record.hints.join('；')}</Note>}
        {kind.aboutMember ? (
          <FormItem label="成员">
            {(id) => (
              <Select
                id={id}
                aria-label="成员"
                value={memberId ?? 0}
                options={[
                  { value: 0, label: '全户' },
                  ...people
                    .filter((each) => each.present || each.id === record.memberId)
                    .map(({ id: value, name }) => ({ value, label: name })),
                ]}
                onChange={(next: number) => setMemberId(next === 0 ? null : next)}
              />
            )}
          </FormItem>
        ) : null}
        <FieldForm
          fields={kind.fields}
          year={year}
          written={written}
          onWritten={setWritten}
          reasons={asked ? form.reasons : {}}
          must={must}
        />
        <CorrectionReason error={update.error} reason={reason} onReason={setReason} />
        <ErrorNote error={update.error} />
      </div>
    </Modal>
  );
}
