import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface EndPairingProps {
  readonly id: number;
  readonly name: string;
  readonly onClose: () => void;
}

export function EndPairing({ id, name, onClose }: EndPairingProps): ReactNode {
  const { archive } = useArchive();
  const end = useAct('pairing.end');
  const [on, setOn] = useState<string | null>(archive.today);
  const save = (): void => {
    if (on !== null) end.mutate({ id, endsOn: on }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`结束结对：${name}`}
      okText="结束结对"
      width={380}
      onOk={save}
      onCancel={onClose}
      confirmLoading={end.isPending}
    >
      <div className="stack">
        <FormItem label="结束日期" must reason={on === null ? '请填写结束日期' : undefined}>
          {(box) => <DayInput id={box} label="结束日期" value={on} onChange={setOn} />}
        </FormItem>
        <ErrorNote error={end.error} />
      </div>
    </Modal>
  );
}
