import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useOperator } from '../../../may.ts';
import { useAct } from '../../../queries.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';

interface HandOverDialogProps {
  readonly itemIds: readonly number[];
  readonly volumeIds: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

type Part = 'toUnit' | 'giver' | 'receiver' | 'witness';

const MUST: Readonly<Record<Exclude<Part, 'witness'>, string>> = {
  toUnit: '请填写接收单位',
  giver: '请填写移交人',
  receiver: '请填写接收人',
};

/** What goes to another unit for good: to whom, by whose hands. */
export function HandOverDialog({ itemIds, volumeIds, onClose, onDone }: HandOverDialogProps): ReactNode {
  const { today } = useArchive().archive;
  const { message } = App.useApp();
  const operator = useOperator();
  const act = useAct('filing.handOver');
  const [draft, setDraft] = useState<Record<Part, string>>({
    ...{ toUnit: '', receiver: '', witness: '' },
    giver: operator?.name ?? '',
  });
  const [onDay, setOnDay] = useState<string | null>(today);
  const [asked, setAsked] = useState(false);
  const lacking = (part: Part): string | undefined =>
    part !== 'witness' && draft[part].trim() === '' ? MUST[part] : undefined;
  const save = (): void => {
    setAsked(true);
    if (onDay === null || lacking('toUnit') || lacking('giver') || lacking('receiver')) return;
    act.mutate(
      {
        ...{ itemIds: [...itemIds], volumeIds: [...volumeIds], onDay },
        toUnit: draft.toUnit.trim(),
        giver: draft.giver.trim(),
        receiver: draft.receiver.trim(),
        witness: draft.witness.trim() || null,
      },
      {
        onSuccess: ({ items, volumes }) => {
          void message.success(
            `已移交 ${countOf(volumes)} 卷 ${countOf(items)} 件，请打印移交清单双方签字`,
            6,
          );
          onDone();
        },
      },
    );
  };
  const box = (label: string, part: Part, most: number): ReactNode => (
    <FormItem label={label} must={part !== 'witness'} reason={asked ? lacking(part) : undefined}>
      {(id) => (
        <Input
          id={id}
          maxLength={most}
          value={draft[part]}
          onChange={({ target }) => setDraft({ ...draft, [part]: target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <Modal
      open
      title={
        volumeIds.length > 0 ? `移交 ${countOf(volumeIds.length)} 卷` : `移交 ${countOf(itemIds.length)} 件`
      }
      width={500}
      okText="移交"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Note tone="look">移交后纸质归接收单位保管，这里只能看，不能再改、再借。</Note>
        <div className="form">
          {box('接收单位', 'toUnit', 60)}
          <FormItem label="移交日期" must reason={asked && onDay === null ? '请填写移交日期' : undefined}>
            {(id) => <DayInput id={id} label="移交日期" value={onDay} max={today} onChange={setOnDay} />}
          </FormItem>
          {box('移交人', 'giver', 40)}
          {box('接收人', 'receiver', 40)}
          {box('监交人', 'witness', 40)}
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
