import { addDays, type Day, daysBetween, isDay } from '#domain/time/day.ts';
import type { HolidayList } from '#domain/time/working-days.ts';
import { brokenLimits, latestDays, lostLimits, refuseTooLate } from './deadlines.ts';
import type { Procedure, Step } from './definition.ts';
import type { GateContext } from './gate.ts';
import { refusalsOf } from './gates.ts';
import { lastDayOfNotice, noticeEnd, WEEKENDS_ONLY } from './periods.ts';
import { type ProcedureState, type Refusal, startOfStep, type StepInput } from './procedure-state.ts';

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
  /** The last day that still keeps every time limit, notices that must follow included. */
  readonly latest?: Day;
  /** Days from today to `latest`; negative when it has passed. */
  readonly daysLeft?: number;
  readonly blockers: readonly Refusal[];
}

export interface Judgement {
  readonly steps: readonly StepView[];
  /** The key of the step to do now; null when the procedure is through. */
  readonly next: string | null;
  /** Time limits that are broken, or can no longer be kept. They do not stop a step. */
  readonly warnings: readonly Refusal[];
}

function contextOf(
  definition: Procedure,
  state: ProcedureState,
  step: Step,
  record: StepInput,
  clock: { today: Day; holidays: HolidayList },
): GateContext {
  const candidates = state.candidates.map((candidate) => ({
    ...candidate,
    ...record.candidates?.find(({ id }) => id === candidate.id),
  }));
  return {
    definition,
    step,
    state,
    record,
    candidates,
    live: candidates.filter((candidate) => !candidate.dropped),
    ...clock,
  };
}

/** Walks through the steps and gives each the first day that it can bear. */
function earliestDays(definition: Procedure, state: ProcedureState, today: Day, holidays: HolidayList) {
  const earliest = new Map<string, Day>();
  let possible: Day | undefined;
  for (const { key, notice } of definition.steps) {
    const done = state.steps.find((record) => record.key === key);
    if (done) {
      possible = notice?.holds ? addDays(noticeEnd(done, notice, holidays), 1) : startOfStep(done);
      continue;
    }
    if (possible) earliest.set(key, possible);
    const assumed = possible && possible > today ? possible : today;
    possible = notice?.holds ? addDays(lastDayOfNotice(assumed, notice, holidays), 1) : assumed;
  }
  return earliest;
}

/** Where a running procedure stands on a day: each step's dates and what it waits for, and limits that are late. */
export function judge(
  definition: Procedure,
  state: ProcedureState,
  today: Day,
  holidays: HolidayList = WEEKENDS_ONLY,
): Judgement {
  const isDone = (key: string) => state.steps.some((record) => record.key === key);
  const next = definition.steps.find(({ key }) => !isDone(key));
  const latest = latestDays(definition, state, holidays);
  const earliest = earliestDays(definition, state, today, holidays);
  const steps = definition.steps.map((step): StepView => {
    const { key, title } = step;
    if (isDone(key)) return { key, title, status: 'done', blockers: [] };
    const context = contextOf(definition, state, step, { doneOn: today }, { today, holidays });
    const blockers =
      step === next ? refusalsOf(context, ['someone-left', 'notice-over', 'paper-in-hand']) : [];
    const last = latest.get(key)?.day;
    return {
      key,
      title,
      status: step !== next ? 'later' : blockers.length > 0 ? 'waiting' : 'ready',
      earliest: earliest.get(key),
      latest: last,
      daysLeft: last === undefined ? undefined : daysBetween(today, last) - 1,
      blockers,
    };
  });
  const warnings = brokenLimits(definition, state, today, holidays);
  if (!next) return { steps, next: null, warnings };
  const possible = earliest.get(next.key);
  const last = latest.get(next.key);
  const soonest = possible && possible > today ? possible : today;
  const lost = last ? lostLimits(next, soonest, last, today) : [];
  return { steps, next: next.key, warnings: [...warnings, ...lost] };
}

/** Why a step may not be recorded as given; empty when it may. */
export function refuseStep(
  definition: Procedure,
  state: ProcedureState,
  stepKey: string,
  record: StepInput,
  today: Day,
  holidays: HolidayList = WEEKENDS_ONLY,
): Refusal[] {
  const step = definition.steps.find(({ key }) => key === stepKey);
  if (!step) {
    const message = `“${definition.title}”没有这一步，请重新打开本次程序。`;
    return [{ rule: 'in-order', message, source: definition.source }];
  }
  const context = contextOf(definition, state, step, record, { today, holidays });
  // Without a day no other gate has anything to compare with.
  if (!isDay(record.doneOn)) return refusalsOf(context, ['in-order']);
  const late = refuseTooLate(definition, state, stepKey, record.doneOn, holidays);
  return [...refusalsOf(context), ...late];
}
