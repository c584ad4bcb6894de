import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';

/** What a step is called, by the packs that come with the program; its key when none knows it. */
export function stepTitle(procedure: string, step: string): string {
  const steps = SHIPPED_PACKS.flatMap(({ procedures = [] }) => procedures)
    .filter(({ key }) => key === procedure)
    .flatMap((found) => found.steps ?? []);
  return steps.findLast(({ key, title }) => key === step && title !== undefined)?.title ?? step;
}
