import { parentPort, workerData } from 'node:worker_threads';
import { BackupFailed, failureOf } from '#db/backup-failed.ts';
import { copyNow, proveCopied } from '#db/backup.ts';
import { rehearse } from '#db/backup-rehearsal.ts';
import type { ApartAnswer, ApartWork } from './apart.ts';

const post = (answer: ApartAnswer): void => parentPort?.postMessage(answer);

try {
  run(workerData as ApartWork);
} catch (error) {
  const failure = failureOf(error);
  post({
    kind: 'failed',
    why: failure instanceof BackupFailed ? failure.why : null,
    frames: framesOf(error),
  });
}

function run(work: ApartWork): void {
  const key = Buffer.from(work.key);
  if (work.kind === 'rehearse') {
    post({ kind: 'rehearsed', rehearsed: rehearse({ ...work, key }) });
    return;
  }
  const wanted = { ...work, key };
  const copied = copyNow(wanted);
  post({ kind: 'copied' });
  post({ kind: 'made', manifest: proveCopied(wanted, copied) });
}

/** Where it happened, without the message: SQLite's messages may quote. */
function framesOf(error: unknown): string {
  const { name = 'unknown', stack = '' } = error instanceof Error ? error : {};
  return [name, ...stack.split('\n').filter((line) => line.startsWith('    at '))].join('\n');
}
