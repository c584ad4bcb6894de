import { describe, expect, test } from 'vitest';
import { packFor } from '#domain/policy/load-pack.ts';
import { dueDays } from '#domain/policy/pack-schema.ts';
import { judge } from '#domain/procedures/clock.ts';
import { WEEKENDS_ONLY } from '#domain/procedures/periods.ts';
import type { ProcedureState, StepRecord } from '#domain/procedures/procedure-state.ts';
import type { Course } from './course.ts';
import { courses } from './courses.ts';

interface Stand {
  readonly course: Course;
  /** Everything before this step is done as the course says. */
  readonly before: string;
  readonly today: string;
  /** A step that was done on other days. */
  readonly step?: Partial<StepRecord> & { readonly key: string };
}

function judged({ course, before, today, step }: Stand) {
  const { definition, year, steps, ...rest } = course;
  const index = steps.findIndex(({ key }) => key === before);
  const state: ProcedureState = {
    ...{ procedure: definition.key, packId: 'national', packVersion: 1, waivers: [] },
    ...rest,
    steps: steps.slice(0, index).map((each) => (each.key === step?.key ? { ...each, ...step } : each)),
  };
  const due = dueDays(packFor(year) ?? { calendar: [] }, { key: definition.key, year });
  return judge(definition, state, { today, holidays: WEEKENDS_ONLY, due });
}

/** `12-15` of every step that is not done yet; – where there is none. */
const daysOf = (stand: Stand, which: 'earliest' | 'latest') =>
  Object.fromEntries(
    judged(stand)
      .steps.filter(({ status }) => status !== 'done')
      .map((step) => [step.key, step[which]?.slice(5) ?? '–']),
  );

/** `入户采集 +1`: a day of the calendar that is past by one day; `first-notice lost`: no longer to be kept. */
const warned = (stand: Stand) =>
  judged(stand).warnings.map(({ rule, message }) => {
    const [, title, late] = /日程“(.+?)”.*超过 (\d+) 天/u.exec(message) ?? [];
    if (rule === 'calendar') return `${title} +${late}`;
    return message.includes('赶不上') ? `${judged(stand).next} lost` : message;
  });

describe('the calendar of 2017, 11-05 to 12-26', () => {
  const { recognition2017: course, return2017, exit2017, clear2017 } = courses;

  test('gives every step of who comes in its last day', () => {
    const expected = {
      ...{ apply: '11-10', visit: '11-10', list: '11-11', 'first-review': '11-11' },
      ...{ 'first-notice': '11-11', 'second-notice': '11-18', comparison: '11-25' },
      ...{ 'second-review': '11-25', county: '11-25', announce: '11-25', tell: '12-15', record: '12-15' },
    };
    const start = { before: 'apply', today: '2017-11-05' };
    expect(daysOf({ course, ...start }, 'latest')).toEqual(expected);
    expect(daysOf({ course: return2017, ...start }, 'latest')).toEqual(expected);
  });

  test('and every step of who goes out', () => {
    const expected = {
      ...{ list: '11-10', visit: '11-10', review: '11-11', confirm: '11-18', notice: '11-18' },
      ...{ township: '11-25', announce: '11-25', tell: '12-15', record: '12-15' },
    };
    const start = { before: 'list', today: '2017-11-05' };
    expect(daysOf({ course: exit2017, ...start }, 'latest')).toEqual(expected);
    expect(daysOf({ course: clear2017, ...start }, 'latest')).toEqual(expected);
  });

  test('forecasts the first days from the day on which it is asked', () => {
    expect(daysOf({ course, before: 'visit', today: '2017-11-07' }, 'earliest')).toEqual({
      ...{ visit: '11-06', list: '11-07', 'first-review': '11-07', 'first-notice': '11-07' },
      ...{ 'second-notice': '11-14', comparison: '11-21', 'second-review': '11-21', county: '11-21' },
      ...{ announce: '11-21', tell: '11-26', record: '11-26' },
    });
    expect(daysOf({ course, before: 'second-notice', today: '2017-11-16' }, 'earliest')).toEqual({
      ...{ 'second-notice': '11-18', comparison: '11-25', 'second-review': '11-25', county: '11-25' },
      ...{ announce: '11-25', tell: '11-30', record: '11-30' },
    });
    expect(daysOf({ course, before: 'tell', today: '2017-11-27' }, 'earliest')).toEqual({
      ...{ tell: '11-30', record: '11-30' },
    });
  });

  test('leaves the whole plan, done on its last days, without a warning', () => {
    for (const each of [course, return2017])
      for (const { key, doneOn } of each.steps)
        expect([key, warned({ course: each, before: key, today: doneOn })]).toEqual([key, []]);
  });

  test.each<[step: string, day: string, warnings: string[]]>([
    ['visit', '11-10', []],
    ['visit', '11-11', ['入户采集 +1']],
    ['visit', '11-12', ['入户采集 +2', '第一次民主评议 +1']],
    ['first-review', '11-11', []],
    ['first-review', '11-12', ['第一次民主评议 +1']],
    ['first-notice', '11-11', []],
    ['first-notice', '11-12', ['first-notice lost']],
    ['first-notice', '11-17', ['first-notice lost']],
    ['first-notice', '11-18', ['第一次公示结束 +1']],
    ['second-notice', '11-18', []],
    ['second-notice', '11-19', ['second-notice lost']],
    ['second-notice', '11-24', ['second-notice lost']],
    ['second-notice', '11-25', ['第二次公示结束 +1']],
    ['comparison', '11-25', []],
    ['comparison', '11-26', ['comparison lost']],
    ['announce', '11-25', []],
    ['announce', '11-26', ['announce lost']],
    ['announce', '11-29', ['announce lost']],
    ['announce', '11-30', ['公告结束 +1']],
    ['tell', '12-15', []],
    ['tell', '12-16', ['录入系统 +1']],
    ['record', '12-15', []],
    ['record', '12-16', ['录入系统 +1']],
    ['record', '12-26', ['录入系统 +11']],
  ])('warns before %s on %s', (before, day, warnings) => {
    expect(warned({ course, before, today: `2017-${day}` })).toEqual(warnings);
  });

  test('keeps the warning of a notice that was put up a day late', () => {
    const step = {
      key: 'first-notice',
      doneOn: '2017-11-12',
      noticeFrom: '2017-11-12',
      noticeTo: '2017-11-18',
    };
    const stand = { course, before: 'second-notice', step };
    expect(warned({ ...stand, today: '2017-11-12' })).toEqual(['第一次公示结束 +1', 'second-notice lost']);
    const message = (today: string) => judged({ ...stand, today }).warnings[0]?.message;
    expect(message('2017-11-12')).toContain('要到 2017-11-18 才满期，超过 1 天');
    expect(message('2017-11-19')).toContain('实际 2017-11-18 完成，超过 1 天');
  });

  test('has the days of training and of the county’s acceptance, which bound no step', () => {
    const days = packFor(2017)?.calendar.filter(
      ({ step, years }) => step === undefined && years?.[0] === 2017,
    );
    expect(days?.map(({ title, date }) => [title, date])).toEqual([
      ['动态调整培训', '11-05'],
      ['县级验收', '12-26'],
    ]);
  });

  test('is that of 2020 in 2020, and none of 2018', () => {
    const of = (year: number) => ({ course: { ...course, year }, before: 'apply', today: `${year}-10-01` });
    expect(daysOf(of(2020), 'latest')).toEqual({
      ...{ apply: '10-31', visit: '10-31', list: '11-01', 'first-review': '11-01', 'first-notice': '11-01' },
      ...{ 'second-notice': '11-08', comparison: '11-15', 'second-review': '11-15', county: '11-15' },
      ...{ announce: '11-15', tell: '11-20', record: '11-20' },
    });
    expect(new Set(Object.values(daysOf(of(2018), 'latest')))).toEqual(new Set(['–']));
  });
});

