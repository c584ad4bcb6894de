import type { Request } from '#contract/channels.ts';
import type { Issue } from '#contract/issue.ts';
import type { LedgerStep } from './ledger-words.ts';

/** What a person writes for a step; each step wants some of it. */
export interface StepDraft {
  readonly on: string | null;
  readonly by: string;
  /** Empty: each the department of its kind. */
  readonly department: string;
  readonly measure: string;
  readonly unit: string;
  readonly responsible: string;
  readonly dueOn: string | null;
  readonly done: string;
  readonly evidence: string;
  readonly passed: boolean;
  readonly reason: string;
}

/** What one problem has written already is there to be corrected; what many have is not mixed. */
export function draftOfStep(
  issues: readonly Issue[],
  { today, dueOn }: { today: string; dueOn: string | null },
): StepDraft {
  const only = issues.length === 1 ? issues[0] : undefined;
  return {
    ...{ on: today, by: '', done: '', evidence: '', passed: true, reason: '' },
    department: only === undefined ? '' : (only.department ?? only.proposedDepartment),
    measure: only?.measure ?? '',
    unit: only?.responsibleUnit ?? '',
    responsible: only?.responsible ?? '',
    dueOn: only?.dueOn ?? dueOn,
  };
}

const FIELDS: Readonly<Record<LedgerStep, readonly (keyof StepDraft)[]>> = {
  confirm: ['by', 'on'],
  plan: ['measure', 'unit', 'responsible', 'dueOn'],
  close: ['done', 'by', 'on'],
  dismiss: ['done', 'by', 'on'],
  check: ['by', 'on'],
  reopen: ['reason', 'on'],
};

const WORDS: Readonly<Partial<Record<keyof StepDraft, string>>> = {
  on: '日期',
  by: '是谁',
  measure: '整改措施',
  unit: '责任单位',
  responsible: '责任人',
  dueOn: '整改时限',
  done: '情况',
  reason: '原因',
};

/** What is missing, by field. */
export function lacksOf(step: LedgerStep, draft: StepDraft): Partial<Record<keyof StepDraft, string>> {
  const wanted = [...FIELDS[step], ...(step === 'check' && !draft.passed ? (['reason'] as const) : [])];
  const blank = wanted.filter((key) => String(draft[key] ?? '').trim() === '');
  return Object.fromEntries(blank.map((key) => [key, `请填写${WORDS[key] ?? ''}`]));
}

type Send = {
  readonly [N in 'issue.confirm' | 'issue.plan' | 'issue.close' | 'issue.check' | 'issue.reopen']: {
    readonly channel: N;
    readonly input: Request<N>;
  };
}[`issue.${'confirm' | 'plan' | 'close' | 'check' | 'reopen'}`];

/** The call of a step that lacks nothing. */
export function sendOf(step: LedgerStep, ids: number[], draft: StepDraft): Send {
  const { by, department, measure, unit, responsible, dueOn, done, evidence, passed, reason } = draft;
  const on = draft.on ?? '';
  switch (step) {
    case 'confirm':
      return {
        channel: 'issue.confirm',
        input: { ids, by, on, department: department.trim() === '' ? null : department },
      };
    case 'plan':
      return { channel: 'issue.plan', input: { ids, measure, unit, responsible, dueOn } };
    case 'close':
    case 'dismiss':
      return {
        channel: 'issue.close',
        input: { ids, done, evidence, by, on, as: step === 'close' ? 'corrected' : 'unfounded' },
      };
    case 'check':
      return { channel: 'issue.check', input: { ids, passed, by, on, reason: passed ? null : reason } };
    case 'reopen':
      return { channel: 'issue.reopen', input: { ids, reason, on } };
  }
}
