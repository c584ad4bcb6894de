import type { Session } from '../session.ts';

export interface ImportJob {
  readonly session: Session;
  readonly job: string | undefined;
  readonly signal: AbortSignal;
}

export function tell({ session, job }: ImportJob, stage: string, done: number, total: number | null): void {
  if (job !== undefined) session.progress({ job, stage, done, total });
}

/** Lets others have their turn, says how far it is, and stops when the job was cancelled. */
export const breathing = (job: ImportJob, stage: string) => async (done: number, total: number) => {
  tell(job, stage, done, total);
  await new Promise((resolve) => setImmediate(resolve));
  job.signal.throwIfAborted();
};
