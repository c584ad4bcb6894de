import type { CandidateRow, StepRow } from '#db/procedures.ts';
import type { Cells } from '#db/row-access.ts';
import type { Effect, StepRole } from '#domain/procedures/definition.ts';
import { recordOfStep, type Running } from './running.ts';

const begun = ({ notice_from: from, done_on: on }: StepRow): string => from ?? on;

/** Columns of the year's adjustment (exports 3.1–3.4) that a step of each role fills. */
const COLUMNS: Readonly<Record<Exclude<StepRole, 'comparison'>, (step: StepRow) => Cells>> = {
  applied: ({ done_on }) => ({ applied_on: done_on }),
  'first-meeting': ({ done_on }) => ({ first_meeting_on: done_on }),
  'first-notice': (step) => ({ first_notice_from: begun(step), first_notice_to: step.notice_to }),
  'second-meeting': ({ done_on, nobody }) => ({ second_meeting_on: nobody === 1 ? null : done_on }),
  'second-notice': (step) => ({ second_notice_from: begun(step), second_notice_to: step.notice_to }),
  approval: ({ done_on }) => ({ county_approved_on: done_on }),
  announcement: (step) => ({ announced_on: begun(step) }),
  told: ({ done_on }) => ({ told_on: done_on }),
};

const NO_SUSPICION = '1';
const ANSWERED = '2';

type Listed = Exclude<Effect, 'open-monitoring-spell' | 'eliminate-spell' | 'none'>;

/** Effects that end in an adjustment of the year, and its kind (code of adjustment_kind). */
export const ADJUSTMENT_KIND: Readonly<Record<Listed, string>> = {
  recognise: '1',
  return: '2',
  exit: '3',
  clear: '4',
};

export const isOfTheList = (effect: Effect): effect is Listed => Object.hasOwn(ADJUSTMENT_KIND, effect);

/** The household's adjustment as its procedure has it: the days, what is decided, what the comparison found. */
export const adjustmentCells = (running: Running, candidate: CandidateRow): Cells => ({
  ...daysOf(running, candidate),
  ...{ mark: candidate.mark, reason: candidate.reason, procedure_id: running.row.id },
  causes: running.definition.effect === 'return' ? candidate.causes : null,
});

function daysOf(running: Running, candidate: CandidateRow): Cells {
  const compared = running.definition.steps.some(
    (step) => step.writes === 'comparison' && recordOfStep(running, step) !== undefined,
  );
  const facts = running.state.candidates.find(({ id }) => id === candidate.household_id)?.facts;
  return {
    ...daysOfSteps(running),
    ...(compared && { comparison_result: (facts?.comparison?.hits ?? 0) > 0 ? ANSWERED : NO_SUSPICION }),
    ...(hasSigned(running, candidate) && { is_signed: 1 }),
  };
}

/** The days that the adjustment of every household has from the steps that were recorded, by their roles. */
export const daysOfSteps = (running: Pick<Running, 'definition' | 'steps'>): Cells =>
  running.definition.steps.reduce<Cells>((all, step) => {
    const record = recordOfStep(running, step);
    if (record === undefined || step.writes === undefined || step.writes === 'comparison') return all;
    return { ...all, ...COLUMNS[step.writes](record) };
  }, {});

/** 本户认可: a paper of its own that a step of the household asks for came back signed. */
const hasSigned = ({ definition, papers }: Running, { household_id: id }: CandidateRow): boolean =>
  definition.steps
    .filter(({ actor }) => actor === 'household')
    .some((step) =>
      papers.some(
        (paper) =>
          paper.step_key === step.key &&
          paper.state === 'signed' &&
          (paper.household_id === null || paper.household_id === id),
      ),
    );
