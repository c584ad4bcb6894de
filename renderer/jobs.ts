import { useSyncExternalStore } from 'react';
import type { Progress } from '#contract/message.ts';
import { call } from './client.ts';

export interface Job {
  readonly id: string;
  readonly title: string;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
  readonly cancelling: boolean;
}

let jobs: readonly Job[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Job[]): void {
  jobs = next;
  for (const listener of listeners) listener();
}

const change = (id: string, part: Partial<Job>): void =>
  set(jobs.map((job) => (job.id === id ? { ...job, ...part } : job)));

/** Hears the progress of all jobs; called once when the window starts. */
export function listenToProgress(): () => void {
  return window.hudang.onProgress((json) => {
    const progress = JSON.parse(json) as Progress;
    change(progress.job, { stage: progress.stage, done: progress.done, total: progress.total });
  });
}

/** Runs a long call under a job id, shown with progress and 取消 in the status line until it ends. */
export async function runJob<T>(title: string, run: (job: string) => Promise<T>): Promise<T> {
  const id = crypto.randomUUID();
  set([...jobs, { id, title, stage: '', done: 0, total: null, cancelling: false }]);
  try {
    return await run(id);
  } finally {
    set(jobs.filter((job) => job.id !== id));
  }
}

/** Progress that the window itself makes (reading a file, painting pages). */
export const reportProgress = (id: string, stage: string, done: number, total: number | null): void =>
  change(id, { stage, done, total });

export const isCancelling = (id: string): boolean => jobs.find((job) => job.id === id)?.cancelling ?? false;

export async function cancelJob(id: string): Promise<void> {
  change(id, { cancelling: true });
  await call('job.cancel', { job: id }).catch(() => undefined);
}

export function useJobs(): readonly Job[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => jobs,
  );
}
