import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { useArchive } from '../../../archive-context.ts';
import { useAct } from '../../../queries.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import type { Loan } from './loans.tsx';

/** A loan that came back, and how. */
export function GiveBack({ loan, onClose }: { loan: Loan; onClose: () => void }): ReactNode {
  const { today } = useArchive().archive;
  const { message } = App.useApp();
  const act = useAct('filing.giveBack');
  const [on, setOn] = useState<string | null>(today);
  const [condition, setCondition] = useState('完好');
  const [asked, setAsked] = useState(false);
  const isBlank = condition.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (isBlank || on === null) return;
    act.mutate(
      { loanId: loan.id, on, condition: condition.trim() },
      {
        onSuccess: () => {
          void message.success(`${loan.code} 已归还`);
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`归还 ${loan.code}`}
      width={440}
      okText="归还"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p className="quiet">
          {loan.title}。{loan.borrower} {loan.lentOn} 借，应于 {loan.dueOn} 还。
        </p>
        <div className="form">
          <FormItem label="归还日期" must reason={asked && on === null ? '请填写归还日期' : undefined}>
            {(id) => (
              <DayInput id={id} label="归还日期" value={on} min={loan.lentOn} max={today} onChange={setOn} />
            )}
          </FormItem>
          <FormItem
            wide
            label="还回来时的状况"
            must
            reason={asked && isBlank ? '请填写状况' : undefined}
            hint="逐页数过再写；缺了、损了写明"
          >
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                value={condition}
                onChange={({ target }) => setCondition(target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
