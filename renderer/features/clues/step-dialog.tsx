import { Input, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ClueOutcome } from '#domain/clues/clue.ts';
import type { Clue } from '#contract/clue.ts';
import { useArchive } from '../../archive-context.ts';
import { useRemembered } from '../../memory.ts';
import { useAct } from '../../queries.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { OutcomeFields } from './clue-outcome.tsx';
import { clueName } from './clue-words.ts';

/** What is done to clues, one or many: taken up, told back to the village, settled. */
export type ClueStep = 'accept' | 'feed-back' | 'settle';

export const STEP_WORDS: Readonly<Record<ClueStep, string>> = {
  accept: '受理',
  'feed-back': '反馈到村',
  settle: '办结',
};

interface StepDialogProps {
  readonly step: ClueStep;
  readonly clues: readonly Clue[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Day and who; of a settlement what came of it. */
export function StepDialog({ step, clues, onClose, onDone }: StepDialogProps): ReactNode {
  const { archive } = useArchive();
  const accept = useAct('clue.accept');
  const feedBack = useAct('clue.feedBack');
  const settle = useAct('clue.settle');
  const [on, setOn] = useState<string | null>(archive.today);
  const [by, setBy] = useRemembered('clues.by', '');
  const [outcome, setOutcome] = useState<ClueOutcome | null>(null);
  const [note, setNote] = useState('');
  const [procedureId, setProcedureId] = useState<number | null>(null);
  const [asked, setAsked] = useState(false);
  const isReasoned = outcome === 'no-risk' || outcome === 'other-help';
  const lacks = {
    on: on === null,
    by: step === 'accept' && by.trim() === '',
    outcome: step === 'settle' && outcome === null,
    note: step === 'settle' && isReasoned && note.trim() === '',
    procedure: step === 'settle' && outcome === 'procedure' && procedureId === null,
  };
  const clueIds = clues.map(({ id }) => id);
  const done = { onSuccess: onDone };
  const save = (): void => {
    setAsked(true);
    if (on === null || Object.values(lacks).includes(true)) return;
    if (step === 'accept') accept.mutate({ clueIds, by, on }, done);
    else if (step === 'feed-back') feedBack.mutate({ clueIds, on }, done);
    else if (outcome !== null)
      settle.mutate({ clueIds, outcome, on, note, ...(procedureId === null ? {} : { procedureId }) }, done);
  };
  const word = STEP_WORDS[step];
  const [first] = clues;
  return (
    <Modal
      open
      title={
        clues.length === 1 && first !== undefined
          ? `${word}：${clueName(first)}`
          : `${word}：${clues.length} 条线索`
      }
      width={480}
      okText={word}
      onOk={save}
      onCancel={onClose}
      confirmLoading={accept.isPending || feedBack.isPending || settle.isPending}
    >
      <div className="stack">
        {step === 'settle' ? (
          <OutcomeFields
            {...{ outcome, note, procedureId, clues }}
            lacks={asked ? lacks : {}}
            onOutcome={setOutcome}
            onNote={setNote}
            onProcedure={setProcedureId}
          />
        ) : null}
        <div className="form">
          <FormItem label={`${word}日期`} must reason={asked && lacks.on ? '请填写日期' : undefined}>
            {(id) => (
              <DayInput id={id} label={`${word}日期`} value={on} max={archive.today} onChange={setOn} />
            )}
          </FormItem>
          {step === 'accept' ? (
            <FormItem label="受理人" must reason={asked && lacks.by ? '请填写受理人' : undefined}>
              {(id) => (
                <Input id={id} value={by} maxLength={20} onChange={(event) => setBy(event.target.value)} />
              )}
            </FormItem>
          ) : null}
        </div>
        <ErrorNote error={accept.error ?? feedBack.error ?? settle.error} />
      </div>
    </Modal>
  );
}
