import { addDays, type Day, daysBetween, isDay } from '#domain/time/day.ts';
import { dayReached, lastRecorded } from './day-reached.ts';
import { brokenLimits, latestDays, lostLimits, refuseTooLate } from './deadlines.ts';
import type { GateName, Procedure, Step } from './definition.ts';
import type { GateContext } from './gate.ts';
import { refusalsOf } from './gates.ts';
import { firstDayAfter, lastDayOfNotice, noticeEnd } from './periods.ts';
import {
  type Candidate,
  type Clock,
  type ProcedureState,
  type Refusal,
  startOfStep,
  type StepInput,
} from './procedure-state.ts';

/**
 * A step as it stands today. `ready`: nothing but its own entries is missing; `waiting`: it is next, but a notice
 * still runs or a paper is missing (`blockers`); `later`: other steps come first.
 */
export interface StepView {
  readonly key: string;
  readonly title: string;
  readonly status: 'done' | 'ready' | 'waiting' | 'later';
  /** The first day that the step can bear; of a later step a forecast, if what stands before it is done today. */
  readonly earliest?: Day;
  /** The last day that still keeps every time limit and day of the calendar, notices that must follow included. */
  readonly latest?: Day;
  /** Days from today to `latest`; negative when it has passed, and none where the procedure is entered afterwards. */
  readonly daysLeft?: number;
  readonly blockers: readonly Refusal[];
}

export interface Judgement {
  readonly steps: readonly StepView[];
  /** The key of the step to do now; null when the procedure is through. */
  readonly next: string | null;
  /** Time limits that are broken, or can no longer be kept, and a clock that was set back. They do not stop a step. */
  readonly warnings: readonly Refusal[];
}

/** Whether the comparison reported anything of the household. */
const isSuspected = ({ facts }: Candidate): boolean => (facts?.comparison?.hits ?? 0) > 0;

function contextOf(
  definition: Procedure,
  state: ProcedureState,
  step: Step,
  record: StepInput,
  { today, holidays }: Clock,
): GateContext {
  const candidates = state.candidates.map((candidate) => ({
    ...candidate,
    ...record.candidates?.find(({ id }) => id === candidate.id),
  }));
  const left = candidates.filter((candidate) => candidate.dropped !== true);
  const live = step.only === 'suspected' ? left.filter(isSuspected) : left;
  const { gates, elimination } = step;
  return { definition, step, gates, elimination, state, record, candidates, live, today, holidays };
}

/** Walks through the steps and gives each the first day that it can bear. */
function earliestDays(definition: Procedure, state: ProcedureState, { today, holidays }: Clock) {
  const earliest = new Map<string, Day>();
  const begun = new Map<string, Day>();
  let possible: Day | undefined;
  for (const { key, notice, notBefore } of definition.steps) {
    const done = state.steps.find((record) => record.key === key);
    if (done) {
      begun.set(key, done.doneOn);
      possible = notice?.holds ? addDays(noticeEnd(done, notice, holidays), 1) : startOfStep(done);
      continue;
    }
    const after = notBefore && begun.get(notBefore.of);
    if (notBefore && after !== undefined) {
      const first = firstDayAfter(after, notBefore, holidays);
      if (possible === undefined || first > possible) possible = first;
    }
    if (possible) earliest.set(key, possible);
    const assumed = possible && possible > today ? possible : today;
    begun.set(key, assumed);
    possible = notice?.holds ? addDays(lastDayOfNotice(assumed, notice, holidays), 1) : assumed;
  }
  return earliest;
}

/** What the steps already bear lies after today: the computer's date is wrong, and every count of days with it. */
function clockBack(state: ProcedureState, today: Day, source: string): Refusal[] {
  const last = lastRecorded(state);
  if (last === undefined || last <= today) return [];
  const message = `已登记的日期 ${last} 在电脑的今天（${today}）之后，电脑日期可能被调慢了，请先校对日期再办理。`;
  return [{ rule: 'clock-back', message, source }];
}

