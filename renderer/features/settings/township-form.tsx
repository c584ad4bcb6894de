import { App, Input } from 'antd';
import { type SubmitEvent, type ReactNode, useState } from 'react';
import type { ArchiveState } from '#contract/archive.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { Button } from '../../ui/button.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { WritableBy } from '../../ui/offered.tsx';

type Township = ArchiveState['township'];

const boxes: readonly { key: keyof Township; label: string; hint?: string }[] = [
  { key: 'province', label: '省（自治区、直辖市）' },
  { key: 'city', label: '市（州）' },
  { key: 'county', label: '县（市、区）' },
  { key: 'name', label: '乡镇（街道）', hint: '印在公示、公告和签字表上' },
  { key: 'regionCode', label: '行政区划代码', hint: '9 位乡镇代码' },
  { key: 'phone', label: '乡镇监督电话', hint: '印在公示上' },
  { key: 'countyDepartment', label: '县级主管部门' },
  { key: 'countyPhone', label: '县级监督电话', hint: '印在公示上' },
  { key: 'address', label: '乡镇办公地址' },
];

export function TownshipForm(): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const act = useAct('township.update');
  const [draft, setDraft] = useState<Township>(archive.township);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    act.mutate(draft, { onSuccess: () => message.success('乡镇信息已保存') });
  };
  return (
    <form className="settings-form" aria-label="乡镇信息" onSubmit={submit}>
      <WritableBy may="set-up">
        <div className="form">
          {boxes.map((box) => (
            <FormItem key={box.key} label={box.label} hint={box.hint}>
              {(id) => (
                <Input
                  id={id}
                  value={draft[box.key]}
                  onChange={(event) => setDraft({ ...draft, [box.key]: event.target.value })}
                />
              )}
            </FormItem>
          ))}
        </div>
      </WritableBy>
      <ErrorNote error={act.error} />
      <div className="line">
        <Button may="set-up" type="primary" htmlType="submit" loading={act.isPending}>
          保存乡镇信息
        </Button>
      </div>
    </form>
  );
}
