import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { judge, refuseStep } from '#domain/procedures/clock.ts';
import type { Notice } from '#domain/procedures/definition.ts';
import { firstDayAfter, lastDayOfNotice, latestBefore, latestPosting } from '#domain/procedures/periods.ts';
import type { Clock, ProcedureState, StepRecord } from '#domain/procedures/procedure-state.ts';
import { addDays, type Day, daysBetween } from '#domain/time/day.ts';
import { addWorkingDays, type HolidayList, isWorkingDay } from '#domain/time/working-days.ts';
import { type Course, changed } from './course.ts';
import { type CourseName, courses } from './courses.ts';

/** Many of them at the end of February or of a year. */
const anyDay: fc.Arbitrary<Day> = fc.oneof(
  fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('1999-12-20', days)),
  fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: -12, max: 12 }))
    .map(([year, days]) => addDays(`${year}-03-01`, days)),
  fc
    .tuple(fc.integer({ min: 2000, max: 2099 }), fc.integer({ min: -12, max: 12 }))
    .map(([year, days]) => addDays(`${year}-01-01`, days)),
);

const anyNotice: fc.Arbitrary<Notice> = fc.record({
  days: fc.integer({ min: 1, max: 30 }),
  count: fc.constantFrom('calendar', 'working'),
  firstDay: fc.boolean(),
  holds: fc.constant(true),
  source: fc.constant('虚构'),
});

/** Seven days off in a row and a weekend that is worked, somewhere near. */
const holidaysNear = (day: Day): fc.Arbitrary<HolidayList> =>
  fc.tuple(fc.integer({ min: -10, max: 30 }), fc.integer({ min: -10, max: 30 })).map(([off, worked]) => ({
    off: Array.from({ length: 7 }, (_, at) => addDays(day, off + at)),
    worked: [addDays(day, worked)],
  }));

const dayAndHolidays = anyDay.chain((day) => holidaysNear(day).map((holidays) => ({ day, holidays })));

describe('a notice', () => {
  test('hangs on exactly its days: calendar days on end, or so many working days', () => {
    fc.assert(
      fc.property(dayAndHolidays, anyNotice, ({ day, holidays }, notice) => {
        const last = lastDayOfNotice(day, notice, holidays);
        const first = notice.firstDay ? day : addDays(day, 1);
        const days = Array.from({ length: daysBetween(first, last) }, (_, at) => addDays(first, at));
        const counted =
          notice.count === 'calendar' ? days : days.filter((each) => isWorkingDay(each, holidays));
        expect(counted).toHaveLength(notice.days);
        if (notice.count === 'working') expect(isWorkingDay(last, holidays)).toBe(true);
      }),
    );
  });

  test('put up later never ends earlier', () => {
    fc.assert(
      fc.property(
        dayAndHolidays,
        anyNotice,
        fc.integer({ min: 0, max: 40 }),
        ({ day, holidays }, notice, by) => {
          const later = lastDayOfNotice(addDays(day, by), notice, holidays);
          expect(later >= lastDayOfNotice(day, notice, holidays)).toBe(true);
        },
      ),
    );
  });

  test('and its latest posting are each other’s inverse', () => {
    fc.assert(
      fc.property(dayAndHolidays, anyNotice, ({ day, holidays }, notice) => {
        const posting = latestPosting(day, notice, holidays);
        expect(lastDayOfNotice(posting, notice, holidays) < day).toBe(true);
        expect(lastDayOfNotice(addDays(posting, 1), notice, holidays) >= day).toBe(true);
      }),
    );
  });

  test('a wait and the latest day before it are each other’s inverse', () => {
    fc.assert(
      fc.property(dayAndHolidays, anyNotice, ({ day, holidays }, wait) => {
        const before = latestBefore(day, wait, holidays);
        expect(firstDayAfter(before, wait, holidays) <= day).toBe(true);
        expect(firstDayAfter(addDays(before, 1), wait, holidays) > day).toBe(true);
      }),
    );
  });

  test('working days without weekends and holidays are as many as were asked for', () => {
    fc.assert(
      fc.property(dayAndHolidays, fc.integer({ min: 1, max: 30 }), ({ day, holidays }, count) => {
        const last = addWorkingDays(day, count, holidays);
        const days = Array.from({ length: daysBetween(day, last) - 1 }, (_, at) => addDays(day, at + 1));
        expect(days.filter((each) => isWorkingDay(each, holidays))).toHaveLength(count);
      }),
    );
  });
});