describe('the three notices of 2015, of seven, seven and five days', () => {
  const { identification2015: course } = courses;

  test('each set the first day of what follows', () => {
    const earliest = (before: string, today: string) => daysOf({ course, before, today }, 'earliest');
    expect(earliest('first-notice', '2015-03-16')).toEqual({
      ...{ 'first-notice': '03-15', 'second-notice': '03-23', county: '03-30', announce: '03-30' },
      record: '04-04',
    });
    expect(earliest('second-notice', '2015-03-16')).toEqual({
      ...{ 'second-notice': '03-23', county: '03-30', announce: '03-30', record: '04-04' },
    });
    expect(earliest('county', '2015-03-23')).toEqual({ county: '03-30', announce: '03-30', record: '04-04' });
    expect(earliest('record', '2015-03-31')).toEqual({ record: '04-05' });
  });

  test('count 29 February and pass the turn of the year', () => {
    const over = (from: string, to: string, today: string) =>
      daysOf(
        {
          ...{ course, before: 'second-notice', today },
          step: { key: 'first-notice', doneOn: from, noticeFrom: from, noticeTo: to },
        },
        'earliest',
      );
    expect(over('2016-02-24', '2016-03-01', '2016-02-24')).toEqual({
      ...{ 'second-notice': '03-02', county: '03-09', announce: '03-09', record: '03-14' },
    });
    expect(over('2015-12-26', '2016-01-01', '2015-12-26')).toEqual({
      ...{ 'second-notice': '01-02', county: '01-09', announce: '01-09', record: '01-14' },
    });
  });

  test('have no last days, since the plan of 2015 gave none', () => {
    const latest = daysOf({ course, before: 'apply', today: '2015-03-02' }, 'latest');
    expect(new Set(Object.values(latest))).toEqual(new Set(['–']));
  });
});

describe('the fifteen days of 2021', () => {
  const { identification2021: course } = courses;
  const stand = (before: string, day: string): Stand => ({ course, before, today: `2021-06-${day}` });

  test('give every step its last day, the notice taken off', () => {
    expect(daysOf(stand('consent', '01'), 'latest')).toEqual({
      ...{ consent: '06-04', visit: '06-04', review: '06-11', notice: '06-11' },
      ...{ township: '06-16', county: '06-16', announce: '–', record: '–' },
    });
  });

  test('are not late while they are used to the last', () => {
    for (const { key, doneOn } of course.steps)
      expect([key, warned({ course, before: key, today: doneOn })]).toEqual([key, []]);
  });

  test.each<[string, string, RegExp[]]>([
    ['visit', '04', []],
    ['visit', '05', [/“入户核实”应在 3 天内完成（到 2021-06-04 为止）.*超过 1 天/u]],
    ['review', '11', []],
    ['review', '12', [/review lost/u]],
    ['notice', '11', []],
    ['notice', '12', [/notice lost/u]],
    ['county', '16', []],
    ['county', '17', [/“县级审定”应在 15 天内完成（到 2021-06-16 为止）.*超过 1 天/u]],
  ])('warn before %s on the %sth', (before, day, expected) => {
    const messages = warned(stand(before, day));
    expect(messages).toHaveLength(expected.length);
    for (const [at, pattern] of expected.entries()) expect(messages[at]).toMatch(pattern);
  });
});
