import { useAnswer } from '../../../queries.ts';

/** Thickness of the boxes that there are, in millimetres. */
export const SPINES = [10, 15, 20, 30, 40] as const;
export type Spine = (typeof SPINES)[number];

/** Those that the rules of the year name. */
export function useSpines(year: number): readonly Spine[] {
  const named = useAnswer('filing.settings', { year }).data?.spines;
  return named === undefined ? SPINES : SPINES.filter((spine) => named.includes(spine));
}
