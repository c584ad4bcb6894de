import type { Day } from '#domain/time/day.ts';
import type { ClosedAs, IssueState } from './words.ts';

/** What is recorded of a problem's way through the ledger. */
export interface Course {
  /** 2026-0001; stands in every refusal. */
  readonly number: string;
  readonly foundOn: Day;
  readonly department: string | null;
  readonly confirmedOn: Day | null;
  readonly measure: string | null;
  readonly responsible: string | null;
  readonly dueOn: Day | null;
  readonly closedOn: Day | null;
  /** One name or several, as written. */
  readonly closedBy: string | null;
  readonly closedAs: ClosedAs | null;
  readonly checkedOn: Day | null;
  /** The newest day on which it came back. */
  readonly reopenedOn: Day | null;
}

/** What can be done with a problem. `dismiss` closes what was found not to be one, `sendBack` is a check that fails. */
export type IssueAct =
  | { readonly kind: 'confirm'; readonly department: string; readonly by: string; readonly on: Day }
  | {
      readonly kind: 'plan';
      readonly measure: string;
      readonly unit: string;
      readonly responsible: string;
      readonly dueOn: Day;
    }
  | { readonly kind: 'close' | 'dismiss'; readonly done: string; readonly by: string; readonly on: Day }
  | { readonly kind: 'pass'; readonly by: string; readonly on: Day }
  | { readonly kind: 'sendBack'; readonly reason: string; readonly by: string; readonly on: Day }
  | { readonly kind: 'reopen'; readonly reason: string; readonly on: Day };
type ActKind = IssueAct['kind'];

/** Where an act leads from each state; what is not here cannot be done. */
export const ARROWS: Readonly<Record<IssueState, Partial<Record<ActKind, IssueState>>>> = {
  found: { confirm: 'confirmed', dismiss: 'closed' },
  confirmed: { confirm: 'confirmed', plan: 'planned', dismiss: 'closed' },
  planned: { confirm: 'planned', plan: 'planned', close: 'closed', dismiss: 'closed' },
  reopened: { confirm: 'reopened', plan: 'planned', dismiss: 'closed' },
  closed: { pass: 'checked', sendBack: 'reopened', reopen: 'reopened' },
  checked: { reopen: 'reopened' },
};

/** As `STATE` of db/issues.ts has it. */
export function stateOf(course: Course): IssueState {
  if (course.checkedOn !== null) return 'checked';
  if (course.closedOn !== null) return 'closed';
  if (course.measure !== null && course.dueOn !== null) return 'planned';
  if (course.reopenedOn !== null) return 'reopened';
  return course.confirmedOn === null ? 'found' : 'confirmed';
}

/** The course after an act that `refuseAct` lets through. What comes back wants a new deadline. */
export function afterAct(course: Course, act: IssueAct): Course {
  switch (act.kind) {
    case 'confirm':
      return { ...course, department: act.department, confirmedOn: act.on };
    case 'plan':
      return { ...course, measure: act.measure, responsible: act.responsible, dueOn: act.dueOn };
    case 'close':
    case 'dismiss':
      return {
        ...{ ...course, closedOn: act.on, closedBy: act.by },
        closedAs: act.kind === 'close' ? 'corrected' : 'unfounded',
      };
    case 'pass':
      return { ...course, checkedOn: act.on };
    case 'sendBack':
    case 'reopen':
      return {
        ...{ ...course, closedOn: null, closedBy: null, closedAs: null, checkedOn: null },
        ...{ dueOn: null, reopenedOn: act.on },
      };
  }
}
