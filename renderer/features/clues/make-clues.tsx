import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface MakeCluesProps {
  readonly hitIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** The day on which the township got the warnings; each becomes a clue. */
export function MakeClues({ hitIds, onClose, onDone }: MakeCluesProps): ReactNode {
  const { archive, year } = useArchive();
  const { message } = App.useApp();
  const act = useAct('clue.fromWarnings');
  const [on, setOn] = useState<string | null>(archive.today);
  const save = (): void => {
    if (on === null) return;
    act.mutate(
      { year, hitIds: [...hitIds], foundOn: on },
      {
        onSuccess: ({ added, duplicates }) => {
          const also = duplicates === 0 ? '' : `，其中 ${duplicates} 户原来就有没有办结的线索`;
          void message.success(`已转为线索 ${added} 条${also}`);
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`转为线索：${hitIds.length} 条预警`}
      width={420}
      okText="转为线索"
      okButtonProps={{ disabled: on === null }}
      confirmLoading={act.isPending}
      onOk={save}
      onCancel={onClose}
    >
      <div className="stack">
        <FormItem label="乡镇收到日期" must hint="发现途径记为“部门筛查预警”，受理期限从第二天起算">
          {(id) => <DayInput id={id} label="乡镇收到日期" value={on} max={archive.today} onChange={setOn} />}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
