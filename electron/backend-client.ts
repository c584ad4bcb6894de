import type { FromBackend, Progress, ToBackend } from '#contract/message.ts';
import { fail, type Result } from '#contract/result.ts';

/** The shell's end of a backend process. */
export interface BackendPort {
  post(message: ToBackend): void;
  onMessage(listener: (message: FromBackend) => void): void;
  /** Called once, when the process is gone. */
  onExit(listener: (how: string) => void): void;
  /** Ends the process, which has closed its archive. */
  end(): void;
  kill(): void;
}

export interface BackendClient {
  /** Never rejects: when the process is gone, the answer is `unexpected`. */
  call(channel: string, input: unknown): Promise<Result<unknown>>;
  onProgress(listener: (progress: Progress) => void): () => void;
  /** The process ended although nobody closed it. */
  onDeath(listener: (how: string) => void): void;
  /** Resolves when the process is gone. */
  close(): Promise<void>;
}

/** No request of a client has this id: they count from 1. */
const LAST = 0;

/** Without a sign of life for so long a backend that should close is ended; one that backs up gives one every second. */
const CLOSING_MS = 5000;

/** Request and answer by id over one port. */
export function connectBackend(port: BackendPort): BackendClient {
  const waiting = new Map<number, (result: Result<unknown>) => void>();
  const progress = new Set<(p: Progress) => void>();
  const mourners = new Set<(how: string) => void>();
  const gone = Promise.withResolvers<void>();
  let ended: string | null = null;
  let closing = false;
  let deadline: NodeJS.Timeout | undefined;
  let lastId = 0;

  port.onMessage((message) => {
    deadline?.refresh();
    if (message.kind === 'answer' && message.id === LAST) return port.end();
    if (message.kind === 'progress') return progress.forEach((listener) => listener(message.progress));
    waiting.get(message.id)?.(message.result);
    waiting.delete(message.id);
  });
  port.onExit((how) => {
    ended = how;
    for (const answer of waiting.values()) answer(fail({ code: 'unexpected', reference: how }));
    waiting.clear();
    if (!closing) mourners.forEach((listener) => listener(how));
    gone.resolve();
  });

  return {
    call: (channel, input) => {
      if (ended !== null) return Promise.resolve(fail({ code: 'unexpected', reference: ended }));
      const id = (lastId += 1);
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        port.post({ id, channel, input });
      });
    },
    onProgress: (listener) => {
      progress.add(listener);
      return () => void progress.delete(listener);
    },
    onDeath: (listener) => void mourners.add(listener),
    close: async () => {
      if (!closing && ended === null) {
        closing = true;
        port.post({ id: LAST, channel: 'archive.close', input: {} });
        deadline = setTimeout(() => port.kill(), CLOSING_MS);
        void gone.promise.then(() => clearTimeout(deadline));
      }
      await gone.promise;
    },
  };
}
