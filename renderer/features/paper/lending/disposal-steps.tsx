import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useOperator } from '../../../may.ts';
import { useAct } from '../../../queries.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../../ui/notes.tsx';
import { countOf } from '../../../ui/numbers.ts';
import type { Disposal } from './disposals.tsx';

interface StepProps {
  readonly disposal: Disposal;
  readonly onClose: () => void;
}

/** The second step, by somebody else than the one who made the list. */
export function ApproveDisposal({ disposal, onClose }: StepProps): ReactNode {
  const act = useAct('filing.approveDisposal');
  const operator = useOperator();
  return (
    <Modal
      open
      title={`批准销毁 ${countOf(disposal.items)} 件`}
      width={440}
      okText="批准"
      okButtonProps={{ danger: true }}
      onOk={() => act.mutate({ disposalId: disposal.id }, { onSuccess: onClose })}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Note tone="look">
          以 {operator?.name ?? ''} 的名义批准。批准前请逐件看过目录：销毁的纸质找不回来。
        </Note>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

/** The third step: it was done, and who saw it. */
export function DoDisposal({ disposal, onClose }: StepProps): ReactNode {
  const { today } = useArchive().archive;
  const { message } = App.useApp();
  const act = useAct('filing.doDisposal');
  const [onDay, setOnDay] = useState<string | null>(today);
  const [names, setNames] = useState<readonly [string, string]>(['', '']);
  const [asked, setAsked] = useState(false);
  const lacks = names.map((name) => name.trim() === '');
  const save = (): void => {
    setAsked(true);
    if (onDay === null || lacks.includes(true)) return;
    act.mutate(
      { disposalId: disposal.id, onDay, witnesses: names.map((name) => name.trim()) },
      {
        onSuccess: () => {
          void message.success('已登记销毁，目录和电子档案都还在');
          onClose();
        },
      },
    );
  };
  const box = (at: 0 | 1): ReactNode => (
    <FormItem label={`监销人 ${at + 1}`} must reason={asked && lacks[at] ? '请填写监销人' : undefined}>
      {(id) => (
        <Input
          id={id}
          maxLength={40}
          value={names[at]}
          onChange={({ target }) => setNames(at === 0 ? [target.value, names[1]] : [names[0], target.value])}
        />
      )}
    </FormItem>
  );
  return (
    <Modal
      open
      title={`登记销毁 ${countOf(disposal.items)} 件`}
      width={460}
      okText="已经销毁，登记"
      okButtonProps={{ danger: true }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Note tone="look">纸质已在两名监销人面前销毁，才登记。档号、题名和电子档案都留着。</Note>
        <div className="form">
          {box(0)}
          {box(1)}
          <FormItem label="销毁日期" must reason={asked && onDay === null ? '请填写销毁日期' : undefined}>
            {(id) => <DayInput id={id} label="销毁日期" value={onDay} max={today} onChange={setOnDay} />}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
