import type { ReactNode } from 'react';
import { useArchive } from '../../archive-context.ts';
import { go } from '../../route.ts';
import { backupWords, rehearsalWords, secondWords } from '../../ui/backup-words.ts';
import { Note } from '../../ui/notes.tsx';
import { useBackupState } from '../../ui/use-backup-state.ts';

/** Three lines on the desk: the last backup, the second place, the last rehearsal; above them what threatens all. */
export function BackupLines(): ReactNode {
  const { warnings } = useArchive().archive;
  const state = useBackupState();
  if (state === undefined) return null;
  const lines = [
    { title: '备份', ...backupWords(state) },
    { title: '第二个位置', ...secondWords(state) },
    { title: '试恢复', ...rehearsalWords(state) },
  ];
  return (
    <>
      {warnings.map((warning) => (
        <Note key={warning} tone="look">
          {warning}
        </Note>
      ))}
      <section className="radar-lines" aria-label="备份情况">
        {lines.map(({ title, text, tone }) => (
          <button
            key={title}
            type="button"
            className="plain"
            title={text}
            onClick={() => go({ page: 'settings', tab: 'backup' })}
          >
            <span>{title}</span>
            <span className={`cut ${tone}`}>{text}</span>
          </button>
        ))}
      </section>
    </>
  );
}
