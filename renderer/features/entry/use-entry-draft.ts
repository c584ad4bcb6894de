import { useCallback, useEffect, useRef } from 'react';
import { call } from '../../client.ts';
import { draftOf, type EntrySheet, isUntouched, titleOf } from './entry-sheet.ts';
import type { EntryStore } from './entry-store.ts';

/** A draft is never older than this, in milliseconds. */
const DELAY = 600;

/**
 * Saves the sheet as it is typed, and at once when the keyboard leaves the window; what it returns saves at once
 * too. A draft that cannot be saved is tried again with the next typing.
 */
export function useEntryDraft(store: EntryStore): () => void {
  const saved = useRef<EntrySheet | null>(null);
  const save = useCallback((): void => {
    const { sheet, draftKey } = store.get();
    if (sheet === saved.current) return;
    saved.current = sheet;
    const done = isUntouched(sheet)
      ? call('draft.discard', { key: draftKey })
      : call('draft.save', { key: draftKey, title: titleOf(sheet), content: draftOf(sheet) });
    done.catch(() => (saved.current = null));
  }, [store]);
  useEffect(() => {
    saved.current = store.get().sheet;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const unsubscribe = store.subscribe(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        save();
      }, DELAY);
    });
    window.addEventListener('blur', save);
    window.addEventListener('pagehide', save);
    return () => {
      clearTimeout(timer);
      save();
      unsubscribe();
      window.removeEventListener('blur', save);
      window.removeEventListener('pagehide', save);
    };
  }, [store, save]);
  return save;
}
