import { parentPort, workerData } from 'node:worker_threads';
import type { PressAnswer, PressRequest } from './job.ts';
import { createRenderer } from './render.ts';

const { fontFolder } = workerData as { fontFolder: string };
const render = createRenderer(fontFolder);

parentPort?.on('message', (request: PressRequest) => {
  void answer(request);
});

async function answer({ id, job }: PressRequest): Promise<void> {
  try {
    const result = await render(job);
    send({ id, outcome: { result } }, result.ok ? [result.value.pdf.buffer] : []);
  } catch (error) {
    send({ id, outcome: { frames: framesOf(error) } });
  }
}

function send(message: PressAnswer, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** Where it happened, without the message: pdfmake's messages quote the text that it could not set. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
