import type { ProcedurePage } from '#contract/procedure.ts';
import type { Step } from './step-draft.ts';

export type Paper = Step['papers'][number];

/** A paper and the step that it belongs to. */
export interface DuePaper {
  readonly step: Step;
  readonly paper: Paper;
}

/** Whether as much of a paper is there as is wanted. */
export const hasAll = ({ perHousehold, inHand, wanted, state, need }: Paper): boolean =>
  perHousehold ? wanted > 0 && inHand >= wanted : state === 'signed' || state === need;

export const keyOf = ({ step, paper }: DuePaper): string => `${step.key} ${paper.document}`;

/**
 * The papers of a step; before those of the next one what earlier steps still lack, since that stands in its way.
 * `kept`: keys of earlier papers that stay although they have come in since, so that no row jumps away when ticked.
 */
export function duePapers(
  { steps, nextStep }: Pick<ProcedurePage, 'steps' | 'nextStep'>,
  step: Step,
  kept: ReadonlySet<string> = new Set(),
): DuePaper[] {
  const own = step.papers.map((paper) => ({ step, paper }));
  if (step.key !== nextStep) return own;
  const before = steps.slice(
    0,
    steps.findIndex(({ key }) => key === step.key),
  );
  const lacking = before
    .flatMap((earlier) => earlier.papers.map((paper) => ({ step: earlier, paper })))
    .filter((due) => !hasAll(due.paper) || kept.has(keyOf(due)));
  return [...lacking, ...own];
}
