import { App, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Output, Request } from '#contract/channels.ts';
import type { Finding } from '#contract/common.ts';
import { useArchive } from '../archive-context.ts';
import { useAct } from '../queries.ts';
import { FormItem } from '../ui/form-item.tsx';
import { ErrorNote } from '../ui/notes.tsx';
import { countOf } from '../ui/numbers.ts';
import { UndoButton } from '../ui/undo-button.tsx';

/** For how many a word holds: one hit, the chosen ones, all of a rule. */
export interface AnswerScope {
  /** 这一处 */
  readonly label: string;
  readonly what: Pick<Request<'check.answer'>, 'hits' | 'all'>;
}

interface AnswerHitsProps {
  /** The first is proposed. */
  readonly scopes: readonly AnswerScope[];
  /** The sentence, where one hit is meant. */
  readonly sentence?: string;
  readonly onClose: () => void;
}

/** What a hit is known by when it is answered or put into the ledger. */
export const hitPlaceOf = ({ rule, villageId, householdId, memberId, recordId, field }: Finding) => ({
  ...{ rule, villageId, householdId, memberId, recordId, field },
});

/** A warning that nobody has answered: an error is put right, not answered. */
export const canAnswer = ({ level, answer }: Finding): boolean => level === 'warning' && answer === null;

/** 情况属实: why a warning is as it should be, and what shows it. It rests until the values change. */
export function AnswerHits({ scopes, sentence, onClose }: AnswerHitsProps): ReactNode {
  const { year } = useArchive();
  const { message } = App.useApp();
  const act = useAct('check.answer');
  const [at, setAt] = useState(0);
  const [reason, setReason] = useState('');
  const [evidence, setEvidence] = useState('');
  const [asked, setAsked] = useState(false);
  const isBlank = reason.trim() === '';
  const save = (): void => {
    setAsked(true);
    const what = scopes[at]?.what;
    if (isBlank || what === undefined) return;
    act.mutate(
      {
        year,
        ...what,
        reason: reason.trim(),
        ...(evidence.trim() === '' ? {} : { evidence: evidence.trim() }),
      },
      {
        onSuccess: (answer) => {
          void message.success({ duration: 8, content: <Said answer={answer} /> });
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title="情况属实"
      width={520}
      okText="记下说明"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        {sentence === undefined ? null : <p>{sentence}</p>}
        {scopes.length < 2 ? null : (
          <Radio.Group
            aria-label="说明哪些"
            value={at}
            options={scopes.map(({ label }, value) => ({ value, label }))}
            onChange={({ target }) => setAt(Number(target.value))}
          />
        )}
        <FormItem label="属实的理由" must reason={asked && isBlank ? '请写明为什么情况属实' : undefined}>
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={200}
              autoFocus
              value={reason}
              onChange={({ target }) => setReason(target.value)}
            />
          )}
        </FormItem>
        <FormItem label="依据" hint="户口簿、证明或文件的名称和编号，可以不填">
          {(id) => (
            <Input
              id={id}
              maxLength={200}
              value={evidence}
              onChange={({ target }) => setEvidence(target.value)}
            />
          )}
        </FormItem>
        <p className="faint small">说明后不再提醒；有关的内容一改，疑点会重新列出来。</p>
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}

function Said({ answer: { answered, skipped, change } }: { answer: Output<'check.answer'> }): ReactNode {
  const [first] = skipped;
  return (
    <>
      已说明 {countOf(answered)} 处
      {first === undefined ? '' : `；${countOf(skipped.length)} 处没有说明：${first.why}`}
      {change === null ? null : <UndoButton change={change} label="撤销说明" />}
    </>
  );
}
