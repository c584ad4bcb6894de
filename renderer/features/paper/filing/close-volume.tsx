import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';

interface CloseVolumeProps {
  readonly id: number;
  readonly title: string;
  readonly onClose: () => void;
}

/** A volume is counted and checked; nothing goes in any more. */
export function CloseVolume({ id, title, onClose }: CloseVolumeProps): ReactNode {
  const act = useAct('filing.closeVolume');
  const [checkedBy, setCheckedBy] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const isBlank = checkedBy.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (isBlank) return;
    act.mutate({ id, checkedBy: checkedBy.trim(), note: note.trim() || null }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`封卷：${title}`}
      width={460}
      okText="封卷"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p className="quiet">封卷后不再往里添件；要添，先写明原因重新打开。</p>
        <FormItem label="检查人" must reason={asked && isBlank ? '请填写检查人' : undefined}>
          {(inputId) => (
            <Input
              id={inputId}
              maxLength={40}
              value={checkedBy}
              onChange={({ target }) => setCheckedBy(target.value)}
            />
          )}
        </FormItem>
        <FormItem label="本卷情况说明" hint="写进备考表，如 缺第 3 页，原件已遗失">
          {(inputId) => (
            <Input.TextArea
              id={inputId}
              rows={2}
              maxLength={500}
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          )}
        </FormItem>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
