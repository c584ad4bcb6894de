import { SheetError } from './sheet-error.ts';

/** How long reading may hold the event loop. */
const HOLD_MS = 20;

/** Throws when the job was cancelled. */
export function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new SheetError('cancelled');
}

/**
 * A function to await between pieces of work: lets the event loop live, so that *Cancel* arrives, and throws
 * when it did.
 */
export function makeBreather(signal: AbortSignal | undefined): () => Promise<void> {
  let since = performance.now();
  return async () => {
    stopIfCancelled(signal);
    if (performance.now() - since < HOLD_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    since = performance.now();
    stopIfCancelled(signal);
  };
}
