import { afterEach, expect, test } from 'vitest';
import { createScanThread, type ScanThread } from '#backend/scans/thread.ts';

/** Answers `look` with a fault named after the page, hangs on page 2, dies on page 3, stumbles on page 4. */
const WORKER = `
  import { parentPort } from 'node:worker_threads';
  parentPort.on('message', ({ id, work }) => {
    if (work.page === 2) return;
    if (work.page === 3) process.exit(1);
    if (work.page === 4)
      return parentPort.postMessage({ id, outcome: { kind: 'unforeseen', frames: 'Error\\n    at here' } });
    parentPort.postMessage({ id, outcome: { kind: 'opened', pages: work.page } });
  });`;

let thread: ScanThread;
afterEach(() => thread.end());

const asked = (page: number, limit = 10_000) => thread.ask({ kind: 'look', page }, limit);

test('a picture on which the thread hangs or dies is a fault, and the next is looked at by another', async () => {
  thread = createScanThread(new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`));
  const [slow, next, lost, last] = await Promise.all([asked(2, 300), asked(5), asked(3), asked(6)]);
  expect(slow).toEqual({ kind: 'fault', fault: 'too-slow' });
  expect(next).toEqual({ kind: 'opened', pages: 5 });
  expect(lost).toEqual({ kind: 'fault', fault: 'too-heavy' });
  expect(last).toEqual({ kind: 'opened', pages: 6 });
});

test('a mistake of the program comes with where it happened and nothing of the page', async () => {
  thread = createScanThread(new URL(`data:text/javascript,${encodeURIComponent(WORKER)}`));
  await expect(asked(4)).rejects.toMatchObject({ stack: 'Error\n    at here' });
});
