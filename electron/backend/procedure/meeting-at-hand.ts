import type { Step } from '#domain/procedures/definition.ts';
import { meetingStepsOf, type Running } from './running.ts';

/**
 * The meeting that a sheet is about: the one that is next, else the last that was recorded; before any the first. A
 * meeting that was for nobody was none.
 */
export function meetingAtHand(running: Pick<Running, 'definition' | 'steps'>): Step | undefined {
  const meetings = meetingStepsOf(running);
  const recordOf = ({ key }: Step) => running.steps.find(({ step_key }) => step_key === key);
  const next = running.definition.steps.find((step) => recordOf(step) === undefined);
  const held = meetings.filter((step) => recordOf(step)?.nobody === 0);
  return meetings.find((step) => step === next) ?? held.at(-1) ?? meetings[0];
}
