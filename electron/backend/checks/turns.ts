/** Pieces of a work, by number; null when none is left. */
export interface Turns {
  next(): number | null;
  /** How many are taken, by whomever. */
  taken(): number;
}

/** One after the other. */
export function inOrder(pieces: number): Turns {
  let at = 0;
  return { next: () => (at < pieces ? at++ : null), taken: () => at };
}

const TAKEN = 0;
const SHOWN = 1;

/** What two threads that share a work know of each other. */
export const sharedState = (): SharedArrayBuffer => new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);

/**
 * Two threads take pieces of a work from its two ends until they meet: neither waits for the other, however different
 * their pieces are.
 */
export function sharedTurns(shared: SharedArrayBuffer, pieces: number, end: 'front' | 'back'): Turns {
  const cells = new Int32Array(shared);
  let mine = 0;
  return {
    next: () => {
      if (Atomics.add(cells, TAKEN, 1) >= pieces) return null;
      mine += 1;
      return end === 'front' ? mine - 1 : pieces - mine;
    },
    taken: () => Math.min(Atomics.load(cells, TAKEN), pieces),
  };
}

/** Nothing more is taken by either. */
export const endTurns = (shared: SharedArrayBuffer, pieces: number): void =>
  void Atomics.store(new Int32Array(shared), TAKEN, pieces);

/** How many hits the front has to show, which the back need not add to. */
export const tellShown = (shared: SharedArrayBuffer, hits: number): void =>
  void Atomics.store(new Int32Array(shared), SHOWN, hits);

export const shownInFront = (shared: SharedArrayBuffer): number =>
  Atomics.load(new Int32Array(shared), SHOWN);
