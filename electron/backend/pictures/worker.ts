import { parentPort } from 'node:worker_threads';
import { PictureFault } from './bitmap.ts';
import { drawn } from './draw.ts';
import type { PictureAnswer, PictureJob, PictureJobs, PictureRequest } from './job.ts';
import { lightCopy } from './light.ts';
import { factsOf, lookedAt } from './look.ts';

const jobs: {
  readonly [J in PictureJob]: (
    bytes: Uint8Array,
    wanted: PictureJobs[J]['wanted'],
  ) => Promise<PictureJobs[J]['result']>;
} = { look: lookedAt, facts: factsOf, draw: drawn, light: lightCopy };

parentPort?.on('message', (request: PictureRequest) => void answer(request));

async function answer<J extends PictureJob>({ id, job, bytes, wanted }: PictureRequest<J>): Promise<void> {
  try {
    send({ id, outcome: { result: await jobs[job](bytes, wanted) } });
  } catch (error) {
    send({
      id,
      outcome: error instanceof PictureFault ? { fault: error.kind } : { frames: framesOf(error) },
    });
  }
}

const send = (message: PictureAnswer): void => parentPort?.postMessage(message);

/** Where it happened, without the message: a codec's may quote the file. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
