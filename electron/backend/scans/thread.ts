import { Worker } from 'node:worker_threads';
import type { ScanAnswer, ScanRequest, ScanResult, ScanWork } from './job.ts';

/** A thread that answers one question at a time, is started by the first and ended when nobody asked for a while. */
export interface ScanThread {
  /** A fault when it takes longer than `limit` (ms), or more memory than there is; then a new thread goes on. */
  readonly ask: (work: ScanWork, limit: number) => Promise<ScanResult>;
  readonly end: () => Promise<void>;
}

/** Of JavaScript's own heap; pictures are bounded by their pixels. */
const HEAP_MB = 512;
const IDLE_MS = 60_000;

interface Asked {
  readonly id: number;
  readonly settle: (outcome: ScanAnswer['outcome']) => void;
}

export function createScanThread(workerUrl: URL): ScanThread {
  let worker: Worker | null = null;
  let asked: Asked | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;

  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };

  const hire = (): Worker => {
    const hired = new Worker(workerUrl, { resourceLimits: { maxOldGenerationSizeMb: HEAP_MB } });
    hired.on('message', ({ id, outcome }: ScanAnswer) => {
      if (asked?.id === id) asked.settle(outcome);
    });
    const lose = (): void => {
      if (worker !== hired) return;
      worker = null;
      asked?.settle({ kind: 'fault', fault: 'too-heavy' });
    };
    hired.on('error', lose);
    hired.on('exit', lose);
    return hired;
  };

  /** It keeps nobody from ending; it may have been lost meanwhile. */
  const letGo = (): void => void worker?.unref();

  const askNow = async (work: ScanWork, limit: number): Promise<ScanResult> => {
    clearTimeout(idle);
    worker ??= hire();
    worker.ref();
    const outcome = await new Promise<ScanAnswer['outcome']>((resolve) => {
      const timer = setTimeout(() => {
        void end();
        resolve({ kind: 'fault', fault: 'too-slow' });
      }, limit);
      const settle = (answer: ScanAnswer['outcome']): void => {
        clearTimeout(timer);
        resolve(answer);
      };
      asked = { id: (lastId += 1), settle };
      worker?.postMessage({ id: lastId, work } satisfies ScanRequest);
    });
    asked = null;
    letGo();
    idle = setTimeout(() => void end(), IDLE_MS).unref();
    if (outcome.kind !== 'unforeseen') return outcome;
    const error = new Error('scan thread');
    error.stack = outcome.frames;
    throw error;
  };

  return {
    ask: (work, limit) => {
      const mine = turn.then(() => askNow(work, limit));
      turn = mine.catch(() => undefined);
      return mine;
    },
    end,
  };
}
