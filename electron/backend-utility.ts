import type { UtilityProcess } from 'electron';
import type { FromBackend } from '#contract/message.ts';
import { connectBackend, type BackendClient, type BackendPort } from './backend-client.ts';
import type { Log } from './log.ts';

/** The backend as a process of Electron, started with `stdio: 'pipe'`; what it writes goes to the log. */
export function utilityBackend(child: UtilityProcess, log: Log): BackendClient {
  child.stderr?.on('data', (text: Buffer) => log(text.toString('utf8')));
  child.stdout?.resume();
  const port: BackendPort = {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', (message: FromBackend) => listener(message)),
    onExit: (listener) => void child.once('exit', (code) => listener(`backend-${code}`)),
    end: () => void child.kill(),
    kill: () => void (child.pid !== undefined && process.kill(child.pid, 'SIGKILL')),
  };
  return connectBackend(port);
}
