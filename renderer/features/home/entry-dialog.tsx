import { Button, Input, Modal, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AgendaLine } from '#contract/calendar.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { Button as GuardedButton } from '../../ui/button.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';

interface EntryDialogProps {
  /** The entry to change; null: a new one. */
  readonly line: AgendaLine | null;
  readonly day: string;
  readonly onClose: () => void;
}

/** A day of the township's own: what, until when, which village, who. */
export function EntryDialog({ line, day, onClose }: EntryDialogProps): ReactNode {
  const villages = useAnswer('village.list', {});
  const add = useAct('calendar.add');
  const update = useAct('calendar.update');
  const remove = useAct('calendar.remove');
  const [title, setTitle] = useState(line?.title ?? '');
  const [dueOn, setDueOn] = useState<string | null>(line?.dueOn ?? day);
  const [villageId, setVillageId] = useState<number | null>(line?.villageId ?? null);
  const [responsible, setResponsible] = useState(line?.responsible ?? '');
  const [note, setNote] = useState(line?.state ?? '');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (title.trim() === '' || dueOn === null) return;
    const entry = { title, dueOn, villageId, responsible, note };
    if (line?.id == null) add.mutate(entry, { onSuccess: onClose });
    else update.mutate({ id: line.id, ...entry }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={line === null ? '新增日程' : '修改日程'}
      width={460}
      onCancel={onClose}
      footer={
        <div className="line">
          {line?.id == null ? null : (
            <GuardedButton
              may="review"
              danger
              loading={remove.isPending}
              onClick={() => remove.mutate({ id: line.id ?? 0 }, { onSuccess: onClose })}
            >
              删除
            </GuardedButton>
          )}
          <span className="spread" />
          <Button onClick={onClose}>取消</Button>
          <GuardedButton
            may="review"
            type="primary"
            loading={add.isPending || update.isPending}
            onClick={save}
          >
            保存
          </GuardedButton>
        </div>
      }
    >
      <div className="stack">
        <div className="form">
          <FormItem
            wide
            label="事项"
            must
            hint="不要写姓名和证件号码"
            reason={asked && title.trim() === '' ? '请填写事项' : undefined}
          >
            {(id) => (
              <Input
                id={id}
                autoFocus
                maxLength={60}
                value={title}
                onChange={({ target }) => setTitle(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="最后一天" must reason={asked && dueOn === null ? '请填写日期' : undefined}>
            {(id) => <DayInput id={id} label="最后一天" value={dueOn} onChange={setDueOn} />}
          </FormItem>
          <FormItem label="村">
            {(id) => (
              <Select
                id={id}
                aria-label="村"
                value={villageId}
                options={[
                  { value: null, label: '全乡镇' },
                  ...(villages.data?.villages ?? []).map((each) => ({ value: each.id, label: each.name })),
                ]}
                onChange={setVillageId}
              />
            )}
          </FormItem>
          <FormItem label="责任人">
            {(id) => (
              <Input
                id={id}
                maxLength={20}
                value={responsible}
                onChange={({ target }) => setResponsible(target.value)}
              />
            )}
          </FormItem>
          <FormItem label="备注">
            {(id) => (
              <Input id={id} maxLength={200} value={note} onChange={({ target }) => setNote(target.value)} />
            )}
          </FormItem>
        </div>
        <ErrorNote error={add.error ?? update.error ?? remove.error} />
      </div>
    </Modal>
  );
}