/** A shipped procedure that began on some day, its steps done each so many days after they first could be. */
interface Begun {
  readonly course: Course;
  readonly done: readonly StepRecord[];
  readonly next: string;
  readonly holidays: HolidayList;
}

const FAR = '2199-12-31';
const clockOn = (today: Day, holidays: HolidayList): Clock => ({ today, holidays, due: [] });

const stateOf = ({ definition, year: _year, steps: _steps, ...rest }: Course, steps: readonly StepRecord[]) =>
  ({
    ...{ procedure: definition.key, packId: 'national', packVersion: 1, waivers: [] },
    ...{ ...rest, steps },
  }) satisfies ProcedureState;

/** A step on a day; a notice hangs as long as it must, and so many days more. */
function recordOn({ course, holidays }: Pick<Begun, 'course' | 'holidays'>, key: string, day: Day, more = 0) {
  const step = course.definition.steps.find((each) => each.key === key);
  const usual = course.steps.find((each) => each.key === key);
  const to = step?.notice && addDays(lastDayOfNotice(day, step.notice, holidays), more);
  return { ...usual, key, doneOn: day, ...(to !== undefined && { noticeFrom: day, noticeTo: to }) };
}

/** The household visited, its consent signed and its list sent on the first day. */
function begunOn(name: CourseName, start: Day): Course {
  const course = courses[name];
  const [candidate] = course.candidates;
  const comparison = candidate?.facts?.comparison;
  return changed(course, {
    candidate: { consentOn: start, visitedOn: start },
    facts: {
      ...(comparison && { comparison: { ...comparison, sentOn: start } }),
      ...(candidate?.facts?.elimination && {
        elimination: { ...candidate.facts.elimination, recognisedMonth: '199001' },
      }),
    },
  });
}

const waits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 12, maxLength: 12 });

const anyBegun: fc.Arbitrary<Begun> = fc
  .record({
    name: fc.constantFrom(...(Object.keys(courses) as CourseName[])),
    at: dayAndHolidays,
    until: fc.nat({ max: 11 }),
    ...{ after: waits, more: waits },
  })
  .map(({ name, at: { day, holidays }, until, after, more }) => {
    const course = begunOn(name, day);
    const keys = course.steps.map(({ key }) => key);
    const count = Math.min(until, keys.length - 1);
    const done: StepRecord[] = [];
    for (const [index, key] of keys.slice(0, count).entries()) {
      const { steps } = judge(course.definition, stateOf(course, done), clockOn(FAR, holidays));
      const earliest = steps.find((step) => step.key === key)?.earliest;
      const on = earliest === undefined ? day : addDays(earliest, after[index] ?? 0);
      done.push(recordOn({ course, holidays }, key, on, more[index]));
    }
    return { course, done, next: keys[count] ?? '', holidays };
  });

const viewOf = ({ course, done, next, holidays }: Begun, today: Day) =>
  judge(course.definition, stateOf(course, done), clockOn(today, holidays)).steps.find(
    ({ key }) => key === next,
  );

const refusalsOn = (begun: Begun, day: Day, today = FAR) => {
  const { course, done, next, holidays } = begun;
  const record = recordOn(begun, next, day);
  return refuseStep(course.definition, stateOf(course, done), next, record, clockOn(today, holidays));
};

