import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';

interface NameDialogProps {
  readonly title: string;
  readonly okText: string;
  readonly name?: string;
  readonly hint?: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
}

/** Asks for a name; Enter is enough. */
export function NameDialog(props: NameDialogProps): ReactNode {
  const [name, setName] = useState(props.name ?? '');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (name.trim() !== '') props.onName(name.trim());
  };
  return (
    <Modal
      open
      title={props.title}
      okText={props.okText}
      width={420}
      onOk={save}
      onCancel={props.onClose}
      confirmLoading={props.busy}
    >
      <div className="stack">
        <FormItem
          label="名称"
          must
          hint={props.hint}
          reason={asked && name.trim() === '' ? '请填写名称' : undefined}
        >
          {(id) => (
            <Input
              id={id}
              autoFocus
              maxLength={40}
              value={name}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={save}
            />
          )}
        </FormItem>
        <ErrorNote error={props.error} />
      </div>
    </Modal>
  );
}
