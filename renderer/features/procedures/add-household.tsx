import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { HouseholdPicker } from '../../fields/household-picker.tsx';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

export function AddHousehold({ page, onClose }: { page: ProcedurePage; onClose: () => void }): ReactNode {
  const act = useAct('procedure.addHousehold');
  const [household, setHousehold] = useState<{ id: number; name: string } | null>(null);
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (household !== null) act.mutate({ id: page.id, householdId: household.id }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title="加入一户"
      okText="加入"
      width={420}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <FormItem
          label={`${page.village}的户`}
          must
          reason={asked && household === null ? '请选一户' : undefined}
        >
          {(id) => <HouseholdPicker id={id} label="加入哪一户" value={household} onChange={setHousehold} />}
        </FormItem>
        <p className="quiet">加入后同样要补授权、入户核实和评议。</p>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
