import type { GateName, Procedure } from '#domain/procedures/definition.ts';
import type { ProcedurePage } from '#contract/procedure.ts';
import { meetingStepsOf } from './running.ts';

/** Which entries a procedure wants of every household, from its gates, its meetings and what its end does. */
export function asksOf(definition: Procedure): ProcedurePage['asks'] {
  const { steps, effect } = definition;
  const has = (...gates: readonly GateName[]) =>
    steps.some((step) => gates.some((gate) => step.gates.includes(gate)));
  return {
    consent: has('consent-signed'),
    visit: has('two-investigators'),
    meetings: meetingStepsOf({ definition }).map(({ key, title, only }) => ({
      ...{ step: key, title, onlySuspected: only === 'suspected' },
    })),
    spell: effect === 'open-monitoring-spell',
    scores: has('scored', 'not-excluded'),
    bars: has('not-barred'),
    comparison: has('compared', 'suspicions-answered') || steps.some(({ only }) => only !== undefined),
    mark: effect === 'exit',
    causes: effect === 'recognise' || effect === 'return',
    mode: effect === 'eliminate-spell',
    reason: effect === 'clear',
  };
}
