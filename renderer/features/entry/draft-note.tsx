import { Button } from 'antd';
import type { ReactNode } from 'react';
import { call } from '../../client.ts';
import { queryClient, useAnswer } from '../../queries.ts';
import { Note } from '../../ui/notes.tsx';
import { shortMoment } from '../../ui/short-moment.ts';
import { sheetOfDraft } from './entry-sheet.ts';
import { type EntryStore, useEntry } from './entry-store.ts';

interface DraftNoteProps {
  readonly store: EntryStore;
  /** Saves what is in the sheet now, before another takes its place. */
  readonly flush: () => void;
  readonly onContinue: () => void;
}

const DRAFTS = { prefix: 'entry:' };

/** Households that were begun and never saved, each to be gone on with or thrown away. */
export function DraftNote({ store, flush, onContinue }: DraftNoteProps): ReactNode {
  const { draftKey } = useEntry(store);
  const drafts = useAnswer('draft.list', DRAFTS).data?.drafts ?? [];
  const others = drafts.filter(({ key }) => key !== draftKey);
  const refresh = (): Promise<void> => queryClient.invalidateQueries({ queryKey: ['draft.list', DRAFTS] });
  const go = async (key: string): Promise<void> => {
    const { content } = await call('draft.get', { key });
    const sheet = sheetOfDraft(content);
    if (sheet === null) return;
    flush();
    store.begin(sheet, key);
    await refresh();
    onContinue();
  };
  const discard = async (key: string): Promise<void> => {
    await call('draft.discard', { key });
    await refresh();
  };
  if (others.length === 0) return null;
  return (
    <div className="stack" role="region" aria-label="没录完的草稿">
      {others.slice(0, 3).map(({ key, title, savedAt }) => (
        <Note key={key} tone="look">
          <span className="line">
            有一份没录完的草稿（{shortMoment(savedAt)}，{title}）
            <Button size="small" onClick={() => void go(key)}>
              继续
            </Button>
            <Button size="small" type="text" onClick={() => void discard(key)}>
              丢弃
            </Button>
          </span>
        </Note>
      ))}
      {others.length > 3 ? <p className="faint small">另有 {others.length - 3} 份更早的草稿</p> : null}
    </div>
  );
}
