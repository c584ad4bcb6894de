import { Worker } from 'node:worker_threads';
import { openArchiveOf, type Session, today } from '../session.ts';
import type { Gathered } from './gather.ts';
import { endTurns, sharedState, sharedTurns, tellShown, type Turns } from './turns.ts';
import { CHUNK, type CheckRequest } from './walk-hits.ts';

/** How a check of many households is shared with a second thread. */
export interface CheckDesk {
  readonly workerUrl: URL;
  /** From so many households on. */
  readonly besideFrom: number;
}

export interface CheckDeskOptions {
  readonly workerUrl?: URL;
  readonly besideFrom?: number;
}

/** Fewer are checked in less time than a thread takes to begin. */
const MANY = 4000;

export const createCheckDesk = (options: CheckDeskOptions = {}): CheckDesk => ({
  workerUrl: options.workerUrl ?? new URL('./worker.ts', import.meta.url),
  besideFrom: options.besideFrom ?? MANY,
});

/** What the rules of a check are chosen by, as it can be told to another thread. */
export type PlainRequest = Pick<CheckRequest, 'year' | 'rules' | 'level'>;

export interface BesideWork {
  readonly folder: string;
  /** Stays in this process: a thread shares its memory. */
  readonly key: Uint8Array;
  readonly request: PlainRequest;
  readonly today: string;
  readonly ids: readonly number[];
  readonly shared: SharedArrayBuffer;
}

/** The second thread was lost; what it had taken is not checked. */
export class ThreadLost extends Error {
  override readonly name = 'ThreadLost';
}

export interface Beside {
  readonly turns: Turns;
  /** What the second thread found, in the order of the households. Throws ThreadLost. */
  readonly found: () => Promise<readonly Gathered[]>;
  readonly end: () => void;
}

/** Lets a second thread check households from the last one on, while `turns` are taken from the first. */
export function checkBeside(
  session: Session,
  request: PlainRequest,
  { ids, shown }: { readonly ids: readonly number[]; readonly shown: () => number },
): Beside {
  const { folder, key } = openArchiveOf(session);
  const shared = sharedState();
  const pieces = Math.ceil(ids.length / CHUNK);
  const work: BesideWork = { folder, key, request, today: today(session), ids, shared };
  const worker = new Worker(session.checks.workerUrl, { workerData: work });
  const found = new Promise<readonly Gathered[]>((resolve, reject) => {
    worker.once('message', (parts: readonly Gathered[]) => resolve(parts));
    worker.once('error', () => reject(new ThreadLost()));
    worker.once('exit', () => reject(new ThreadLost()));
  });
  // Whoever does not wait for it, because the check was stopped, is not told of it either.
  found.catch(() => undefined);
  const front = sharedTurns(shared, pieces, 'front');
  return {
    turns: {
      ...front,
      next: () => {
        tellShown(shared, shown());
        return front.next();
      },
    },
    found: () => found,
    end: () => {
      endTurns(shared, pieces);
      void worker.terminate();
    },
  };
}
