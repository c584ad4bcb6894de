/**
 * What the archive can find out about a line that is ticked (五优先, 六进, 七不进, situations that forbid an exit); a
 * hit is a confirmed suspicion of a comparison.
 */
export const CHECKS = [
  'minimum-living',
  'dangerous-house',
  'ill-or-disabled',
  'breadwinner-dead',
  'half-disabled',
  'hit-housing',
  'hit-vehicle',
  'hit-public-pay',
  'income-below-line',
  'unmet-safeguard',
  'no-measure',
  'new-this-year',
  'without-labour',
  'not-moved-in',
  'dropped-out',
  'unsafe-water',
] as const;
export type Check = (typeof CHECKS)[number];
