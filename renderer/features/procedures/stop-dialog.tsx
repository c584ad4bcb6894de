import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

export function StopDialog({ page, onClose }: { page: ProcedurePage; onClose: () => void }): ReactNode {
  const act = useAct('procedure.stop');
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const count = page.candidates.filter((each) => !each.dropped).length;
  const save = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    act.mutate({ id: page.id, reason: reason.trim() }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title="终止程序"
      okText="终止"
      width={420}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p>
          {page.village}这件程序将终止，{count} 户都不纳入监测；已办的步骤和材料保留，可以撤销。
        </p>
        <FormItem label="终止原因" must reason={asked && reason.trim() === '' ? '请填写原因' : undefined}>
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
