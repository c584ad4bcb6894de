import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface DropHouseholdProps {
  readonly procedureId: number;
  readonly candidate: ProcedurePage['candidates'][number];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

export function DropHousehold({ procedureId, candidate, onClose, onDone }: DropHouseholdProps): ReactNode {
  const act = useAct('procedure.dropHousehold');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    act.mutate(
      { id: procedureId, householdId: candidate.householdId, reason: reason.trim() },
      { onSuccess: onDone },
    );
  };
  return (
    <Modal
      open
      title={`退出程序：${candidate.headName ?? ''}`}
      okText="退出"
      width={420}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <FormItem label="退出原因" must reason={asked && reason.trim() === '' ? '请填写原因' : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
            />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
