import { Worker } from 'node:worker_threads';
import { openArchiveOf, type Session, today } from '../session.ts';
import type { Gathered } from './gather.ts';
import { endTurns, sharedState, sharedTurns, tellShown, type Turns } from './turns.ts';
import { CHUNK, type CheckRequest } from './walk-hits.ts';

export interface CheckDeskOptions {
  readonly workerUrl?: URL;
  readonly besideFrom?: number;
}

/**
 * The second thread of checks: one, begun when a large archive is opened or by the first check that shares, ended when
 * nobody checked for a while.
 */
export interface CheckDesk {
  /** From so many households on a check is shared. */
  readonly besideFrom: number;
  /** Begins the thread ahead of the first check of an archive of so many households. */
  readonly standBy: (households: number) => void;
  /** Null while the thread works for another check. Throws ThreadLost. */
  readonly ask: (work: BesideWork) => Promise<readonly Gathered[]> | null;
  readonly close: () => Promise<void>;
}

/** Fewer are checked in less time than a thread takes to begin. */
const MANY = 4000;
const IDLE_MS = 15 * 60_000;

export function createCheckDesk({
  workerUrl = new URL('./worker.ts', import.meta.url),
  besideFrom = MANY,
}: CheckDeskOptions = {}): CheckDesk {
  let worker: Worker | null = null;
  let isBusy = false;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const hire = (): Worker => {
    const hired = new Worker(workerUrl);
    const forget = (): void => {
      if (worker === hired) worker = null;
    };
    return hired.on('error', forget).on('exit', forget);
  };

  const rest = (hand: Worker): void => {
    hand.unref();
    clearTimeout(idle);
    idle = setTimeout(() => void end(), IDLE_MS).unref();
  };

  return {
    besideFrom,
    standBy: (households) => {
      if (households >= besideFrom && worker === null) rest((worker = hire()));
    },
    ask: (work) => {
      if (isBusy) return null;
      isBusy = true;
      clearTimeout(idle);
      const hand = (worker ??= hire());
      hand.ref();
      return answerOf(hand, work).finally(() => {
        isBusy = false;
        rest(hand);
      });
    },
    close: end,
  };
}

function answerOf(hand: Worker, work: BesideWork): Promise<readonly Gathered[]> {
  return new Promise((resolve, reject) => {
    const leave = (): void => void hand.off('message', hear).off('error', lose).off('exit', lose);
    const hear = (parts: readonly Gathered[]): void => {
      leave();
      resolve(parts);
    };
    const lose = (): void => {
      leave();
      reject(new ThreadLost());
    };
    hand.on('message', hear).on('error', lose).on('exit', lose).postMessage(work);
  });
}

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
  readonly found: Promise<readonly Gathered[]>;
  /** It takes no more; waits for what it has taken. */
  readonly end: () => Promise<void>;
}

/**
 * Lets the second thread check households from the last one on, while `turns` are taken from the first; null when it
 * works for another check.
 */
export function checkBeside(
  session: Session,
  request: PlainRequest,
  { ids, shown }: { readonly ids: readonly number[]; readonly shown: () => number },
): Beside | null {
  const { folder, key } = openArchiveOf(session);
  const shared = sharedState();
  const pieces = Math.ceil(ids.length / CHUNK);
  const found = session.checks.ask({ folder, key, request, today: today(session), ids, shared });
  if (found === null) return null;
  // Whoever does not wait for it, because the check was stopped, is not told of its loss either.
  const settled = found.then(
    () => undefined,
    () => undefined,
  );
  const front = sharedTurns(shared, pieces, 'front');
  return {
    turns: {
      ...front,
      next: () => {
        tellShown(shared, shown());
        return front.next();
      },
    },
    found,
    end: () => {
      endTurns(shared, pieces);
      return settled;
    },
  };
}
