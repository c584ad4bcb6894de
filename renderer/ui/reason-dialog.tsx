import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { FormItem } from './form-item.tsx';
import { ErrorNote } from './notes.tsx';

interface ReasonDialogProps {
  readonly title: string;
  /** The word of the act: on the button and before 原因. */
  readonly word: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly children?: ReactNode;
  readonly onReason: (reason: string) => void;
  readonly onClose: () => void;
}

/** An act that wants its reason in words, and nothing else. */
export function ReasonDialog({
  title,
  word,
  busy,
  error,
  children,
  onReason,
  onClose,
}: ReasonDialogProps): ReactNode {
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const isBlank = reason.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (!isBlank) onReason(reason.trim());
  };
  return (
    <Modal open title={title} okText={word} width={420} onOk={save} onCancel={onClose} confirmLoading={busy}>
      <div className="stack">
        {children}
        <FormItem label={`${word}原因`} must reason={asked && isBlank ? '请填写原因' : undefined}>
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
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
