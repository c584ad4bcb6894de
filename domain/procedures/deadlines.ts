import { type Day, daysBetween } from '#domain/time/day.ts';
import type { HolidayList } from '#domain/time/working-days.ts';
import { type Deadline, deadlinesOf, type Procedure, type Step } from './definition.ts';
import { lastDayOfDeadline, latestPosting } from './periods.ts';
import type { ProcedureState, Refusal, StepRecord } from './procedure-state.ts';

/** The last day of a step, and the time limit that sets it: its own, or that of a step after it. */
export interface LatestDay {
  readonly day: Day;
  readonly deadline: Deadline;
  /** The last day of the limit itself. */
  readonly end: Day;
}

const recordOf = (state: ProcedureState, key: string): StepRecord | undefined =>
  state.steps.find((record) => record.key === key);

/** Walks back from the end: what must follow a step, its notice above all, takes its days off. */
export function latestDays(
  definition: Procedure,
  state: ProcedureState,
  holidays: HolidayList,
): Map<string, LatestDay> {
  const latest = new Map<string, LatestDay>();
  const deadlines = deadlinesOf(definition);
  let following: LatestDay | undefined;
  for (const { key, notice } of definition.steps.toReversed()) {
    if (recordOf(state, key)) break;
    const own = deadlines.flatMap((deadline) => {
      const from = recordOf(state, deadline.from);
      if (deadline.to !== key || !from) return [];
      const end = lastDayOfDeadline(from.doneOn, deadline, holidays);
      return [{ deadline, end, day: end }];
    });
    if (following && notice?.holds) {
      following = { ...following, day: latestPosting(following.day, notice, holidays) };
    }
    following = [...own, ...(following ? [following] : [])].sort((a, b) => (a.day < b.day ? -1 : 1))[0];
    if (following) latest.set(key, following);
  }
  return latest;
}

/** The limits that a procedure breaks when `reached` says on which day a step was or is done. */
function refuseLate(
  definition: Procedure,
  state: ProcedureState,
  holidays: HolidayList,
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

/** Every limit, kept or broken for good by a recorded step, or run out today. */
export function brokenLimits(
  definition: Procedure,
  state: ProcedureState,
  today: Day,
  holidays: HolidayList,
): Refusal[] {
  return refuseLate(definition, state, holidays, ({ to }) => {
    const done = recordOf(state, to);
    return done
      ? { day: done.doneOn, words: `实际 ${done.doneOn} 完成` }
      : { day: today, words: '现在还没有完成' };
  });
}

/** Limits of level `error` that recording this step on this day would break. */
export function refuseTooLate(
  definition: Procedure,
  state: ProcedureState,
  stepKey: string,
  doneOn: Day,
  holidays: HolidayList,
): Refusal[] {
  return refuseLate(definition, state, holidays, ({ to, level }) =>
    to === stepKey && level === 'error' ? { day: doneOn, words: `填写的日期是 ${doneOn}` } : null,
  );
}

/** A limit that has not run out, but that the step to do now can no longer leave room for. */
export function lostLimits(next: Step, earliest: Day, latest: LatestDay, today: Day): Refusal[] {
  if (latest.end < today || earliest <= latest.day) return [];
  const message =
    `“${next.title}”最迟应在 ${latest.day} 办理才能按期办完，` +
    `现在最早只能 ${earliest} 办理，已经赶不上，请尽快办理并写明原因。`;
  return [{ rule: 'limit', message, source: latest.deadline.source }];
}
