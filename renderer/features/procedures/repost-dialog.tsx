import { Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Objection } from '#contract/objection.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { dayIn } from './day-in.ts';
import { LongText } from './long-text.tsx';
import type { Step } from './step-draft.ts';

interface RepostDialogProps {
  readonly page: ProcedurePage;
  readonly step: Step;
  /** The objection that was upheld and is why. */
  readonly objection?: Objection;
  readonly onClose: () => void;
}

/** A notice is taken down and put up anew: its days count from the beginning, and the old one stays on record. */
export function RepostDialog({ page, step, objection, onClose }: RepostDialogProps): ReactNode {
  const { archive } = useArchive();
  const act = useAct('procedure.repost');
  const [noticeFrom, setNoticeFrom] = useState(() => dayIn(page.year, archive.today));
  const [noticeTo, setNoticeTo] = useState<string | null>(null);
  const [reason, setReason] = useState(objection === undefined ? '' : '异议成立');
  const [asked, setAsked] = useState(false);
  const save = (): void => {
    setAsked(true);
    if (noticeFrom === null || reason.trim() === '') return;
    act.mutate(
      {
        ...{ id: page.id, step: step.key, noticeFrom, reason: reason.trim() },
        ...(noticeTo !== null && { noticeTo }),
        ...(objection !== undefined && { objectionId: objection.id }),
      },
      { onSuccess: onClose },
    );
  };
  return (
    <Modal
      open
      title={`重新公示“${step.title}”`}
      okText="登记"
      width={460}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <p className="quiet">
          原来 {step.noticeFrom} 至 {step.noticeTo} 的公示撤下并留存，公示期从新的张贴日起重新计算。
        </p>
        <div className="form">
          <FormItem label="重新张贴" must reason={asked && noticeFrom === null ? '请填写日期' : undefined}>
            {(id) => <DayInput id={id} label="重新张贴" value={noticeFrom} onChange={setNoticeFrom} />}
          </FormItem>
          <FormItem label="公示止" hint={`不填按 ${step.noticeDays ?? 1} 天自动算`}>
            {(id) => <DayInput id={id} label="公示止" value={noticeTo} onChange={setNoticeTo} />}
          </FormItem>
          <LongText
            {...{ label: '重新公示的原因', blank: '请填写原因', asked, rows: 2, most: 200 }}
            value={reason}
            onChange={setReason}
          />
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