/** Where a running procedure stands on a day: each step's dates and what it waits for, and limits that are late. */
export function judge(definition: Procedure, state: ProcedureState, clock: Clock): Judgement {
  const { today } = clock;
  const isDone = (key: string) => state.steps.some((record) => record.key === key);
  const next = definition.steps.find(({ key }) => !isDone(key));
  const reached = dayReached(state, today);
  const then = { ...clock, today: reached };
  const latest = latestDays(definition, state, then);
  const earliest = earliestDays(definition, state, then);
  const steps = definition.steps.map((step): StepView => {
    const { key, title } = step;
    if (isDone(key)) return { key, title, status: 'done', blockers: [] };
    const context = contextOf(definition, state, step, { doneOn: today }, clock);
    const blockers = step === next ? refusalsOf(context, BLOCKERS) : [];
    const last = latest.get(key)?.day;
    return {
      key,
      title,
      status: step !== next ? 'later' : blockers.length > 0 ? 'waiting' : 'ready',
      earliest: earliest.get(key),
      latest: last,
      daysLeft: last === undefined || reached !== today ? undefined : daysBetween(today, last) - 1,
      blockers,
    };
  });
  const warnings = [...clockBack(state, today, definition.source), ...brokenLimits(definition, state, then)];
  if (!next) return { steps, next: null, warnings };
  const possible = earliest.get(next.key);
  const last = latest.get(next.key);
  const soonest = possible && possible > reached ? possible : reached;
  const lost = last ? lostLimits(next, soonest, last, reached) : [];
  return { steps, next: next.key, warnings: [...warnings, ...lost] };
}

/** What can be said to stand in a step's way before anything is entered for it. */
const BLOCKERS = [
  'someone-left',
  'notice-over',
  'waiting-period',
  'objections-settled',
  'paper-in-hand',
] as const satisfies readonly GateName[];

/** What holds of a household must still hold in every later step: it may have come in late, or been changed since. */
const LASTING: ReadonlySet<GateName> = new Set([
  'consent-signed',
  'two-investigators',
  'scored',
  'not-excluded',
  'exit-standard',
  'not-barred',
  'long-enough',
  'measure-in-place',
  'has-labour',
  'risk-gone',
]);

/** The step asks for them too, with the figures of the step that asked first. */
function withLastingGates(context: GateContext): GateContext {
  const { definition, step } = context;
  const before = definition.steps.slice(0, definition.steps.indexOf(step));
  const earlier = before.flatMap(({ gates }) => gates.filter((gate) => LASTING.has(gate)));
  const elimination = step.elimination ?? before.find((each) => each.elimination)?.elimination;
  return {
    ...context,
    gates: [...new Set([...earlier, ...step.gates])],
    ...(elimination === undefined ? {} : { elimination }),
  };
}

/** Why a step may not be recorded as given; empty when it may. What was set aside in writing is left out. */
export function refuseStep(
  definition: Procedure,
  state: ProcedureState,
  stepKey: string,
  record: StepInput,
  clock: Clock,
): Refusal[] {
  const step = definition.steps.find(({ key }) => key === stepKey);
  if (!step) {
    const message = `“${definition.title}”没有这一步，请重新打开本次程序。`;
    return [{ rule: 'in-order', message, source: definition.source }];
  }
  const context = contextOf(definition, state, step, record, clock);
  // Without a day no other gate has anything to compare with.
  if (!isDay(record.doneOn)) return refusalsOf(context, ['in-order']);
  const found = [
    ...refusalsOf(withLastingGates(context)),
    ...refuseTooLate(definition, state, { stepKey, doneOn: record.doneOn }, clock),
  ];
  return found.flatMap((refusal) => setAside(refusal, step, state, record));
}

/** Nothing where the rule was or is set aside for this household; else the refusal and who may do so. */
function setAside(refusal: Refusal, step: Step, state: ProcedureState, record: StepInput): Refusal[] {
  const { rule, candidateId = null } = refusal;
  const isOf = (waiver: { readonly rule: string; readonly candidateId: Candidate['id'] | null }) =>
    waiver.rule === rule && waiver.candidateId === candidateId;
  if (candidateId !== null && state.waivers.some(isOf)) return [];
  const by = step.waivable?.find(({ gate }) => gate === rule)?.by;
  if (by === undefined) return [refusal];
  return record.waivers?.some(isOf) === true ? [] : [{ ...refusal, waivableBy: by }];
}
