import { App, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { addDays } from '#domain/time/day.ts';
import { useArchive } from '../../../archive-context.ts';
import { useAct } from '../../../queries.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { FormItem } from '../../../ui/form-item.tsx';
import { ErrorNote } from '../../../ui/notes.tsx';
import { type Filed, FiledPicker } from './filed-picker.tsx';

interface LendDialogProps {
  /** What is lent; left out, it is looked for here. */
  readonly what?: Filed;
  readonly onClose: () => void;
}

/** So long papers are lent unless somebody says otherwise. */
const USUAL_DAYS = 7;

interface Draft {
  readonly borrower: string;
  readonly unit: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly dueOn: string | null;
}

function lacksOf(
  filed: Filed | null,
  draft: Draft,
  today: string,
): Partial<Record<keyof Draft | 'filed', string>> {
  return {
    ...(filed === null ? { filed: '请选要借的件或案卷' } : {}),
    ...(draft.borrower.trim() === '' ? { borrower: '请填写借阅人' } : {}),
    ...(draft.reason.trim() === '' ? { reason: '请填写借阅事由' } : {}),
    ...(draft.approvedBy.trim() === '' ? { approvedBy: '请填写批准人' } : {}),
    ...(draft.dueOn === null ? { dueOn: '请填写应还日期' } : {}),
    ...(draft.dueOn !== null && draft.dueOn < today ? { dueOn: '应还日期不能早于今天' } : {}),
  };
}

/** Who borrows what, why, by whose leave, and until when. */
export function LendDialog({ what, onClose }: LendDialogProps): ReactNode {
  const { today } = useArchive().archive;
  const { message } = App.useApp();
  const act = useAct('filing.lend');
  const [filed, setFiled] = useState<Filed | null>(what ?? null);
  const [draft, setDraft] = useState<Draft>({
    ...{ borrower: '', unit: '', reason: '', approvedBy: '' },
    dueOn: addDays(today, USUAL_DAYS),
  });
  const [asked, setAsked] = useState(false);
  const set = (part: Partial<Draft>): void => setDraft({ ...draft, ...part });
  const found = lacksOf(filed, draft, today);
  const lacks = asked ? found : {};
  const save = (): void => {
    setAsked(true);
    const { borrower, unit, reason, approvedBy, dueOn } = draft;
    if (Object.keys(found).length > 0 || filed === null || dueOn === null) return;
    act.mutate(
      {
        ...('itemId' in filed ? { itemId: filed.itemId } : { volumeId: filed.volumeId }),
        borrower: borrower.trim(),
        unit: unit.trim() || null,
        reason: reason.trim(),
        approvedBy: approvedBy.trim(),
        dueOn,
      },
      {
        onSuccess: () => {
          void message.success(`${filed.code} 已借出，${dueOn} 前归还`);
          onClose();
        },
      },
    );
  };
  const text = (label: string, part: 'borrower' | 'unit' | 'approvedBy', most: number): ReactNode => (
    <FormItem label={label} must={part !== 'unit'} reason={lacks[part]}>
      {(id) => (
        <Input
          id={id}
          maxLength={most}
          value={draft[part]}
          onChange={({ target }) => set({ [part]: target.value })}
        />
      )}
    </FormItem>
  );
  return (
    <Modal
      open
      title={what === undefined ? '借出档案' : `借出 ${what.code}`}
      width={540}
      okText="借出"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {what === undefined ? (
          <FormItem label="件或案卷" must reason={lacks.filed}>
            {(id) => <FiledPicker id={id} value={filed} onChange={setFiled} />}
          </FormItem>
        ) : (
          <p className="quiet">{what.title}</p>
        )}
        <div className="form">
          {text('借阅人', 'borrower', 40)}
          {text('单位', 'unit', 60)}
          <FormItem wide label="借阅事由" must reason={lacks.reason}>
            {(id) => (
              <Input
                id={id}
                maxLength={200}
                placeholder="如 县级抽查核对原件"
                value={draft.reason}
                onChange={({ target }) => set({ reason: target.value })}
              />
            )}
          </FormItem>
          {text('批准人', 'approvedBy', 40)}
          <FormItem label="应还日期" must reason={lacks.dueOn}>
            {(id) => (
              <DayInput
                id={id}
                label="应还日期"
                value={draft.dueOn}
                min={today}
                onChange={(dueOn) => set({ dueOn })}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
