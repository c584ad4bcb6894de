import { Button, Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { CampaignPhase } from '#contract/campaign.ts';
import { useArchive } from '../../archive-context.ts';
import { useMay } from '../../may.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { type Campaign, leftOf } from './campaign-words.ts';

interface PhaseDialogProps {
  readonly campaign: Campaign;
  readonly phase: CampaignPhase;
  readonly onClose: () => void;
  readonly onUncovered: (phase: CampaignPhase) => void;
}

/** What a phase is for, its days, and that it is done. */
export function PhaseDialog({ campaign, phase, onClose, onUncovered }: PhaseDialogProps): ReactNode {
  const { today } = useArchive().archive;
  const act = useAct('campaign.setPhase');
  const mayWrite = useMay('write');
  const [startsOn, setStartsOn] = useState<string | null>(phase.startsOn);
  const [endsOn, setEndsOn] = useState<string | null>(phase.endsOn);
  const [doneOn, setDoneOn] = useState<string | null>(phase.doneOn);
  const [note, setNote] = useState(phase.note ?? '');
  const isOpen = campaign.status === 'open';
  const left = phase.cover === null ? 0 : leftOf(phase.cover);
  const save = (done: string | null): void => {
    if (startsOn === null || endsOn === null) return;
    act.mutate(
      { id: campaign.id, phase: phase.key, startsOn, endsOn, doneOn: done, note: note.trim() || null },
      { onSuccess: onClose },
    );
  };
  const day = (label: string, value: string | null, set: (next: string | null) => void): ReactNode => (
    <FormItem label={label} must reason={value === null ? `请填写${label}` : undefined}>
      {(id) => <DayInput id={id} label={label} value={value} onChange={set} />}
    </FormItem>
  );
  return (
    <Modal
      open
      title={phase.title}
      width={560}
      onCancel={onClose}
      footer={
        isOpen && mayWrite ? (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button loading={act.isPending} onClick={() => save(doneOn)}>
              保存
            </Button>
            {phase.doneOn === null ? (
              <Button type="primary" loading={act.isPending} onClick={() => save(doneOn ?? today)}>
                完成这个阶段
              </Button>
            ) : null}
          </>
        ) : null
      }
    >
      <div className="stack">
        <p>{phase.content}</p>
        <p className="quiet small">
          {phase.product === '' ? '' : `产物：${phase.product}。`}依据：{phase.source}
        </p>
        {left === 0 ? null : (
          <p>
            还有{' '}
            <button type="button" className="link strong" onClick={() => onUncovered(phase)}>
              {left} 户未排查
            </button>
            ，排查完才能完成这个阶段。
          </p>
        )}
        <div className="form phase-days">
          {day('开始日期', startsOn, setStartsOn)}
          {day('截止日期', endsOn, setEndsOn)}
          <FormItem label="完成日期">
            {(id) => <DayInput id={id} label="完成日期" value={doneOn} max={today} onChange={setDoneOn} />}
          </FormItem>
          <FormItem wide label="情况">
            {(id) => (
              <Input.TextArea
                id={id}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={500}
                placeholder="如 抽调 12 人，分 4 组，3 月 19 日培训"
                value={note}
                onChange={(event) => setNote(event.target.value)}
              />
            )}
          </FormItem>
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
