import { Worker } from 'node:worker_threads';
import type { BackupReason } from '#domain/backup/reason.ts';
import { BackupFailed, type BackupFailure } from '#db/backup-failed.ts';
import type { Manifest } from '#db/backup-manifest.ts';
import type { Rehearsed } from '#db/backup-rehearsal.ts';

interface Place {
  readonly folder: string;
  /** Stays in this process: a thread shares its memory. */
  readonly key: Uint8Array;
}

export type ApartWork =
  | (Place & { readonly kind: 'backup'; readonly now: Date; readonly reason: BackupReason })
  | (Place & { readonly kind: 'rehearse'; readonly archiveId: string });

export type ApartAnswer =
  /** The copy is taken: acts may go on. */
  | { readonly kind: 'copied' }
  | { readonly kind: 'made'; readonly manifest: Manifest }
  | { readonly kind: 'rehearsed'; readonly rehearsed: Rehearsed | null }
  | { readonly kind: 'failed'; readonly why: BackupFailure | null; readonly frames: string };

/** Work of seconds in a thread of its own, so that the window is answered meanwhile. */
export function workApart(
  workerUrl: URL,
  work: ApartWork,
  onCopied: () => void = () => undefined,
): Promise<Exclude<ApartAnswer, { kind: 'copied' | 'failed' }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl, { workerData: work });
    worker.on('message', (answer: ApartAnswer) => {
      if (answer.kind === 'copied') return onCopied();
      if (answer.kind === 'failed') {
        const error = answer.why === null ? new Error('backup thread') : new BackupFailed(answer.why);
        if (answer.why === null) error.stack = answer.frames;
        return reject(error);
      }
      resolve(answer);
    });
    worker.once('error', () => reject(new Error('backup thread lost')));
    worker.once('exit', (code) => reject(new Error(`backup thread ended: ${code}`)));
  });
}
