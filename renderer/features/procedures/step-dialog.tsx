import { App, Input, InputNumber, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { addDays } from '../../ui/days.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote, Note } from '../../ui/notes.tsx';

interface StepDialogProps {
  readonly page: ProcedurePage;
  readonly step: ProcedurePage['steps'][number];
  readonly onClose: () => void;
}

/** The day of a step; for a notice from when to when, for a meeting who was there. */
export function StepDialog({ page, step, onClose }: StepDialogProps): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const act = useAct('procedure.doStep');
  const isNotice = step.noticeDays !== null;
  const isMeeting = step.actor === 'village-assembly';
  const [on, setOn] = useState<string | null>(archive.today);
  const [noticeFrom, setNoticeFrom] = useState<string | null>(archive.today);
  const [noticeTo, setNoticeTo] = useState<string | null>(null);
  const [expected, setExpected] = useState<number | null>(step.expected);
  const [present, setPresent] = useState<number | null>(step.present);
  const [place, setPlace] = useState(step.place ?? '');
  const counted = noticeFrom === null ? null : addDays(noticeFrom, (step.noticeDays ?? 1) - 1);
  const day = isNotice ? noticeFrom : on;
  const save = (): void => {
    if (day === null) return;
    act.mutate(
      {
        id: page.id,
        step: step.key,
        on: day,
        ...(isNotice && noticeFrom !== null ? { noticeFrom } : {}),
        ...(isNotice && noticeTo !== null ? { noticeTo } : {}),
        ...(expected === null ? {} : { expected }),
        ...(present === null ? {} : { present }),
        ...(place.trim() === '' ? {} : { place: place.trim() }),
      },
      {
        onSuccess: (done) => {
          message.success(
            done.finished ? `程序已办结，${done.opened} 户纳入监测` : `“${step.title}”已登记，可随时撤销`,
          );
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`办理“${step.title}”`}
      okText="登记"
      width={460}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {(act.isError ? [] : step.blockers).map((blocker) => (
          <Note key={`${blocker.rule}-${blocker.message}`} tone="look">
            {blocker.message}
          </Note>
        ))}
        <div className="form">
          {isNotice ? (
            <>
              <FormItem
                label="公示起"
                must
                hint={step.earliest === null ? undefined : `最早 ${step.earliest}`}
              >
                {(id) => <DayInput id={id} label="公示起" value={noticeFrom} onChange={setNoticeFrom} />}
              </FormItem>
              <FormItem label="公示止" hint={`不填按 ${step.noticeDays} 天算到 ${counted ?? ''}`}>
                {(id) => (
                  <DayInput
                    id={id}
                    label="公示止"
                    value={noticeTo}
                    onChange={setNoticeTo}
                    min={counted ?? undefined}
                  />
                )}
              </FormItem>
              <FormItem wide label="公示地点">
                {(id) => <Input id={id} value={place} onChange={(event) => setPlace(event.target.value)} />}
              </FormItem>
            </>
          ) : (
            <FormItem
              label="办理日期"
              must
              hint={[
                step.earliest === null ? '' : `最早 ${step.earliest}`,
                step.latest === null ? '' : `最晚 ${step.latest}`,
              ]
                .filter((part) => part !== '')
                .join('，')}
            >
              {(id) => <DayInput id={id} label="办理日期" value={on} onChange={setOn} max={archive.today} />}
            </FormItem>
          )}
          {isMeeting ? (
            <>
              <FormItem label="会议地点">
                {(id) => <Input id={id} value={place} onChange={(event) => setPlace(event.target.value)} />}
              </FormItem>
              <FormItem label="应到代表" must>
                {(id) => (
                  <InputNumber
                    id={id}
                    aria-label="应到代表"
                    min={0}
                    precision={0}
                    suffix="人"
                    style={{ width: '100%' }}
                    value={expected}
                    onChange={setExpected}
                  />
                )}
              </FormItem>
              <FormItem label="实到代表" must hint="实到应不少于应到的三分之二">
                {(id) => (
                  <InputNumber
                    id={id}
                    aria-label="实到代表"
                    min={0}
                    precision={0}
                    suffix="人"
                    style={{ width: '100%' }}
                    value={present}
                    onChange={setPresent}
                  />
                )}
              </FormItem>
            </>
          ) : null}
        </div>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
