import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

/** A new village: its name and code. */
export function VillageDialog({ onClose }: { onClose: () => void }): ReactNode {
  const create = useAct('village.create');
  const [name, setName] = useState('');
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const isBlank = name.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (isBlank) return;
    create.mutate(
      { name: name.trim(), code: code.trim() === '' ? null : code.trim() },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title="新增村"
      okText="保存"
      width={480}
      onOk={save}
      onCancel={onClose}
      confirmLoading={create.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="村名" must reason={asked && isBlank ? '请填写村名' : undefined}>
            {(id) => <Input id={id} value={name} onChange={(event) => setName(event.target.value)} />}
          </FormItem>
          <FormItem label="行政区划代码" hint="12 位">
            {(id) => (
              <Input id={id} maxLength={12} value={code} onChange={(event) => setCode(event.target.value)} />
            )}
          </FormItem>
        </div>
        <ErrorNote error={create.error} />
      </div>
    </Modal>
  );
}
