import { setFlagsFromString } from 'node:v8';

/**
 * Tells the engine to tidy up sooner: nearly all that a call leaves behind is gone with its answer, and on a computer
 * with much memory the engine would let a hundred megabytes of it lie. Costs a few per cent of the time of long jobs.
 */
export function spareMemory(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
