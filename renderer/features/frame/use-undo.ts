import { App } from 'antd';
import { useCallback, useEffect } from 'react';
import { sentenceOf } from '../../client.ts';
import { useMay } from '../../may.ts';
import { useAct, useAnswer } from '../../queries.ts';
import { isTyping } from '../../ui/is-typing.ts';

interface Named {
  readonly id: number;
  readonly title: string;
}

interface Undo {
  readonly undo: Named | null;
  readonly redo: Named | null;
  readonly undoLast: () => void;
  readonly redoLast: () => void;
  readonly busy: boolean;
}

/** The act that can be taken back and the one that can be done again; Ctrl+Z and Ctrl+Y outside of inputs. */
export function useUndo(): Undo {
  const { message } = App.useApp();
  const next = useAnswer('change.next', {}, { keep: true });
  const undoAct = useAct('change.undo');
  const redoAct = useAct('change.redo');
  const isOffered = useMay('write');
  const undo = isOffered ? (next.data?.undo ?? null) : null;
  const redo = isOffered ? (next.data?.redo ?? null) : null;
  const busy = undoAct.isPending || redoAct.isPending;

  const undoLast = useCallback(() => {
    undoAct.mutate(
      {},
      {
        onSuccess: (done) => message.success(`已撤销“${done.title}”`),
        onError: (thrown) => message.error(sentenceOf(thrown)),
      },
    );
  }, [undoAct, message]);
  const redoLast = useCallback(() => {
    redoAct.mutate(
      {},
      {
        onSuccess: (done) => message.success(`已重做“${done.title}”`),
        onError: (thrown) => message.error(sentenceOf(thrown)),
      },
    );
  }, [redoAct, message]);

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.altKey || isTyping(event.target) || busy) return;
      const key = event.key.toLowerCase();
      if (key === 'z' && !event.shiftKey && undo !== null) undoLast();
      else if ((key === 'y' || (key === 'z' && event.shiftKey)) && redo !== null) redoLast();
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [undo, redo, undoLast, redoLast, busy]);

  return { undo, redo, undoLast, redoLast, busy };
}
