import { App, Input } from 'antd';
import { type ReactNode, type SubmitEvent, useState } from 'react';
import type { Output } from '#contract/channels.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { WritableBy } from '../../ui/offered.tsx';

type Village = Output<'village.list'>['villages'][number];

const boxes = [
  { key: 'name', label: '村名', hint: undefined },
  { key: 'code', label: '行政区划代码', hint: '12 位' },
  { key: 'phone', label: '村监督电话', hint: '印在公示上' },
  { key: 'noticePlace', label: '公示地点', hint: '如 村委会公示栏' },
  { key: 'address', label: '村委会地址', hint: '印在公示上，受理意见的地方' },
] as const;

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Name, code, phone and places of a village. */
export function VillageBasics({ village }: { village: Village }): ReactNode {
  const { message } = App.useApp();
  const update = useAct('village.update');
  const [draft, setDraft] = useState({
    name: village.name,
    code: village.code ?? '',
    phone: village.phone ?? '',
    noticePlace: village.noticePlace ?? '',
    address: village.address ?? '',
  });
  const isBlank = draft.name.trim() === '';
  const save = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isBlank) return;
    update.mutate(
      {
        id: village.id,
        name: draft.name.trim(),
        code: orNull(draft.code),
        phone: orNull(draft.phone),
        noticePlace: orNull(draft.noticePlace),
        address: orNull(draft.address),
      },
      { onSuccess: () => message.success('村信息已保存') },
    );
  };
  return (
    <form className="settings-form" aria-label="村的基本信息" onSubmit={save}>
      <WritableBy may="set-up">
        <div className="form">
          {boxes.map(({ key, label, hint }) => (
            <FormItem
              key={key}
              label={label}
              hint={hint}
              reason={key === 'name' && isBlank ? '请填写村名' : undefined}
            >
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
      </WritableBy>
      <p className="quiet">村民小组：{village.groups.map((group) => group.name).join('、') || '还没有'}</p>
      <ErrorNote error={update.error} />
      <div className="line">
        <Button may="set-up" type="primary" htmlType="submit" loading={update.isPending}>
          保存村信息
        </Button>
      </div>
    </form>
  );
}
