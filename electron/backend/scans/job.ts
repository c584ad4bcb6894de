import type { FaultKind } from '../pictures/bitmap.ts';
import type { Turn } from '../pictures/turn.ts';
import type { LookedAt } from './look-at-page.ts';

/** How a page is shown: upright, straight, the part that is wanted, so large. */
export interface Showing {
  /** Of the file, from 1. */
  readonly page: number;
  readonly turn: Turn;
  /** Tenths of a degree clockwise. */
  readonly skew: number;
  /** x, y, width, height in thousandths of the straightened page; null: all of it. */
  readonly crop: readonly number[] | null;
  readonly size: ShownSize;
}

export type ShownSize = 'thumb' | 'screen' | 'full';

/** What the thread is asked: to take a file in hand, to look at one of its pages, to show a page of another. */
export type ScanWork =
  | { readonly kind: 'open'; readonly content: Uint8Array }
  | { readonly kind: 'look'; readonly page: number }
  | { readonly kind: 'show'; readonly content: Uint8Array; readonly showing: Showing };

export type ScanResult =
  | { readonly kind: 'opened'; readonly pages: number }
  | { readonly kind: 'looked'; readonly looked: LookedAt }
  | { readonly kind: 'shown'; readonly jpeg: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'fault'; readonly fault: FaultKind };

export interface ScanRequest {
  readonly id: number;
  readonly work: ScanWork;
}

export interface ScanAnswer {
  readonly id: number;
  /** The result, or the stack frames of something unforeseen; never what stands on the page. */
  readonly outcome: ScanResult | { readonly kind: 'unforeseen'; readonly frames: string };
}
