import type { IssueState } from '#domain/ledger/words.ts';
import type { Request } from '#contract/channels.ts';
import type { Issue } from '#contract/issue.ts';

export type LedgerFilter = Omit<Request<'issue.list'>, 'order' | 'offset' | 'limit'>;

/** What a person does with problems, one or many. */
export type LedgerStep = 'confirm' | 'plan' | 'close' | 'dismiss' | 'check' | 'reopen';

export const STEP_WORDS: Readonly<Record<LedgerStep, string>> = {
  confirm: '部门确认',
  plan: '定整改措施',
  close: '销号',
  dismiss: '不属实',
  check: '复核',
  reopen: '重开',
};

/** The act that comes next; what came back without ever having been confirmed is confirmed first. */
export function nextStep({ state, confirmedOn }: Pick<Issue, 'state' | 'confirmedOn'>): LedgerStep | null {
  if (state === 'reopened') return confirmedOn === null ? 'confirm' : 'plan';
  return NEXT[state];
}

const NEXT = {
  found: 'confirm',
  confirmed: 'plan',
  planned: 'close',
  closed: 'check',
  checked: null,
} as const satisfies Record<Exclude<IssueState, 'reopened'>, LedgerStep | null>;

const OTHERS: Readonly<Record<IssueState, readonly LedgerStep[]>> = {
  found: ['dismiss'],
  confirmed: ['confirm', 'dismiss'],
  planned: ['plan', 'dismiss'],
  reopened: ['dismiss'],
  closed: ['reopen'],
  checked: ['reopen'],
};

/** What else can be done, beside what comes next. */
export const otherSteps = (issue: Pick<Issue, 'state' | 'confirmedOn'>): readonly LedgerStep[] =>
  OTHERS[issue.state].filter((step) => step !== nextStep(issue));

/** What all of these problems can be put to together. */
export function sharedSteps(issues: readonly Issue[]): readonly LedgerStep[] {
  const of = issues.map((issue) => new Set([nextStep(issue) ?? [], ...otherSteps(issue)].flat()));
  return (Object.keys(STEP_WORDS) as LedgerStep[]).filter((step) => of.every((steps) => steps.has(step)));
}

/** 云溪村 赵一, or the village alone where the problem is its own. */
export const whoseIssue = ({ householdId, headName, village }: Issue): string =>
  householdId === null ? `${village ?? ''}（村级）` : (headName ?? '');
