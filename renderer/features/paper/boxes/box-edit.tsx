import { Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import type { Box } from './boxes-tab.tsx';
import { SPINES, type Spine, useSpines } from './use-spines.ts';

/** How thick a box is and where it stands. */
export function BoxEdit({ box, onClose }: { box: Box; onClose: () => void }): ReactNode {
  const act = useAct('filing.updateBox');
  const [spine, setSpine] = useState<Spine>(SPINES.find((each) => each === box.spine) ?? 20);
  const spines = useSpines(box.year);
  const [shelf, setShelf] = useState(box.shelf ?? '');
  const [note, setNote] = useState(box.note ?? '');
  const save = (): void =>
    act.mutate(
      { id: box.id, spine, shelf: shelf.trim() || null, note: note.trim() || null },
      { onSuccess: onClose },
    );
  return (
    <Modal
      open
      title={`第 ${box.number} 盒`}
      width={440}
      okText="保存"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="盒脊厚度">
            {(id) => (
              <Select
                id={id}
                aria-label="盒脊厚度"
                value={spine}
                options={spines.map((value) => ({ value, label: `${value} 毫米` }))}
                onChange={setSpine}
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
          <FormItem wide label="盒内文件情况说明" hint="写进备考表">
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={500}
                value={note}
                onChange={({ target }) => setNote(target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
