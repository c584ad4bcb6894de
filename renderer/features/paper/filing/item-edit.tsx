import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useAct } from '../../../queries.ts';
import { ErrorNote } from '../../../ui/notes.tsx';
import { changesOf, describedOf, lacksOf } from './described.ts';
import { DescribedForm } from './described-form.tsx';
import type { FiledItem } from './filing-words.ts';

/** The description of a filed paper; its number stays. */
export function ItemEdit({ item, onClose }: { item: FiledItem; onClose: () => void }): ReactNode {
  const act = useAct('filing.update');
  const [draft, setDraft] = useState(() => describedOf(item));
  const save = (): void => {
    if (Object.keys(lacksOf(draft)).length > 0) return;
    const { retention: _, ...changes } = changesOf(draft);
    act.mutate({ itemId: item.id, ...changes }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`修改 ${item.code}`}
      width={520}
      okText="保存"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <DescribedForm draft={draft} onDraft={setDraft} fixesRetention />
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
