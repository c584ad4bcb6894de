import { parentPort } from 'node:worker_threads';
import { PictureFault } from '../pictures/bitmap.ts';
import type { ScanAnswer, ScanRequest, ScanResult, ScanWork } from './job.ts';
import { lookAtPage } from './look-at-page.ts';
import { countPages, pageOf, shownPage } from './page-of-file.ts';

/** The file in hand, whose pages are looked at one after the other. */
let inHand: Uint8Array | null = null;

parentPort?.on('message', (request: ScanRequest) => void answer(request));

async function answer({ id, work }: ScanRequest): Promise<void> {
  try {
    const outcome = await resultOf(work);
    send({ id, outcome }, outcome.kind === 'shown' ? [outcome.jpeg.buffer] : []);
  } catch (error) {
    const outcome =
      error instanceof PictureFault
        ? ({ kind: 'fault', fault: error.kind } as const)
        : ({ kind: 'unforeseen', frames: framesOf(error) } as const);
    send({ id, outcome });
  }
}

async function resultOf(work: ScanWork): Promise<ScanResult> {
  switch (work.kind) {
    case 'open': {
      const pages = await countPages(work.content);
      inHand = work.content;
      return { kind: 'opened', pages };
    }
    case 'look': {
      if (inHand === null) throw new Error('no file in hand');
      return { kind: 'looked', looked: await lookAtPage(await pageOf(inHand, work.page)) };
    }
    case 'show':
      return { kind: 'shown', jpeg: await shownPage(work.content, work.showing) };
  }
}

const send = (message: ScanAnswer, moved: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(message, moved);

/** Where it happened, without the message: a codec's may quote the file. */
function framesOf(error: unknown): string {
  if (!(error instanceof Error)) return '';
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...frames].join('\n');
}
