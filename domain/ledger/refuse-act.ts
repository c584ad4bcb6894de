import type { Day } from '#domain/time/day.ts';
import { ARROWS, type Course, type IssueAct, stateOf } from './course.ts';
import { ISSUE_STATES } from './words.ts';

interface IssueRefusal {
  readonly rule: string;
  /** A sentence that begins with the problem's number. */
  readonly message: string;
}

/** What the archive and the files say for or against an act. */
export interface Circumstances {
  readonly today: Day;
  /** Why the problem is not put right yet, in words; null where nothing speaks against it. */
  readonly stillThere: string | null;
  /** Why it cannot be called unfounded. */
  readonly isTrue: string | null;
  /** Something shows that it was put right: a text or a photo. */
  readonly hasEvidence: boolean;
}

type Check = (course: Course, act: IssueAct, circumstances: Circumstances) => IssueRefusal | null;

/** Why an act cannot be done with a problem, in the order in which a clerk would ask; null when it can. */
export function refuseAct(course: Course, act: IssueAct, circumstances: Circumstances): IssueRefusal | null {
  for (const check of CHECKS) {
    const refusal = check(course, act, circumstances);
    if (refusal !== null) return { ...refusal, message: `${course.number}：${refusal.message}` };
  }
  return null;
}

const CHECKS: readonly Check[] = [wrongState, unconfirmed, blank, inFuture, outOfOrder, sameHands, notYet];

const ACT_WORDS: Readonly<Record<IssueAct['kind'], string>> = {
  confirm: '部门确认',
  plan: '定整改措施',
  close: '销号',
  dismiss: '按不属实销号',
  pass: '复核',
  sendBack: '退回整改',
  reopen: '重开',
};

/** What to do instead, by the state in which the act does not fit. */
const FIRST = {
  found: '请先经部门确认',
  confirmed: '请先定整改措施、责任人和时限',
  planned: '请先销号',
  reopened: '请先重新定整改措施和时限',
  closed: '请先复核；没有改好的退回整改',
  checked: '已经复核过；问题又出现的请重开',
} as const;

function wrongState(course: Course, act: IssueAct): IssueRefusal | null {
  const state = stateOf(course);
  if (ARROWS[state][act.kind] !== undefined) return null;
  const message = `这个问题是“${ISSUE_STATES[state]}”，不能${ACT_WORDS[act.kind]}。${FIRST[state]}。`;
  return { rule: 'issue-state', message };
}

/** A problem that was closed as unfounded comes back without ever having been confirmed. */
function unconfirmed(course: Course, act: IssueAct): IssueRefusal | null {
  return act.kind === 'plan' && course.confirmedOn === null
    ? { rule: 'issue-unconfirmed', message: '还没有经部门确认，请先确认再定措施。' }
    : null;
}

const isBlank = (text: string): boolean => text.trim() === '';

function blank(_: Course, act: IssueAct, { hasEvidence }: Circumstances): IssueRefusal | null {
  const missing = [
    ...('department' in act && isBlank(act.department) ? ['确认部门'] : []),
    ...('measure' in act && isBlank(act.measure) ? ['整改措施'] : []),
    ...('unit' in act && isBlank(act.unit) ? ['责任单位'] : []),
    ...('responsible' in act && isBlank(act.responsible) ? ['责任人'] : []),
    ...('done' in act && isBlank(act.done) ? [act.kind === 'dismiss' ? '不属实的情况说明' : '整改情况'] : []),
    ...('reason' in act && isBlank(act.reason) ? ['重开原因'] : []),
    ...('by' in act && isBlank(act.by) ? [BY[act.kind]] : []),
  ];
  if (missing.length > 0) return { rule: 'issue-blank', message: `请填写${missing.join('、')}。` };
  return act.kind === 'close' && !hasEvidence
    ? { rule: 'issue-evidence', message: '没有佐证材料，请写明材料名称，或者添加整改后的照片。' }
    : null;
}

const BY = {
  confirm: '确认人',
  close: '销号人',
  dismiss: '销号人',
  pass: '复核人',
  sendBack: '复核人',
} as const;

const DAY_WORDS = {
  confirm: '确认日期',
  close: '销号日期',
  dismiss: '销号日期',
  pass: '复核日期',
  sendBack: '复核日期',
  reopen: '重开日期',
} as const;

function inFuture(_: Course, act: IssueAct, { today }: Circumstances): IssueRefusal | null {
  return act.kind !== 'plan' && act.on > today
    ? { rule: 'issue-future', message: `${DAY_WORDS[act.kind]} ${act.on} 晚于今天 ${today}，请核对。` }
    : null;
}

/** Each act's day is not before the newest day that it follows. */
function outOfOrder(course: Course, act: IssueAct): IssueRefusal | null {
  const [day, word] = act.kind === 'plan' ? [act.dueOn, '整改时限'] : [act.on, DAY_WORDS[act.kind]];
  const before = daysBefore(course, act).find(([earlier]) => earlier !== null && earlier > day);
  return before === undefined
    ? null
    : { rule: 'issue-order', message: `${word} ${day} 早于${before[1]} ${before[0]}，请核对。` };
}

function daysBefore(course: Course, { kind }: IssueAct): (readonly [Day | null, string])[] {
  const { foundOn, confirmedOn, closedOn, checkedOn, reopenedOn } = course;
  if (kind === 'confirm') return [[foundOn, '发现日期']];
  const begun = [
    [reopenedOn, '重开日期'],
    [confirmedOn, '确认日期'],
    [foundOn, '发现日期'],
  ] as const;
  if (kind === 'plan' || kind === 'close' || kind === 'dismiss') return [...begun];
  return [
    [checkedOn, '复核日期'],
    [closedOn, '销号日期'],
  ];
}

/** 张三、李四 → each. */
const namesIn = (written: string): string[] =>
  written
    .split(/[\s、，,；;/]+/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** Closed by one, checked by another, who is not the one that had to put it right. */
function sameHands(course: Course, act: IssueAct): IssueRefusal | null {
  if (act.kind !== 'pass' && act.kind !== 'sendBack') return null;
  const checkers = namesIn(act.by);
  const shared = (written: string | null): string | undefined =>
    checkers.find((name) => namesIn(written ?? '').includes(name));
  const closer = shared(course.closedBy);
  if (closer !== undefined)
    return { rule: 'issue-same-person', message: `复核人不能是销号人${closer}，请由另一人复核。` };
  const responsible = shared(course.responsible);
  return responsible === undefined
    ? null
    : { rule: 'issue-same-person', message: `复核人不能是责任人${responsible}，请由另一人复核。` };
}

function notYet(course: Course, act: IssueAct, { stillThere, isTrue }: Circumstances): IssueRefusal | null {
  const passes = act.kind === 'pass' && course.closedAs === 'corrected';
  if ((act.kind === 'close' || passes) && stillThere !== null)
    return { rule: 'issue-still-there', message: stillThere };
  const dismissed = act.kind === 'pass' && course.closedAs === 'unfounded';
  return (act.kind === 'dismiss' || dismissed) && isTrue !== null
    ? { rule: 'issue-is-true', message: isTrue }
    : null;
}
