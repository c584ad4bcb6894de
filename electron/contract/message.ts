import type { Result } from './result.ts';

/** What crosses the port between a shell and the backend, and the bridge between window and shell. */
export type ToBackend = { readonly id: number; readonly channel: string; readonly input: unknown };

export type Progress = {
  readonly job: string;
  readonly stage: string;
  readonly done: number;
  readonly total: number | null;
};

export type FromBackend =
  | { readonly kind: 'answer'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly progress: Progress };
