import type { Bitmap } from '../pictures/bitmap.ts';
import { scaledTo } from '../pictures/scale.ts';
import { parsePrintedCode } from '#domain/scans/printed-code.ts';
import { greyOf } from './grey.ts';
import { readCodes } from './read-codes.ts';
import { exactSkew, isBlank, lieOf } from './upright.ts';

/** What is to be seen on the picture of one page. */
export interface LookedAt {
  /** Of the picture as it came. */
  readonly width: number;
  readonly height: number;
  /** The texts of its codes, ours and others'. */
  readonly codes: readonly string[];
  /** Whether another code stands on it that could not be read. */
  readonly hasUnread: boolean;
  /** Whether there is nothing on it: the back of a sheet. */
  readonly isBlank: boolean;
  /** Degrees clockwise until it is upright; 0 where no code of ours says so. */
  readonly turn: 0 | 90 | 180 | 270;
  /** Tenths of a degree clockwise by which the turned page lies askew. */
  readonly skew: number;
}

/** A4 at 300 dpi; finer scans tell no more about a code of 11 mm. */
const LONG_SIDE = 3600;

export async function lookAtPage(bitmap: Bitmap): Promise<LookedAt> {
  const grey = greyOf(scaledTo(bitmap, { longSide: LONG_SIDE }));
  const size = { width: bitmap.width, height: bitmap.height };
  if (isBlank(grey)) return { ...size, codes: [], hasUnread: false, isBlank: true, turn: 0, skew: 0 };
  const { codes, hasUnread } = await readCodes(grey);
  const own = codes.find(({ text }) => text !== null && parsePrintedCode(text) !== null);
  const lie = own === undefined ? null : lieOf(own);
  return {
    ...size,
    codes: codes.map(({ text }) => text ?? ''),
    hasUnread,
    isBlank: false,
    turn: lie?.turn ?? 0,
    skew: lie === null ? 0 : Math.round(exactSkew(grey, lie) * 10),
  };
}
