import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ProcedurePage } from '#contract/procedure.ts';
import { useArchive } from '../../archive-context.ts';
import { useAct } from '../../queries.ts';
import { ErrorNote, Note } from '../../ui/notes.tsx';
import { Blockers } from './blockers.tsx';
import { dayIn } from './day-in.ts';
import { OUTCOMES } from './kinds.ts';
import { RefusalList } from './refusal-list.tsx';
import { NO_WAIVERS, readWaivers, refusalsOf, type WaiverDraft } from './refusals.ts';
import { kindOfStep, readStep, type Step, type StepDraft } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';

interface StepDialogProps {
  readonly page: ProcedurePage;
  readonly step: Step;
  readonly onClose: () => void;
}

/** Records a step. What refuses it is listed in full, and may be set aside in writing where the pack says so. */
export function StepDialog({ page, step, onClose }: StepDialogProps): ReactNode {
  const { archive } = useArchive();
  const { message } = App.useApp();
  const act = useAct('procedure.doStep');
  const kind = kindOfStep(step, page);
  const day = dayIn(page.year, archive.today);
  const [draft, setDraft] = useState<StepDraft>(() => ({
    ...{ on: day, noticeFrom: day, noticeTo: null },
    ...{ expected: step.expected, present: step.present, place: step.place ?? '' },
  }));
  const [waivers, setWaivers] = useState<WaiverDraft>(NO_WAIVERS);
  const [asked, setAsked] = useState(false);
  const refusals = refusalsOf(act.error);
  const set = readWaivers(refusals, waivers);
  const entry = readStep(draft, kind);
  const save = (): void => {
    setAsked(true);
    if (entry === null || set.lacking.size > 0) return;
    setAsked(false);
    act.mutate(
      {
        ...{ id: page.id, step: step.key, ...entry },
        ...(set.waivers.length > 0 && { waivers: set.waivers }),
      },
      {
        onSuccess: (done) => {
          message.success(
            done.finished
              ? `程序已办结，${done.opened} 户${OUTCOMES[page.effect]}`
              : `“${step.title}”已登记，可随时撤销`,
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
      okText={set.waivers.length === 0 ? '登记' : `例外批准 ${set.waivers.length} 处并登记`}
      width={refusals.length > 0 ? 640 : 460}
      style={{ top: 60 }}
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {act.isError ? null : <Blockers blockers={step.blockers} />}
        {kind === 'nobody' ? (
          <Note>比对没有报回疑点，没有要{step.title}的户；登记后记为“无对象”，接着办下一步。</Note>
        ) : null}
        <StepFields {...{ step, kind, draft }} onDraft={(part) => setDraft({ ...draft, ...part })} />
        {asked && entry === null ? (
          <p className="wrong" role="alert">
            请填写日期
          </p>
        ) : null}
        {refusals.length === 0 ? (
          <ErrorNote error={act.error} />
        ) : (
          <RefusalList
            {...{ page, refusals, waivers }}
            onWaivers={setWaivers}
            lacking={asked ? set.lacking : new Set()}
          />
        )}
      </div>
    </Modal>
  );
}
