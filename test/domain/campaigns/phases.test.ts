import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { daysOfPlan, judgePhase, type Phase, surveyPhase } from '#domain/campaigns/phases.ts';
import { addDays } from '#domain/time/day.ts';

const phase = (over: Partial<Phase> = {}): Phase => ({
  ...{ key: 'village', title: '村内核查', source: '市级部署', surveys: true },
  ...{ startsOn: '2020-03-21', endsOn: '2020-03-31', doneOn: null },
  ...over,
});

describe('a phase against today', () => {
  test.each([
    ['2020-03-20', 'coming', 1, 11, 0],
    ['2020-03-21', 'running', null, 10, 0],
    ['2020-03-31', 'running', null, 0, 0],
    ['2020-04-01', 'late', null, -1, 0],
  ] as const)('on %s it is %s', (today, status, daysUntil, daysLeft, daysLate) => {
    expect(judgePhase(phase(), today)).toEqual({ status, daysUntil, daysLeft, daysLate });
  });

  test.each([
    ['2020-03-25', 0],
    ['2020-03-31', 0],
    ['2020-04-02', 2],
  ] as const)('done on %s it is late by %i days, whatever today is', (doneOn, daysLate) => {
    const done = { status: 'done', daysUntil: null, daysLeft: null, daysLate };
    expect(judgePhase(phase({ doneOn }), '2026-01-01')).toEqual(done);
    expect(judgePhase(phase({ doneOn }), '2020-01-01')).toEqual(done);
  });

  test('a day later means a day less, over leap days and years', () => {
    const day = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays('2012-01-01', count));
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 400 }), (endsOn, length) => {
        const of = phase({ startsOn: addDays(endsOn, -length), endsOn });
        const today = addDays(endsOn, -length);
        expect(judgePhase(of, today).daysLeft).toBe(length);
        expect(judgePhase(of, addDays(today, 1)).daysLeft).toBe(length - 1);
      }),
    );
  });
});

describe('the days of a plan in a year', () => {
  const of = (...spans: readonly (readonly [string, string])[]) =>
    daysOfPlan(
      {
        phases: spans.map(([from, to], at) => ({
          ...{ key: `p${at}`, title: `第${at}阶段`, content: '', product: '', surveys: false, source: '' },
          ...{ from, to },
        })),
      },
      2019,
    ).map(({ startsOn, endsOn }) => [startsOn, endsOn]);

  test('are the written ones; the last of February where the year has no 29th', () => {
    expect(of(['02-10', '02-29'], ['03-01', '05-30'])).toEqual([
      ['2019-02-10', '2019-02-28'],
      ['2019-03-01', '2019-05-30'],
    ]);
  });

  test('go on in the next year when a phase ends before it begins, or begins before the one that it follows', () => {
    expect(of(['11-01', '12-31'], ['01-05', '02-10'])).toEqual([
      ['2019-11-01', '2019-12-31'],
      ['2020-01-05', '2020-02-10'],
    ]);
    expect(of(['11-15', '01-15'], ['12-01', '12-31'])).toEqual([
      ['2019-11-15', '2020-01-15'],
      ['2019-12-01', '2019-12-31'],
    ]);
    expect(of(['11-15', '01-15'], ['01-16', '02-10'])).toEqual([
      ['2019-11-15', '2020-01-15'],
      ['2020-01-16', '2020-02-10'],
    ]);
  });
});

test('the phase that is surveyed is the first that is not done, else the last that surveys', () => {
  const village = phase();
  const crossed = phase({ key: 'crossed' });
  const rectify = phase({ key: 'rectify', surveys: false });
  const done = (of: Phase) => ({ ...of, doneOn: '2020-04-01' });
  expect(surveyPhase([rectify, village, crossed])?.key).toBe('village');
  expect(surveyPhase([done(village), crossed, rectify])?.key).toBe('crossed');
  expect(surveyPhase([done(village), done(crossed), rectify])?.key).toBe('crossed');
  expect(surveyPhase([rectify])).toBeUndefined();
});
