import type { BackendClient } from './backend-client.ts';

const CLEAR_LINE = '\r\u001b[K';

/** One line on the terminal that follows the work; the answered function takes it away. */
export function showProgress(backend: BackendClient, write: (text: string) => void): () => void {
  const stop = backend.onProgress(({ stage, done, total }) => {
    write(`${CLEAR_LINE}${stage} ${total === null ? done : `${done}/${total}`}`);
  });
  return () => {
    stop();
    write(CLEAR_LINE);
  };
}
