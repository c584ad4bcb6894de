import type { Procedure } from './definition.ts';

/** Without the optional steps that were not chosen, and without what spoke of them. */
export function withChosenSteps(definition: Procedure, chosen: readonly string[]): Procedure {
  const steps = definition.steps.filter(
    ({ key, optional }) => optional === undefined || chosen.includes(key),
  );
  const has = (key: string) => steps.some((step) => step.key === key);
  return {
    ...definition,
    steps: steps.map(({ within, notBefore, ...step }) => ({
      ...step,
      ...(within && has(within.of) && { within }),
      ...(notBefore && has(notBefore.of) && { notBefore }),
    })),
    limits: definition.limits.filter(({ from, to }) => has(from) && has(to)),
  };
}
