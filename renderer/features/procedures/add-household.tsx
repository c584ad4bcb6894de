import { Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { useDebounced } from '../../ui/use-debounced.ts';

/** One more household of the village; one that may not come in is listed with why. */
export function AddHousehold({ page, onClose }: { page: ProcedurePage; onClose: () => void }): ReactNode {
  const act = useAct('procedure.addHousehold');
  const [householdId, setHousehold] = useState<number | null>(null);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const typed = useDebounced(text.trim());
  const { key, year, villageId } = page;
  const eligible = useAnswer(
    'procedure.eligible',
    { key, year, villageId, limit: 200, ...(typed !== '' && { text: typed }) },
    { keep: true },
  );
  const save = (): void => {
    setAsked(true);
    if (householdId !== null) act.mutate({ id: page.id, householdId }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title="加入一户"
      okText="加入"
      width={520}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <FormItem
          label={`${page.village}的户`}
          must
          reason={asked && householdId === null ? '请选一户' : undefined}
        >
          {(id) => (
            <Select
              id={id}
              aria-label="加入哪一户"
              showSearch={{ filterOption: false, onSearch: setText, searchValue: text }}
              placeholder="户主或户编号"
              style={{ width: '100%' }}
              value={householdId}
              options={(eligible.data?.households ?? []).map((each) => ({
                value: each.id,
                disabled: each.why !== null,
                label: `${each.headName ?? '无户主'} ${each.householdNo ?? '未编号'} ${each.group ?? ''} ${each.why ?? ''}`,
              }))}
              notFoundContent={eligible.isFetching ? '正在查找…' : '没有找到这样的户'}
              onChange={setHousehold}
            />
          )}
        </FormItem>
        <p className="quiet">加入后同样要补齐前面各步登记的内容和材料。</p>
        <ErrorNote error={act.error ?? eligible.error} />
      </div>
    </Modal>
  );
}
