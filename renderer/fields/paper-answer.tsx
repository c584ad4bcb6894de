import { Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { PaperAnswerState } from '#domain/completeness/states.ts';
import type { PaperLine } from '#contract/paper.ts';
import { useAct } from '../queries.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import type { PaperOwner } from './paper-detail.tsx';

interface PaperAnswerProps {
  readonly owner: PaperOwner;
  readonly line: PaperLine;
  readonly onClose: () => void;
}

const CHOICES: readonly { value: PaperAnswerState; label: string; reason: string }[] = [
  { value: 'on-shelf', label: '有纸质，还没有扫描', reason: '放在哪里' },
  { value: 'not-applicable', label: '这一户不需要', reason: '为什么不需要' },
  { value: 'lost', label: '已经遗失', reason: '怎么遗失的，怎么补救' },
];

/** What a person says of a paper that the archive does not find. */
export function PaperAnswer({ owner, line, onClose }: PaperAnswerProps): ReactNode {
  const act = useAct('paper.answer');
  const [state, setState] = useState<PaperAnswerState>('on-shelf');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const { item, year, procedureId, title } = line;
  const isHousehold = owner.householdId !== undefined;
  const save = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    act.mutate({ ...owner, item, year, procedureId, state, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`${title}：说明情况`}
      okText="记下来"
      width={460}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Radio.Group
          className="stack"
          aria-label="情况"
          value={state}
          onChange={({ target }) => setState(target.value as PaperAnswerState)}
          options={CHOICES.map(({ value, label }) => ({
            value,
            label: isHousehold || value !== 'not-applicable' ? label : '不需要这份',
          }))}
        />
        <FormItem
          wide
          must
          label={CHOICES.find(({ value }) => value === state)?.reason ?? '说明'}
          reason={asked && reason.trim() === '' ? '请写一句说明' : undefined}
          hint={state === 'lost' ? '遗失仍算缺；补好扫描进来就有了' : undefined}
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
