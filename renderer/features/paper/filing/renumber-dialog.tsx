import { App, Input, InputNumber, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import { type Retention, retentionOptions } from './filing-words.ts';

interface RenumberDialogProps {
  readonly itemIds?: readonly number[];
  readonly volumeId?: number;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** New numbers, the next free ones; the old ones are kept and found, and never given again. */
export function RenumberDialog({ itemIds, volumeId, onClose, onDone }: RenumberDialogProps): ReactNode {
  const { message } = App.useApp();
  const act = useAct('filing.renumber');
  const [reason, setReason] = useState('');
  const [year, setYear] = useState<number | null>(null);
  const [retention, setRetention] = useState<Retention | null>(null);
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (reason.trim() === '') return;
    act.mutate(
      {
        ...(itemIds === undefined ? {} : { itemIds: [...itemIds] }),
        ...(volumeId === undefined ? {} : { volumeId }),
        ...(year === null ? {} : { year }),
        ...(retention === null ? {} : { retention }),
        reason: reason.trim(),
      },
      {
        onSuccess: ({ codes }) => {
          void message.success(
            `新档号 ${codes[0] ?? ''}${codes.length > 1 ? ` 至 ${codes.at(-1) ?? ''}` : ''}`,
            6,
          );
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={itemIds === undefined ? '改案卷的档号' : `改档号：${countOf(itemIds.length)} 件`}
      width={440}
      okText="改档号"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Note>
          给下一个没有用过的号。旧号留着，查旧号也能找到，不再给别的文件用。纸质上的归档章要跟着改。
        </Note>
        <div className="form">
          <FormItem label="改到年度" hint="不填就不变">
            {(id) => (
              <InputNumber
                id={id}
                min={1990}
                max={2100}
                precision={0}
                style={{ width: '100%' }}
                value={year}
                onChange={setYear}
              />
            )}
          </FormItem>
          <FormItem label="改到期限" hint="不选就不变">
            {(id) => (
              <Select
                id={id}
                allowClear
                aria-label="改到期限"
                value={retention}
                options={retentionOptions}
                onChange={(next: Retention | null | undefined) => setRetention(next ?? null)}
              />
            )}
          </FormItem>
          <FormItem
            wide
            must
            label="改号原因"
            reason={asked && reason.trim() === '' ? '请填写改号原因' : undefined}
          >
            {(id) => (
              <Input.TextArea
                id={id}
                rows={2}
                maxLength={200}
                value={reason}
                onChange={({ target }) => setReason(target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
