import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import type { Result } from '#contract/result.ts';
import type { OwnFont } from './faces.ts';
import { inspectApart } from './inspect-apart.ts';
import type { Inspection } from './inspect-font.ts';
import type { PressAnswer, PressJob, PressProgress, PressRequest, PressWork, Printed } from './job.ts';

export interface PressOptions {
  /** Folder with song.ttf, title.ttf, hei.ttf, fangsong.ttf, kai.ttf (`electron/setup/fonts.mjs`). */
  readonly fontFolder: string;
  /** The thread's module; the bundle names its own file. */
  readonly workerUrl?: URL;
  /** The most memory that laying out may take. */
  readonly memoryMb?: number;
  /** Takes the stack frames behind an `unexpected` error to the local log; never personal data. */
  readonly report?: (reference: string, frames: string) => void;
}

/** Fonts under a name that changes when one of them does; their bytes are asked for when a thread is to have them. */
export interface OwnFonts {
  readonly key: string;
  readonly load: () => readonly OwnFont[];
}

interface RenderOptions {
  readonly signal?: AbortSignal;
  /** Of the township's own; the bundled faces alone where left out. */
  readonly fonts?: OwnFonts;
  /** From time to time: how many of the papers are laid out. */
  readonly progress?: (done: number, total: number) => void;
}

export interface Press {
  /** Prints one file; jobs wait for each other. Aborting kills the thread, a new one takes its place. */
  readonly render: (job: PressJob, options?: RenderOptions) => Promise<Result<Printed>>;
  /** Judges a font file in a thread of its own, which is ended when it takes too long or too much memory. */
  readonly inspectFont: (file: Uint8Array, face: string | null) => Promise<Inspection>;
  /** Cancels what is left and ends the thread. */
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly id: number;
  readonly job: PressJob;
  readonly progress: RenderOptions['progress'];
  readonly fonts: OwnFonts;
  readonly settle: (result: Result<Printed>) => void;
}

const noFonts: OwnFonts = { key: '', load: () => [] };

/** Several times what the largest print of a township takes; more than this the computer may not have. */
const MEMORY_MB = 2048;

const TOO_LARGE: Result<never> = {
  ok: false,
  error: {
    code: 'rule',
    rule: 'print-too-large',
    message: '这一批文件太多，排版时内存不够，没有打印。请按村或者分几批打印。',
  },
};

const cancelled: Result<never> = { ok: false, error: { code: 'cancelled' } };

export function createPress(options: PressOptions): Press {
  const { fontFolder, workerUrl = new URL('./worker.ts', import.meta.url), report = () => {} } = options;
  const { memoryMb = MEMORY_MB } = options;
  const queue: Waiting[] = [];
  let running: Waiting | null = null;
  let worker: Worker | null = null;
  /** With which fonts the thread prints. */
  let workerFonts = noFonts;
  let isClosed = false;
  let lastId = 0;

  const unexpected = (frames: string): Result<never> => {
    const reference = randomUUID().slice(0, 8);
    report(reference, frames);
    return { ok: false, error: { code: 'unexpected', reference } };
  };

  const finish = (result: Result<Printed>): void => {
    const done = running;
    running = null;
    worker?.unref();
    done?.settle(result);
    next();
  };

  const hire = (): Worker => {
    const own = workerFonts.load();
    const hired = new Worker(workerUrl, {
      workerData: { fontFolder, own } satisfies PressWork,
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    });
    hired.on('message', (message: PressAnswer | PressProgress) => {
      if (message.id !== running?.id) return;
      if ('done' in message) return running.progress?.(message.done, running.job.sheets.length);
      const { outcome } = message;
      finish('result' in outcome ? outcome.result : unexpected(outcome.frames));
    });
    const lose = (frames: string, isFull = false): void => {
      if (worker !== hired) return;
      worker = null;
      if (running !== null) finish(isFull ? TOO_LARGE : unexpected(frames));
    };
    hired.on('error', (error) => {
      const { name = 'error', code = '' } = error as Partial<NodeJS.ErrnoException>;
      lose(`${name} ${code}`, code === 'ERR_WORKER_OUT_OF_MEMORY');
    });
    hired.on('exit', (code) => lose(`exit ${code}`));
    return hired;
  };

  const next = (): void => {
    if (running !== null || isClosed) return;
    running = queue.shift() ?? null;
    if (running === null) return;
    if (running.fonts.key !== workerFonts.key) void dismiss();
    workerFonts = running.fonts;
    worker ??= hire();
    worker.ref();
    try {
      worker.postMessage({ id: running.id, job: running.job } satisfies PressRequest);
    } catch {
      finish(unexpected('the job is not plain data'));
    }
  };

  const dismiss = async (): Promise<void> => {
    const dismissed = worker;
    worker = null;
    await dismissed?.terminate();
  };

  const cancel = (job: Waiting): void => {
    if (running === job) {
      void dismiss();
      if (!isClosed) worker = hire();
      finish(cancelled);
      return;
    }
    const at = queue.indexOf(job);
    if (at >= 0) queue.splice(at, 1);
    job.settle(cancelled);
  };

  return {
    render: (job, { signal, progress, fonts = noFonts } = {}) =>
      new Promise((resolve) => {
        if (isClosed || signal?.aborted === true) return resolve(cancelled);
        const abort = (): void => cancel(waiting);
        const settle = (result: Result<Printed>): void => {
          signal?.removeEventListener('abort', abort);
          resolve(result);
        };
        const waiting: Waiting = { id: (lastId += 1), job, progress, fonts, settle };
        signal?.addEventListener('abort', abort, { once: true });
        queue.push(waiting);
        next();
      }),
    inspectFont: (file, face) => inspectApart(workerUrl, { file, face }),
    close: async () => {
      isClosed = true;
      for (const job of queue.splice(0)) job.settle(cancelled);
      if (running !== null) cancel(running);
      await dismiss();
    },
  };
}
