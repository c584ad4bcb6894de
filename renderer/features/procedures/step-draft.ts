import type { Request } from '#contract/channels.ts';
import type { ProcedurePage } from '#contract/procedure.ts';

export type Step = ProcedurePage['steps'][number];

/** What a step wants entered. `nobody`: it is for suspected households, and there is none. */
export type StepKind = 'notice' | 'meeting' | 'nobody' | 'plain';

export function kindOfStep(step: Step, { candidates }: Pick<ProcedurePage, 'candidates'>): StepKind {
  const isSuspected = candidates.some((each) => !each.dropped && (each.comparison?.hits ?? 0) > 0);
  if (step.onlySuspected && !isSuspected) return 'nobody';
  if (step.noticeDays !== null) return 'notice';
  return step.meeting === null ? 'plain' : 'meeting';
}

/** Whether a step is, or was, for nobody: it wants no meeting and no papers then. */
export const isForNobody = (step: Step, page: Pick<ProcedurePage, 'candidates' | 'nextStep'>): boolean =>
  step.nobody || (step.key === page.nextStep && kindOfStep(step, page) === 'nobody');

export interface StepDraft {
  readonly on: string | null;
  readonly noticeFrom: string | null;
  readonly noticeTo: string | null;
  readonly expected: number | null;
  readonly present: number | null;
  readonly place: string;
}

type Entry = Omit<Request<'procedure.doStep'>, 'id' | 'step' | 'waivers'>;

/** What is sent for a step of this kind; null while its day is missing. A notice is recorded for the day of posting. */
export function readStep(draft: StepDraft, kind: StepKind): Entry | null {
  const { noticeFrom, noticeTo, expected, present } = draft;
  const place = draft.place.trim() === '' ? {} : { place: draft.place.trim() };
  if (kind === 'notice') {
    if (noticeFrom === null) return null;
    return { on: noticeFrom, noticeFrom, ...(noticeTo !== null && { noticeTo }), ...place };
  }
  if (draft.on === null) return null;
  if (kind !== 'meeting') return { on: draft.on };
  return {
    on: draft.on,
    ...(expected !== null && { expected }),
    ...(present !== null && { present }),
    ...place,
  };
}
