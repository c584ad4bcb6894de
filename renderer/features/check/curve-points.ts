import type { CurvePoint } from '#contract/check.ts';

/** The last check of each day, in their order. */
export function lastOfDays(runs: readonly CurvePoint[]): CurvePoint[] {
  const days = new Map<string, CurvePoint>();
  for (const run of [...runs].toSorted((a, b) => (a.at < b.at ? -1 : 1))) days.set(run.on, run);
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** `+12`, `-3`, nothing where it is the first or stayed as it was. */
export function differenceOf(now: number, before: number | undefined): string {
  if (before === undefined || now === before) return '';
  return now > before ? `+${now - before}` : String(now - before);
}
