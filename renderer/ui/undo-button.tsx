import { App, Button, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AppError } from '#contract/app-error.ts';
import { ContractError, isCancelled, sentenceOf } from '../client.ts';
import { useMay } from '../may.ts';
import { useAct } from '../queries.ts';
import { countOf, momentOf } from './numbers.ts';

type Conflict = Extract<AppError, { code: 'conflict' }>;
type Blocker = NonNullable<Conflict['blockedBy']>[number];

interface UndoButtonProps {
  readonly change: number;
  readonly word?: string;
  /** What a screen reader says: which act is taken back. */
  readonly label?: string | undefined;
}

/** Takes one act back, whatever came since; says what stands in the way where something does. */
export const UndoButton = (props: UndoButtonProps): ReactNode => <TurnButton kind="undo" {...props} />;

/** Does an undone act again. */
export const RedoButton = (props: UndoButtonProps): ReactNode => <TurnButton kind="redo" {...props} />;

const WORDS = { undo: '撤销', redo: '重做' } as const;

function TurnButton({
  kind,
  change,
  word = WORDS[kind],
  label,
}: UndoButtonProps & { kind: 'undo' | 'redo' }): ReactNode {
  const { message } = App.useApp();
  const act = useAct(kind === 'undo' ? 'change.undo' : 'change.redo');
  const [blocked, setBlocked] = useState<Conflict | null>(null);
  const isOffered = useMay('write');
  const take = (): void =>
    act.mutate(
      { id: change },
      {
        onSuccess: (done) => {
          setBlocked(null);
          void message.success(`已${WORDS[kind]}“${done.title}”，恢复 ${countOf(done.rows)} 处`);
        },
        onError: (thrown) => {
          const error = thrown instanceof ContractError ? thrown.error : null;
          if (error?.code === 'conflict' && error.blockedBy !== undefined) setBlocked(error);
          else if (!isCancelled(thrown)) void message.error(sentenceOf(thrown), 8);
        },
      },
    );
  if (!isOffered) return null;
  return (
    <>
      <Button type="link" size="small" loading={act.isPending} onClick={take} aria-label={label}>
        {word}
      </Button>
      {blocked === null ? null : (
        <InTheWay
          conflict={blocked}
          word={WORDS[kind]}
          busy={act.isPending}
          onAgain={take}
          onClose={() => setBlocked(null)}
        />
      )}
    </>
  );
}

interface InTheWayProps {
  readonly conflict: Conflict;
  readonly word: string;
  readonly busy: boolean;
  readonly onAgain: () => void;
  readonly onClose: () => void;
}

/** The acts that stand in the way, each with the button that clears it. */
function InTheWay({ conflict, word, busy, onAgain, onClose }: InTheWayProps): ReactNode {
  const { blockedBy = [] } = conflict;
  return (
    <Modal
      open
      title={`还不能${word}`}
      width={520}
      okText={`再${word}`}
      cancelText="关闭"
      confirmLoading={busy}
      onOk={onAgain}
      onCancel={onClose}
    >
      <div className="stack">
        <p>{conflict.message}</p>
        <ul className="in-the-way" aria-label="要先处理的操作">
          {blockedBy.map((each) => (
            <li key={each.change ?? each.title} className="line">
              {each.at === null ? null : <span className="quiet nowrap">{momentOf(each.at)}</span>}
              <span>{each.title}</span>
              <span className="spread" />
              <Clear blocker={each} />
            </li>
          ))}
        </ul>
      </div>
    </Modal>
  );
}

function Clear({ blocker: { change, title, word } }: { blocker: Blocker }): ReactNode {
  if (change === null || word === null) return <span className="quiet">不能收回</span>;
  return word === '撤销' ? (
    <UndoButton change={change} label={`撤销 ${title}`} />
  ) : (
    <RedoButton change={change} label={`重做 ${title}`} />
  );
}
