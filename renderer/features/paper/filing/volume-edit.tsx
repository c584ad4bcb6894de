import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import type { Volume } from './filing-words.ts';

type Spine = NonNullable<Volume['spine']>;
const SPINES: readonly Spine[] = [10, 15, 20];

/** The volume's title, where it stands, and its cover. */
export function VolumeEdit({ volume, onClose }: { volume: Volume; onClose: () => void }): ReactNode {
  const act = useAct('filing.updateVolume');
  const [title, setTitle] = useState(volume.title);
  const [shelf, setShelf] = useState(volume.shelf ?? '');
  const [spine, setSpine] = useState<Spine | null>(volume.spine);
  const isBlank = title.trim() === '';
  const save = (): void => {
    if (isBlank) return;
    act.mutate(
      { id: volume.id, title: title.trim(), shelf: shelf.trim() || null, spine },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={`修改 ${volume.code}`}
      width={460}
      okText="保存"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem wide label="案卷题名" must reason={isBlank ? '请填写案卷题名' : undefined}>
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={200}
                value={title}
                onChange={({ target }) => setTitle(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="柜架号">
            {(id) => (
              <Input
                id={id}
                maxLength={40}
                placeholder="如 2 柜 3 层"
                value={shelf}
                onChange={({ target }) => setShelf(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="卷脊厚度">
            {(id) => (
              <Select
                id={id}
                allowClear
                aria-label="卷脊厚度"
                value={spine}
                options={SPINES.map((value) => ({ value, label: `${value} 毫米` }))}
                onChange={(next: Spine | null | undefined) => setSpine(next ?? null)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
