import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Orders, Said } from './hurt-orders.ts';

const WORKER = fileURLToPath(new URL('./hurt-worker.ts', import.meta.url));

/** One that waits for its orders, loaded while the one before it works. */
export interface Waiting {
  /** Everything that it said before it died. */
  live(orders: Orders, life: Life): Promise<readonly Said[]>;
  end(): void;
}

export interface Life {
  /** After which word of it the time begins to run. */
  readonly after: 'orders' | 'first act';
  /** Killed from outside after so many milliseconds, unless it killed itself before. */
  readonly ms: number;
}

/** A worker process; `cache` is a folder in which what Node compiled is kept for the next one. */
export function startWorker(cache: string): Waiting {
  const child = spawn(process.execPath, [WORKER], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: cache },
  });
  const heard = listen(child);
  return {
    end: () => void child.kill('SIGKILL'),
    live: async (orders, { after, ms }) => {
      await heard.until(({ ready }) => ready === true);
      const ended = once(child, 'close') as Promise<[number | null, string | null]>;
      child.stdin.write(`${JSON.stringify(orders)}\n`);
      if (after === 'first act') await Promise.race([heard.until(({ begin }) => begin !== undefined), ended]);
      const timer = setTimeout(() => child.kill('SIGKILL'), ms);
      const [code, signal] = await ended;
      clearTimeout(timer);
      if (signal !== 'SIGKILL') throw new Error(`ended by itself (${code}): ${heard.complaint()}`);
      return heard.said();
    },
  };
}

function listen(child: ChildProcessWithoutNullStreams) {
  let text = '';
  let complaint = '';
  let wake: () => void = () => undefined;
  child.stdout.on('data', (piece: Buffer) => {
    text += piece.toString();
    wake();
  });
  child.stderr.on('data', (piece: Buffer) => (complaint += piece.toString()));
  // A line that is not whole was not said.
  const said = () =>
    text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Said);
  const until = async (isIt: (said: Said) => boolean): Promise<void> => {
    while (!said().some(isIt)) {
      if (child.exitCode !== null) throw new Error(`ended by itself (${child.exitCode}): ${complaint}`);
      await new Promise<void>((resolve) => {
        wake = resolve;
        child.once('exit', () => resolve());
      });
    }
  };
  return { said, until, complaint: () => complaint };
}
