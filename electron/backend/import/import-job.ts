import type { Session } from '../session.ts';

export interface ImportJob {
  readonly session: Session;
  readonly job: string | undefined;
  readonly signal: AbortSignal;
}

export function tell({ session, job }: ImportJob, stage: string, done: number, total: number | null): void {
  if (job !== undefined) session.progress({ job, stage, done, total });
}

/** How long an import may hold the event loop. */
const HOLD_MS = 20;

/** Where it is due lets others have their turn, says how far it is, and stops when the job was cancelled. */
export function breathing(
  job: ImportJob,
  stage: string,
): (done: number, total: number | null) => Promise<void> {
  let since = performance.now();
  return async (done, total) => {
    if (done !== total && performance.now() - since < HOLD_MS) return;
    tell(job, stage, done, total);
    await new Promise((resolve) => setImmediate(resolve));
    job.signal.throwIfAborted();
    since = performance.now();
  };
}
