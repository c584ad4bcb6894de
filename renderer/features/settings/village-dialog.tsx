import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

type Village = Output<'village.list'>['villages'][number];

const more = [
  { key: 'noticePlace', label: '公示地点', hint: '如 村委会公示栏' },
  { key: 'phone', label: '村监督电话', hint: undefined },
  { key: 'address', label: '村委会地址', hint: undefined },
] as const;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** A new village (name and code), or all that is kept of one. */
export function VillageDialog({
  village,
  onClose,
}: {
  village: Village | null;
  onClose: () => void;
}): ReactNode {
  const create = useAct('village.create');
  const update = useAct('village.update');
  const [draft, setDraft] = useState({
    name: village?.name ?? '',
    code: village?.code ?? '',
    noticePlace: village?.noticePlace ?? '',
    phone: village?.phone ?? '',
    address: village?.address ?? '',
  });
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (draft.name.trim() === '') return;
    const name = draft.name.trim();
    const code = orNull(draft.code);
    if (village === null) return create.mutate({ name, code }, { onSuccess: onClose });
    update.mutate(
      {
        id: village.id,
        name,
        code,
        noticePlace: orNull(draft.noticePlace),
        phone: orNull(draft.phone),
        address: orNull(draft.address),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={village === null ? '新增村' : `修改${village.name}`}
      okText="保存"
      width={480}
      onOk={save}
      onCancel={onClose}
      confirmLoading={create.isPending || update.isPending}
    >
      <div className="stack">
        <div className="form">
          <FormItem label="村名" must reason={asked && draft.name.trim() === '' ? '请填写村名' : undefined}>
            {(id) => (
              <Input
                id={id}
                value={draft.name}
                onChange={(event) => setDraft({ ...draft, name: event.target.value })}
              />
            )}
          </FormItem>
          <FormItem label="行政区划代码" hint="12 位">
            {(id) => (
              <Input
                id={id}
                maxLength={12}
                value={draft.code}
                onChange={(event) => setDraft({ ...draft, code: event.target.value })}
              />
            )}
          </FormItem>
          {village === null
            ? null
            : more.map(({ key, label, hint }) => (
                <FormItem key={key} wide label={label} hint={hint}>
                  {(id) => (
                    <Input
                      id={id}
                      value={draft[key]}
                      onChange={(event) => setDraft({ ...draft, [key]: event.target.value })}
                    />
                  )}
                </FormItem>
              ))}
        </div>
        <ErrorNote error={create.error ?? update.error} />
      </div>
    </Modal>
  );
}
