// Entry of the backend process. argv: the folder of the fonts.
import { userInfo } from 'node:os';
import type { ToBackend } from '#contract/message.ts';
import { createBackend } from './backend.ts';
import { serve, type ParentPort } from './serve.ts';
import { spareMemory } from './spare-memory.ts';

/**
 * A backend that does not close in time is left to the operating system: its archive is crash-safe. As long as it
 * says that it backs up, it is given the time.
 */
const CLOSING_MS = 3000;

spareMemory();

process.on('uncaughtException', (error) => {
  logError('uncaught', 'process', error);
  process.exit(70);
});

const isBundled = import.meta.url.endsWith('.js');
const backend = createBackend({
  fontFolder: process.argv[2] ?? '',
  ...(isBundled && {
    pressWorker: new URL('./press/worker.js', import.meta.url),
    pictureWorker: new URL('./pictures/worker.js', import.meta.url),
    scanWorker: new URL('./scans/worker.js', import.meta.url),
  }),
  backups: {
    isAutomatic: true,
    ...(isBundled && { workerUrl: new URL('./backups/worker.js', import.meta.url) }),
  },
  ...(isBundled && { checks: { workerUrl: new URL('./checks/worker.js', import.meta.url) } }),
  userName: process.env['HUDANG_OPERATOR'] || userName(),
  report: logError,
});

// Ctrl+C in a terminal reaches the whole group: the shell decides, and tells by closing the port.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => void end());
process.on('disconnect', () => void end());
serve(backend, parentPort());

function parentPort(): ParentPort {
  const utility = process.parentPort as Electron.ParentPort | undefined;
  if (utility !== undefined) {
    return {
      onMessage: (listener) => void utility.on('message', ({ data }: { data: ToBackend }) => listener(data)),
      post: (message) => utility.postMessage(message),
    };
  }
  return {
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToBackend)),
    post: (message) => void (process.connected && process.send?.(message)),
  };
}

async function end(): Promise<void> {
  const deadline = setTimeout(() => process.exit(1), CLOSING_MS).unref();
  backend.onProgress(() => deadline.refresh());
  await backend.close().catch(() => undefined);
  process.exit(0);
}

function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return '本机用户'; // an account without an entry in the user database
  }
}

/** Where it went wrong, to the shell's log. Not the message: it may quote what somebody wrote. */
function logError(reference: string, channel: string, error: unknown): void {
  const {
    name = 'unknown',
    stack = '',
    code = '',
  } = error instanceof Error ? (error as NodeJS.ErrnoException) : {};
  const frames = stack.split('\n').filter((line) => line.startsWith('    at '));
  process.stderr.write([`${reference} ${channel} ${name} ${code}`, ...frames, ''].join('\n'));
}
