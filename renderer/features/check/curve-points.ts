import type { CurvePoint } from '#contract/check.ts';

/** The last check of each day, in their order. */
export function lastOfDays(runs: readonly CurvePoint[]): CurvePoint[] {
  const days = new Map<string, CurvePoint>();
  for (const run of [...runs].toSorted((a, b) => (a.at < b.at ? -1 : 1))) days.set(run.on, run);
  return [...days.values()].toSorted((a, b) => (a.on < b.on ? -1 : 1));
}

/** The checks that found something else than the one before, the newest first, each with that one. */
export function changesOf(
  runs: readonly CurvePoint[],
): { run: CurvePoint; before: CurvePoint | undefined }[] {
  const inOrder = [...runs].toSorted((a, b) => (a.at < b.at ? -1 : 1));
  const changes: { run: CurvePoint; before: CurvePoint | undefined }[] = [];
  for (const run of inOrder) {
    const before = changes.at(-1)?.run;
    if (before === undefined || figures(run) !== figures(before)) changes.push({ run, before });
  }
  return changes.reverse();
}

const figures = ({ errors, warnings, answered }: CurvePoint): string =>
  [errors, warnings, answered].join(' ');

/** `+12`, `-3`, nothing where it is the first or stayed as it was. */
export function differenceOf(now: number, before: number | undefined): string {
  if (before === undefined || now === before) return '';
  return now > before ? `+${now - before}` : String(now - before);
}
