import type { Result } from '#contract/result.ts';
import type { World } from './world.ts';

/** What a clerk may do, in one of the ways that the drawn numbers give; a refusal is an answer too. */
export interface Act {
  /** Acts that must have been done for this one to be possible at all. */
  readonly needs?: readonly string[];
  readonly run: (world: World) => Promise<Result<unknown>>;
}

export const PROOF = { on: '2025-06-01', proof: '户口簿' };
export const REASON = { reason: '核对后更正' };
export const HERE = 'left_on IS NULL';
