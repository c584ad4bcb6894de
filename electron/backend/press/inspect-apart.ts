import { Worker } from 'node:worker_threads';
import type { Inspection } from './inspect-font.ts';
import type { PressWork } from './job.ts';

/** A real font of 40 MB takes two or three seconds. */
const LONGEST = 30_000;
const MOST_MEMORY_MB = 768;

/** A font file judged in a thread of its own: whatever it does there, nothing but an answer comes out. */
export function inspectApart(
  workerUrl: URL,
  work: Extract<PressWork, { file: Uint8Array }>,
): Promise<Inspection> {
  return new Promise((resolve) => {
    const worker = new Worker(workerUrl, {
      workerData: work,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const end = (inspection: Inspection): void => {
      clearTimeout(limit);
      void worker.terminate();
      resolve(inspection);
    };
    const lost = (): void => end({ ok: false, wrong: 'damaged' });
    const limit = setTimeout(lost, LONGEST);
    worker.once('message', end);
    worker.once('error', lost);
    worker.once('exit', lost);
  });
}