describe('the first day of a step', () => {
  test('is the first that is accepted, and every later one is', () => {
    fc.assert(
      fc.property(anyBegun, fc.integer({ min: 1, max: 20 }), (begun, by) => {
        const earliest = viewOf(begun, FAR)?.earliest;
        if (earliest === undefined) return; // the step that begins the procedure
        expect(refusalsOn(begun, earliest)).toEqual([]);
        expect(refusalsOn(begun, addDays(earliest, by))).toEqual([]);
        expect(refusalsOn(begun, addDays(earliest, -by))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('is when it becomes ready, and not a day before', () => {
    fc.assert(
      fc.property(anyBegun, (begun) => {
        const earliest = viewOf(begun, FAR)?.earliest;
        if (earliest === undefined) return;
        expect(viewOf(begun, earliest)?.status).toBe('ready');
        const hangs = begun.course.definition.steps.find(({ key }) => key === begun.done.at(-1)?.key)?.notice;
        if (hangs?.holds) expect(viewOf(begun, addDays(earliest, -1))?.status).toBe('waiting');
      }),
    );
  });

  test('is never earlier when a notice was put up later, or hung longer', () => {
    fc.assert(
      fc.property(anyBegun, fc.nat({ max: 20 }), fc.nat({ max: 20 }), (begun, by, longer) => {
        const last = begun.done.at(-1);
        const earliest = viewOf(begun, FAR)?.earliest;
        if (last?.noticeTo === undefined || last.noticeTo === null || earliest === undefined) return;
        const posted = recordOn(begun, last.key, addDays(last.doneOn, by), longer);
        const later = viewOf({ ...begun, done: [...begun.done.slice(0, -1), posted] }, FAR)?.earliest;
        if ((posted.noticeTo ?? '') >= last.noticeTo)
          expect(later !== undefined && later >= earliest).toBe(true);
      }),
    );
  });

  test('is forecast for later steps too, in their order', () => {
    fc.assert(
      fc.property(anyBegun, anyDay, ({ course, done, holidays }, today) => {
        const { steps } = judge(course.definition, stateOf(course, done), clockOn(today, holidays));
        const days = steps
          .filter(({ status }) => status !== 'done')
          .flatMap(({ earliest }) => earliest ?? []);
        expect(days).toEqual([...days].sort());
      }),
    );
  });
});

describe('a clock that is set back', () => {
  test('is told once, and lets nothing be recorded that lies after it', () => {
    fc.assert(
      fc.property(
        anyBegun,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 0, max: 40 }),
        (begun, back, on) => {
          const { course, done, holidays } = begun;
          const last = done
            .map(({ doneOn }) => doneOn)
            .sort()
            .at(-1);
          if (last === undefined) return;
          const today = addDays(last, -back);
          const warnings = (day: Day) =>
            judge(course.definition, stateOf(course, done), clockOn(day, holidays)).warnings.filter(
              ({ rule }) => rule === 'clock-back',
            );
          expect(warnings(today)).toHaveLength(1);
          expect(warnings(last)).toEqual([]);
          const rules = refusalsOn(begun, addDays(last, on), today).map(({ rule }) => rule);
          expect(rules).toContain('in-order');
        },
      ),
    );
  });

  test('nothing of the future is ever recorded', () => {
    fc.assert(
      fc.property(anyBegun, fc.integer({ min: 1, max: 400 }), (begun, ahead) => {
        const earliest = viewOf(begun, FAR)?.earliest;
        if (earliest === undefined) return;
        expect(refusalsOn(begun, addDays(earliest, ahead), earliest)).not.toEqual([]);
        expect(refusalsOn(begun, earliest, earliest)).toEqual([]);
      }),
    );
  });
});

describe('the zone of the computer', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    process.env['TZ'] = zone;
  });

  const everything = () =>
    (Object.keys(courses) as CourseName[]).flatMap((name) =>
      ['2020-02-27', '2021-12-29', '2022-03-26', '2023-11-04', '2011-12-28'].map((start) => {
        const course = begunOn(name, start);
        const { definition } = course;
        const done = [recordOn({ course, holidays: NONE }, definition.steps[0]?.key ?? '', start)];
        return judge(definition, stateOf(course, done), clockOn(addDays(start, 3), NONE));
      }),
    );
  const NONE: HolidayList = { off: ['2022-01-03'], worked: ['2022-01-29'] };

  test.each([
    ['America/Los_Angeles', 480],
    ['Pacific/Apia', -840],
    ['Asia/Kathmandu', -345],
    ['Atlantic/Azores', 60],
    ['Asia/Shanghai', -480],
  ])('does not change a day: %s', (other, offset) => {
    process.env['TZ'] = 'UTC';
    const inUtc = everything();
    process.env['TZ'] = other;
    expect(new Date('2021-01-15T12:00:00Z').getTimezoneOffset()).toBe(offset);
    expect(everything()).toEqual(inUtc);
  });
});
