import { App, Button } from 'antd';
import type { ReactNode } from 'react';
import { sentenceOf } from '../client.ts';
import { useAct } from '../queries.ts';
import { countOf } from './numbers.ts';

interface UndoButtonProps {
  readonly change: number;
  readonly word?: string;
  /** What a screen reader says: which act is taken back. */
  readonly label?: string | undefined;
}

/** Takes one act back, whatever came since; says what stands in the way where something does. */
export function UndoButton({ change, word = '撤销', label }: UndoButtonProps): ReactNode {
  const { message } = App.useApp();
  const undo = useAct('change.undo');
  const take = (): void =>
    undo.mutate(
      { id: change },
      {
        onSuccess: (done) => message.success(`已撤销“${done.title}”，恢复 ${countOf(done.rows)} 处`),
        onError: (thrown) => message.error(sentenceOf(thrown), 8),
      },
    );
  return (
    <Button type="link" size="small" loading={undo.isPending} onClick={take} aria-label={label}>
      {word}
    </Button>
  );
}
