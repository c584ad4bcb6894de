import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RecordView } from '#contract/record.ts';
import { useArchive } from '../archive-context.ts';
import { useAct } from '../queries.ts';
import { DayInput } from '../ui/day-input.tsx';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';

/** The last day of what lasts. */
export function EndRecord({ record, onClose }: { record: RecordView; onClose: () => void }): ReactNode {
  const { archive } = useArchive();
  const end = useAct('record.end');
  const [on, setOn] = useState<string | null>(archive.today);
  const save = (): void => {
    if (on !== null) end.mutate({ kind: record.kind, id: record.id, on }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`结束：${record.summary}`}
      okText="结束"
      width={380}
      onOk={save}
      onCancel={onClose}
      confirmLoading={end.isPending}
    >
      <div className="stack">
        <FormItem label="结束日期" must reason={on === null ? '请填写结束日期' : undefined}>
          {(id) => <DayInput id={id} label="结束日期" value={on} onChange={setOn} />}
        </FormItem>
        <ErrorNote error={end.error} />
      </div>
    </Modal>
  );
}
