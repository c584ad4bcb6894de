import { addDays, compareDays, type Day, daysBetween } from '#domain/time/day.ts';
import { type Deadline, deadlinesOf, type Procedure, type Step } from './definition.ts';
import { lastDayOfDeadline, latestBefore, latestPosting, noticeEnd } from './periods.ts';
import type { Clock, ProcedureState, Refusal, StepRecord } from './procedure-state.ts';

/** The last day of a step, and what sets it: a time limit or a day of the calendar, its own or that of a step after it. */
export interface LatestDay {
  readonly day: Day;
  readonly source: string;
  /** The last day of the limit itself. */
  readonly end: Day;
}

type Running = Pick<Clock, 'today' | 'holidays' | 'due'>;

const recordOf = (state: ProcedureState, key: string): StepRecord | undefined =>
  state.steps.find((record) => record.key === key);

/** Walks back from the end: what must follow a step, its notice above all and the days that must pass, takes its days off. */
export function latestDays(
  definition: Procedure,
  state: ProcedureState,
  { holidays, due }: Running,
): Map<string, LatestDay> {
  const latest = new Map<string, LatestDay>();
  const waitedFor = new Map<string, LatestDay[]>();
  const deadlines = deadlinesOf(definition);
  let following: LatestDay | undefined;
  for (const { key, notice, notBefore } of definition.steps.toReversed()) {
    if (recordOf(state, key)) break;
    const limits = deadlines.flatMap((deadline) => {
      const from = recordOf(state, deadline.from);
      if (deadline.to !== key || !from) return [];
      const end = lastDayOfDeadline(from.doneOn, deadline, holidays);
      return [{ source: deadline.source, end, day: end }];
    });
    const ofCalendar = due
      .filter(({ step }) => step === key)
      .map(({ day, source }) => ({
        source,
        end: day,
        day: notice ? latestPosting(addDays(day, 1), notice, holidays) : day,
      }));
    if (following && notice?.holds) {
      following = { ...following, day: latestPosting(following.day, notice, holidays) };
    }
    const bounds = [...limits, ...ofCalendar, ...(waitedFor.get(key) ?? [])];
    following = [...bounds, ...(following ? [following] : [])].sort((a, b) => compareDays(a.day, b.day))[0];
    if (following === undefined) continue;
    latest.set(key, following);
    if (notBefore === undefined) continue;
    const before = { ...following, day: latestBefore(following.day, notBefore, holidays) };
    waitedFor.set(notBefore.of, [...(waitedFor.get(notBefore.of) ?? []), before]);
  }
  return latest;
}

/** The limits that a procedure breaks when `reached` says on which day a step was or is done. */
function refuseLate(
  definition: Procedure,
  state: ProcedureState,
  { holidays }: Running,
  reached: (deadline: Deadline) => { day: Day; words: string } | null,
): Refusal[] {
  const titleOf = (key: string) => definition.steps.find((step) => step.key === key)?.title ?? key;
  return deadlinesOf(definition).flatMap((deadline) => {
    const from = recordOf(state, deadline.from);
    const end = reached(deadline);
    if (!from || !end) return [];
    const last = lastDayOfDeadline(from.doneOn, deadline, holidays);
    if (end.day <= last) return [];
    const limit = `${deadline.days} ${deadline.count === 'working' ? '个工作日' : '天'}`;
    const message =
      `从“${titleOf(deadline.from)}”到“${titleOf(deadline.to)}”应在 ${limit}内完成（到 ${last} 为止），` +
      `${end.words}，超过 ${daysBetween(last, end.day) - 1} 天，请写明原因。`;
    return [{ rule: 'limit', message, source: deadline.source }];
  });
}

/** Every limit and day of the calendar, kept or broken for good by a recorded step, or run out today. */
export function brokenLimits(definition: Procedure, state: ProcedureState, clock: Running): Refusal[] {
  const limits = refuseLate(definition, state, clock, ({ to }) => {
    const done = recordOf(state, to);
    return done
      ? { day: done.doneOn, words: `实际 ${done.doneOn} 完成` }
      : { day: clock.today, words: '现在还没有完成' };
  });
  return [...limits, ...brokenDays(definition, state, clock)];
}

/** 日程 of the year: a step, or the end of its notice, after its day. */
function brokenDays(
  definition: Procedure,
  state: ProcedureState,
  { today, holidays, due }: Running,
): Refusal[] {
  return due.flatMap(({ step: key, day, title, source }) => {
    const step = definition.steps.find((each) => each.key === key);
    if (step === undefined) return [];
    const done = recordOf(state, key);
    const end = done && (step.notice ? noticeEnd(done, step.notice, holidays) : done.doneOn);
    if ((end ?? today) <= day) return [];
    const words = endWords(end, today);
    const message = `日程“${title}”要求 ${day} 前完成“${step.title}”，${words}，超过 ${daysBetween(day, end ?? today) - 1} 天，请写明原因。`;
    return [{ rule: 'calendar', message, source }];
  });
}

function endWords(end: Day | undefined, today: Day): string {
  if (end === undefined) return '现在还没有完成';
  return end > today ? `要到 ${end} 才满期` : `实际 ${end} 完成`;
}

/** Limits of level `error` that recording this step on this day would break. */
export function refuseTooLate(
  definition: Procedure,
  state: ProcedureState,
  { stepKey, doneOn }: { readonly stepKey: string; readonly doneOn: Day },
  clock: Running,
): Refusal[] {
  return refuseLate(definition, state, clock, ({ to, level }) =>
    to === stepKey && level === 'error' ? { day: doneOn, words: `填写的日期是 ${doneOn}` } : null,
  );
}

/** A limit that has not run out, but that the step to do now can no longer leave room for. */
export function lostLimits(next: Step, earliest: Day, latest: LatestDay, today: Day): Refusal[] {
  if (latest.end < today || earliest <= latest.day) return [];
  const message =
    `“${next.title}”最迟应在 ${latest.day} 办理才能按期办完，` +
    `现在最早只能 ${earliest} 办理，已经赶不上，请尽快办理并写明原因。`;
  return [{ rule: 'limit', message, source: latest.source }];
}
