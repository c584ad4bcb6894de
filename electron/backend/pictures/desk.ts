import { Worker } from 'node:worker_threads';
import type { FaultKind } from './bitmap.ts';
import type { PictureAnswer, PictureJob, PictureJobs, PictureRequest } from './job.ts';

type Answered<J extends PictureJob> =
  { readonly result: PictureJobs[J]['result'] } | { readonly fault: FaultKind };

export interface PictureDesk {
  /** A job on a file; jobs wait for each other. A fault when the file cannot be shown, or takes too long or too much. */
  readonly ask: <J extends PictureJob>(
    job: J,
    bytes: Uint8Array,
    wanted: PictureJobs[J]['wanted'],
  ) => Promise<Answered<J>>;
  readonly close: () => Promise<void>;
}

/** Of JavaScript's own heap; pictures are bounded by their pixels. */
const HEAP_MB = 256;
/** The thread keeps the memory of the largest picture: when nobody asks for a while it is ended. */
const IDLE_MS = 30_000;
/** How long one answer may take; starting the thread is not counted. */
const LIMIT_MS = 5000;
const STARTING_MS = 10_000;

export interface PictureOptions {
  readonly workerUrl?: URL;
  readonly limit?: number;
}

/** One thread, started by the first job, in which files of strangers are decoded; when it is lost a new one goes on. */
export function createPictureDesk({
  workerUrl = new URL('./worker.ts', import.meta.url),
  limit = LIMIT_MS,
}: PictureOptions = {}): PictureDesk {
  let worker: Promise<Worker> | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.then((each) => each.terminate()).catch(() => undefined);
  };

  const askNow = async (request: PictureRequest): Promise<PictureAnswer['outcome']> => {
    clearTimeout(idle);
    const hand = await (worker ??= hired(workerUrl, () => (worker = null)));
    hand.ref();
    const outcome = await outcomeOf(hand, request, limit);
    hand.unref();
    if ('lost' in outcome) {
      await end();
      return { fault: outcome.lost };
    }
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    return outcome;
  };

  return {
    ask: (job, bytes, wanted) => {
      const request = { id: (lastId += 1), job, bytes, wanted };
      const mine = queue.then(() => askNow(request)).then(known);
      queue = mine.catch(() => undefined);
      // The answer to a job is that job’s, which its id cannot show.
      return mine;
    },
    close: end,
  };
}

/** A thread that has read its modules. */
function hired(url: URL, onLost: () => void): Promise<Worker> {
  const worker = new Worker(url, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
  worker.on('error', onLost).on('exit', onLost);
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the picture thread did not start')), STARTING_MS);
    worker.once('online', () => {
      clearTimeout(timer);
      resolve(worker);
    });
    worker.once('error', reject);
  });
}

type Outcome = PictureAnswer['outcome'] | { readonly lost: FaultKind };

function outcomeOf(worker: Worker, request: PictureRequest, limit: number): Promise<Outcome> {
  return new Promise((resolve) => {
    const finish = (outcome: Outcome): void => {
      clearTimeout(timer);
      worker.off('message', hear).off('error', lose).off('exit', lose);
      resolve(outcome);
    };
    const hear = ({ id, outcome }: PictureAnswer): void => {
      if (id === request.id) finish(outcome);
    };
    const lose = (): void => finish({ lost: 'too-heavy' });
    const timer = setTimeout(() => finish({ lost: 'too-slow' }), limit);
    worker.on('message', hear).on('error', lose).on('exit', lose);
    worker.postMessage(request);
  });
}

function known(outcome: PictureAnswer['outcome']): Answered<PictureJob> {
  if (!('frames' in outcome)) return outcome;
  const error = new Error('picture thread');
  error.stack = outcome.frames;
  throw error;
}
