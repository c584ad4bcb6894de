import { type KeyboardEvent, useRef, useState } from 'react';
import type { LineInput, LineView } from '#contract/statement.ts';
import { sentenceOf } from '../../client.ts';
import { draftOfLine, isSame, type LineDraft, readLine } from './income-line-draft.ts';

/** The line of a row, and what becomes of it. */
export interface LineActs {
  /** null: the row for the next one. */
  readonly line: LineView | null;
  readonly onSave: (line: LineInput) => Promise<unknown>;
  readonly onRemove: (() => Promise<unknown>) | null;
  /** Enter was pressed and the line is saved. */
  readonly onNext: () => void;
  /** Escape, with nothing typed to take back. */
  readonly onClose: () => void;
}

interface Draft {
  readonly draft: LineDraft;
  readonly reason: string | null;
  readonly set: (part: Partial<LineDraft>) => void;
  readonly save: (then?: () => void) => Promise<void>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly remove: () => void;
}

/** What is typed into the row until it is saved; follows the line when it changes in the archive. */
export function useLineDraft({ line, onSave, onRemove, onNext, onClose }: LineActs): Draft {
  const before = draftOfLine(line);
  const [seen, setSeen] = useState(before);
  const [draft, setDraft] = useState(before);
  const [reason, setReason] = useState<string | null>(null);
  const busy = useRef(false);
  if (!isSame(seen, before)) {
    setSeen(before);
    setDraft(before);
  }
  const put = (next: LineDraft): void => {
    setDraft(next);
    setReason(null);
  };
  const save = async (then?: () => void): Promise<void> => {
    if (busy.current) return;
    if (isSame(draft, before)) return then?.();
    const read = readLine(draft, line?.id);
    if ('reason' in read) return setReason(read.reason);
    busy.current = true;
    try {
      await onSave(read.line);
      then?.();
    } catch (thrown) {
      setReason(sentenceOf(thrown));
    } finally {
      busy.current = false;
    }
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) void save(onNext);
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (isSame(draft, before)) onClose();
    else put(before);
  };
  const remove = (): void => void onRemove?.().catch((thrown: unknown) => setReason(sentenceOf(thrown)));
  return { draft, reason, set: (part) => put({ ...draft, ...part }), save, onKeyDown, remove };
}
