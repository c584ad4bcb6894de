import { Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Issue } from '#contract/issue.ts';
import { useArchive } from '../../archive-context.ts';
import { call } from '../../client.ts';
import { useRemembered } from '../../memory.ts';
import { refreshAll, useAnswer } from '../../queries.ts';
import { Busy, ErrorNote } from '../../ui/notes.tsx';
import { type LedgerStep, STEP_WORDS, whoseIssue } from './ledger-words.ts';
import { draftOfStep, lacksOf, sendOf, type StepDraft } from './step-draft.ts';
import { StepFields } from './step-fields.tsx';

interface StepDialogProps {
  readonly step: LedgerStep;
  readonly issues: readonly Issue[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Waits for the days of the policy pack, so that the deadline stands in the box from the beginning. */
export function StepDialog(props: StepDialogProps): ReactNode {
  const choices = useAnswer('issue.choices', {});
  if (choices.isError) return <ErrorNote error={choices.error} />;
  if (choices.data === undefined) return <Busy />;
  return <StepForm {...props} departments={choices.data.departments} dueOn={choices.data.dueOn} />;
}

interface StepFormProps extends StepDialogProps {
  readonly departments: readonly string[];
  readonly dueOn: string | null;
}

/** One step of the course, with one problem or many: all of them go, or none and the sentences why. */
function StepForm({ step, issues, onClose, onDone, departments, dueOn }: StepFormProps): ReactNode {
  const { today } = useArchive().archive;
  const [names, setNames] = useRemembered<Partial<Record<LedgerStep, string>>>('ledger.names', {});
  const [draft, setDraft] = useState<StepDraft>(() => ({
    ...draftOfStep(issues, { today, dueOn }),
    by: names[step] ?? '',
  }));
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const set = (part: Partial<StepDraft>): void => setDraft({ ...draft, ...part });
  const lacks = lacksOf(step, draft);
  const save = async (): Promise<void> => {
    setAsked(true);
    if (Object.keys(lacks).length > 0) return;
    setBusy(true);
    setError(null);
    try {
      const { channel, input } = sendOf(
        step,
        issues.map(({ id }) => id),
        draft,
      );
      await call(channel, input);
      setNames({ ...names, [step]: draft.by });
      await refreshAll();
      onDone();
    } catch (thrown) {
      setError(thrown);
    } finally {
      setBusy(false);
    }
  };
  const [first] = issues;
  const word = step === 'dismiss' ? '按不属实销号' : STEP_WORDS[step];
  const sent = step === 'check' ? (draft.passed ? '复核通过' : '退回整改') : word;
  return (
    <Modal
      open
      title={
        issues.length === 1 && first !== undefined
          ? `${word}：${first.number} ${whoseIssue(first)}`
          : `${word}：${issues.length} 个问题`
      }
      width={560}
      okText={sent}
      onOk={() => void save()}
      onCancel={onClose}
      confirmLoading={busy}
    >
      <div className="stack">
        {issues.length === 1 ? <p className="quiet">{first?.content}</p> : null}
        {step === 'check' ? (
          <Radio.Group
            aria-label="复核结果"
            value={draft.passed}
            onChange={({ target }) => set({ passed: target.value === true })}
            options={[
              { value: true, label: '整改到位，复核通过' },
              { value: false, label: '没有改好，退回整改' },
            ]}
          />
        ) : null}
        <div className="form">
          <StepFields
            {...{ step, draft, departments, today, many: issues.length > 1 }}
            lacks={asked ? lacks : {}}
            onDraft={set}
          />
        </div>
        <ErrorNote error={error} />
      </div>
    </Modal>
  );
}
