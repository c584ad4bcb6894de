import type { FaultKind } from '../pictures/bitmap.ts';
import type { Showing } from './job.ts';
import type { LookedAt } from './look-at-page.ts';
import { createScanThread } from './thread.ts';

/** A page that was looked at, or why it could not be. */
export type Page = LookedAt | { readonly fault: FaultKind };

export interface ScanDesk {
  /** Every page of a file, one after the other; files wait for each other. A fault where it cannot be opened at all. */
  readonly lookAt: (content: Uint8Array, options: LookOptions) => Promise<readonly Page[] | FaultKind>;
  /** A page as it is shown, as JPEG. */
  readonly show: (content: Uint8Array, showing: Showing) => Promise<Uint8Array<ArrayBuffer> | FaultKind>;
  readonly close: () => Promise<void>;
}

interface LookOptions {
  readonly signal: AbortSignal;
  /** How many pages are done, of how many. */
  readonly onPage: (done: number, total: number) => void;
}

/** A page gives up looking for its code before that; this is for a picture on which the decoder itself hangs. */
const LOOK_MS = 15_000;
const OPEN_MS = 15_000;
const SHOW_MS = 15_000;

/** One thread that reads what comes in and another that shows: a stack of scans keeps nobody from seeing a page. */
export function createScanDesk({
  workerUrl = new URL('./worker.ts', import.meta.url),
}: { readonly workerUrl?: URL } = {}): ScanDesk {
  const reading = createScanThread(workerUrl);
  const showing = createScanThread(workerUrl);
  let turn: Promise<unknown> = Promise.resolve();

  const lookNow = async (
    content: Uint8Array,
    { signal, onPage }: LookOptions,
  ): Promise<readonly Page[] | FaultKind> => {
    let opened = await reading.ask({ kind: 'open', content }, OPEN_MS);
    if (opened.kind !== 'opened') return opened.kind === 'fault' ? opened.fault : 'broken';
    const { pages: total } = opened;
    const pages: Page[] = [];
    for (let page = 1; page <= total; page += 1) {
      signal.throwIfAborted();
      const result = await reading.ask({ kind: 'look', page }, LOOK_MS);
      pages.push(result.kind === 'looked' ? result.looked : { fault: faultOf(result) });
      onPage(page, total);
      // A thread that was lost took the file with it.
      if (result.kind === 'fault' && page < total)
        opened = await reading.ask({ kind: 'open', content }, OPEN_MS);
      if (opened.kind !== 'opened') return faultOf(opened);
    }
    return pages;
  };

  return {
    lookAt: (content, options) => {
      const mine = turn.then(() => lookNow(content, options));
      turn = mine.catch(() => undefined);
      return mine;
    },
    show: async (content, wish) => {
      const result = await showing.ask({ kind: 'show', content, showing: wish }, SHOW_MS);
      return result.kind === 'shown' ? result.jpeg : faultOf(result);
    },
    close: async () => {
      await Promise.all([reading.end(), showing.end()]);
    },
  };
}

const faultOf = (result: { readonly kind: string; readonly fault?: FaultKind }): FaultKind =>
  result.fault ?? 'broken';
