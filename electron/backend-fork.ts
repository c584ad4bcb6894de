import { fork } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromBackend } from '#contract/message.ts';
import { connectBackend, type BackendClient, type BackendPort } from './backend-client.ts';
import { childEnvironment } from './child-environment.ts';
import { programFiles } from './program-files.ts';

/** The backend as a plain Node process: for the shells that are not Electron. */
export function forkBackend(entry: URL = programFiles.backend): BackendClient {
  return connectBackend(forkPort(entry));
}

function forkPort(entry: URL): BackendPort {
  const child = fork(fileURLToPath(entry), [programFiles.fonts], {
    serialization: 'advanced',
    execArgv: [],
    // The sources are compiled once: half the time that a short command takes.
    env: { NODE_COMPILE_CACHE: join(programFiles.cache, 'compiled'), ...childEnvironment(process.env) },
    // The terminal's stdout belongs to the answer alone.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  return {
    // A message to a process that is just ending is answered by its exit.
    post: (message) => void (child.connected && child.send(message, () => undefined)),
    onMessage: (listener) => void child.on('message', (message) => listener(message as FromBackend)),
    onExit: (listener) => {
      const once = onlyOnce(listener);
      child.once('exit', (code, signal) => once(`backend-${signal ?? code ?? 'exit'}`));
      child.once('error', () => once('backend-not-started'));
    },
    end: () => (child.connected ? child.disconnect() : void child.kill()),
    kill: () => void child.kill('SIGKILL'),
  };
}

function onlyOnce(listener: (how: string) => void): (how: string) => void {
  let told = false;
  return (how) => {
    if (told) return;
    told = true;
    listener(how);
  };
}
