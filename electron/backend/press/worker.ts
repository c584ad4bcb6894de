import { parentPort, workerData } from 'node:worker_threads';
import { inspectFont } from './inspect-font.ts';
import type { PressAnswer, PressProgress, PressRequest, PressWork } from './job.ts';
import { createRenderer, type Render } from './render.ts';

const work = workerData as PressWork;

if ('file' in work) {
  parentPort?.postMessage(inspectFont(Buffer.from(work.file), work.face));
} else {
  const render = createRenderer(work.fontFolder, work.own);
  parentPort?.on('message', (request: PressRequest) => answer(render, request));
}

function answer(render: Render, { id, job }: PressRequest): void {
  try {
    const result = render(job, { onPaper: (done) => tell(id, done) });
    send({ id, outcome: { result } }, result.ok ? [result.value.pdf.buffer] : []);
  } catch (error) {
    send({ id, outcome: { frames: framesOf(error) } });
  }
}

// Enough for a bar that moves.
const EVERY = 10;

function tell(id: number, done: number): void {
  if (done % EVERY === 0) send({ id, done });
}

function send(message: PressAnswer | PressProgress, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, moved);
}

/** Where it happened, without the message: pdfmake's messages quote the text that it could not set. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
