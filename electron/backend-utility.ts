import type { UtilityProcess } from 'electron';
import type { FromBackend, ToBackend } from '#contract/message.ts';
import { connectBackend, type BackendClient, type BackendPort } from './backend-client.ts';
import type { Log } from './log.ts';

/** No request of a client has this id: they count from 1. */
const LAST = 0;

/** The backend as a process of Electron, started with `stdio: 'pipe'`; what it writes goes to the log. */
export function utilityBackend(child: UtilityProcess, log: Log): BackendClient {
  child.stderr?.on('data', (text: Buffer) => log(text.toString('utf8')));
  child.stdout?.resume();
  const port: BackendPort = {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromBackend) => listener(message)),
    onExit: (listener) => void child.once('exit', (code) => listener(`backend-${code}`)),
    // On Windows kill() is sudden, so the archive is closed before.
    end: () => {
      child.on('message', (message: FromBackend) => {
        if (message.kind === 'answer' && message.id === LAST) child.kill();
      });
      child.postMessage({ id: LAST, channel: 'archive.close', input: {} } satisfies ToBackend);
    },
    kill: () => void (child.pid !== undefined && process.kill(child.pid, 'SIGKILL')),
  };
  return connectBackend(port);
}
