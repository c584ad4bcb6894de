import { App, Checkbox, Input, Modal, Radio } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ReceivedState } from '#contract/received.ts';
import { useAct } from '../../queries.ts';
import { FormItem } from '../../ui/form-item.tsx';
import { ErrorNote } from '../../ui/notes.tsx';
import { countOf } from '../../ui/numbers.ts';
import { UndoButton } from '../../ui/undo-button.tsx';
import { STATE_WORDS } from './received-words.ts';

interface SettleReceivedProps {
  readonly ids: readonly number[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

const STATES = ['corrected', 'true', 'unfounded', 'open'] as const satisfies readonly ReceivedState[];

/** What became of lines of the county's list, one or many: it stands in the list that goes back. */
export function SettleReceived({ ids, onClose, onDone }: SettleReceivedProps): ReactNode {
  const { message } = App.useApp();
  const act = useAct('received.settle');
  const [state, setState] = useState<ReceivedState>('corrected');
  const [reply, setReply] = useState('');
  const [answerOwn, setAnswerOwn] = useState(true);
  const [asked, setAsked] = useState(false);
  const wantsReply = state === 'true' || state === 'unfounded';
  const isBlank = reply.trim() === '';
  const save = (): void => {
    setAsked(true);
    if (wantsReply && isBlank) return;
    act.mutate(
      {
        ...{ ids: [...ids], state },
        ...(isBlank ? {} : { reply: reply.trim() }),
        answerOwn: state === 'true' && answerOwn,
      },
      {
        onSuccess: ({ settled, answered, skipped, change }) => {
          const [first] = skipped;
          void message.success({
            duration: 8,
            content: (
              <>
                已填 {countOf(settled)} 行
                {answered === 0 ? '' : `，本系统的提醒同时说明 ${countOf(answered)} 处`}
                {first === undefined ? '' : `；${countOf(skipped.length)} 行没有填：${first.why}`}
                {change === null ? null : <UndoButton change={change} label="撤销处理情况" />}
              </>
            ),
          });
          onDone();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`填写处理情况：${countOf(ids.length)} 行`}
      width={520}
      okText="填写"
      onOk={save}
      onCancel={onClose}
      confirmLoading={act.isPending}
    >
      <div className="stack">
        <Radio.Group
          aria-label="怎样处理的"
          value={state}
          options={STATES.map((value) => ({ value, label: STATE_WORDS[value] }))}
          onChange={({ target }) => setState(target.value as ReceivedState)}
        />
        <FormItem
          label="处理情况"
          must={wantsReply}
          reason={asked && wantsReply && isBlank ? '请写明理由' : undefined}
          hint="写进报回上级的清单"
        >
          {(id) => (
            <Input.TextArea
              id={id}
              rows={2}
              maxLength={500}
              autoFocus
              value={reply}
              onChange={({ target }) => setReply(target.value)}
            />
          )}
        </FormItem>
        {state === 'true' ? (
          <Checkbox checked={answerOwn} onChange={({ target }) => setAnswerOwn(target.checked)}>
            我们自己查到的同一处提醒，也按这个理由说明
          </Checkbox>
        ) : null}
        <ErrorNote error={act.error} />
      </div>
    </Modal>
  );
}
