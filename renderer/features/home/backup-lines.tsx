import type { ReactNode } from 'react';
import { go } from '../../route.ts';
import { backupWords, rehearsalWords, secondWords } from '../../ui/backup-words.ts';
import { useBackupState } from '../../ui/use-backup-state.ts';

/** Three lines on the desk: the last backup, the second place, the last rehearsal. */
export function BackupLines(): ReactNode {
  const state = useBackupState();
  if (state === undefined) return null;
  const lines = [
    { title: '备份', ...backupWords(state) },
    { title: '第二个位置', ...secondWords(state) },
    { title: '试恢复', ...rehearsalWords(state) },
  ];
  return (
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
  );
}
