import { describe, expect, test } from 'vitest';
import { judge } from '#domain/procedures/clock.ts';
import { allPapers, identification, onDay, stateBefore, usualSteps } from './running-procedure.ts';

const viewOf = (key: string, today: string, changes = {}) => {
  const judgement = judge(identification(), stateBefore(key, changes), onDay(today));
  const view = judgement.steps.find((step) => step.key === key);
  if (!view) throw new Error('no such step');
  return { ...judgement, view };
};

describe('judge', () => {
  test('begins with the first step', () => {
    const { next, steps, warnings } = judge(identification(), stateBefore('clue'), onDay('2024-03-01'));
    expect(next).toBe('clue');
    expect(steps.map(({ status }) => status)).toEqual(['ready', ...Array<string>(8).fill('later')]);
    expect(warnings).toEqual([]);
  });

  test('waits while the notice hangs and says from when on the township may act', () => {
    const { view, next } = viewOf('township', '2024-03-09');
    expect(next).toBe('township');
    expect(view).toMatchObject({
      status: 'waiting',
      earliest: '2024-03-10',
      latest: '2024-03-16',
      daysLeft: 7,
    });
    expect(view.blockers.map(({ rule }) => rule)).toEqual(['notice-over']);
    expect(viewOf('township', '2024-03-10').view).toMatchObject({ status: 'ready', daysLeft: 6 });
  });

  test('waits for a paper', () => {
    const papers = allPapers().filter(({ document }) => document !== 'P15');
    const { view } = viewOf('township', '2024-03-10', { papers });
    expect(view.status).toBe('waiting');
    expect(view.blockers.map(({ message }) => message).join()).toContain('《公示情况记录及无异议证明》');
  });

  test('takes the days of the notice off what stands before it', () => {
    const { steps } = judge(identification(), stateBefore('review'), onDay('2024-03-04'));
    const latest = Object.fromEntries(steps.map((step) => [step.key, step.latest]));
    expect(latest).toMatchObject({
      county: '2024-03-16',
      township: '2024-03-16',
      notice: '2024-03-11',
      review: '2024-03-11',
    });
    expect(latest['announce']).toBeUndefined();
    const earliest = Object.fromEntries(steps.map((step) => [step.key, step.earliest]));
    expect(earliest).toMatchObject({ review: '2024-03-03', notice: '2024-03-04', township: '2024-03-09' });
  });

  test('of a procedure that is entered long afterwards nothing is forecast from today, and nothing is late', () => {
    const { steps, warnings } = judge(identification(), stateBefore('review'), onDay('2026-11-23'));
    expect(warnings).toEqual([]);
    expect(steps.every(({ daysLeft }) => daysLeft === undefined)).toBe(true);
    const earliest = Object.fromEntries(steps.map((step) => [step.key, step.earliest]));
    expect(earliest).toMatchObject({ review: '2024-03-03', notice: '2024-03-03', township: '2024-03-08' });
  });

  test('a procedure that lies over the turn of a year is late in the next', () => {
    const { warnings, steps } = judge(identification(), stateBefore('review'), onDay('2025-01-05'));
    expect(warnings.map(({ message }) => message).join()).toContain('现在还没有完成');
    expect(steps.find(({ key }) => key === 'review')?.daysLeft).toBeLessThan(-200);
  });

  test('is through when everything is recorded', () => {
    const { next, steps, warnings } = judge(identification(), stateBefore('never'), onDay('2024-04-01'));
    expect(next).toBeNull();
    expect(steps.every(({ status }) => status === 'done')).toBe(true);
    expect(warnings).toEqual([]);
  });
});

describe('time limits', () => {
  const steps = (...keys: string[]) => usualSteps.filter(({ key }) => keys.includes(key));
  const warningsOn = (today: string, done: typeof usualSteps) =>
    judge(identification(), stateBefore('clue', { steps: done }), onDay(today)).warnings.map(
      ({ message }) => message,
    );

  test('a visit is late on the fourth day', () => {
    const done = steps('clue', 'consent');
    expect(warningsOn('2024-03-04', done)).toEqual([]);
    expect(warningsOn('2024-03-05', done)).toEqual([
      '从“发现线索”到“入户核实”应在 3 天内完成（到 2024-03-04 为止），现在还没有完成，超过 1 天，请写明原因。',
    ]);
  });

  test('fifteen days are lost as soon as the notice no longer fits in', () => {
    const done = steps('clue', 'consent', 'visit', 'review');
    expect(warningsOn('2024-03-11', done)).toEqual([]);
    expect(warningsOn('2024-03-12', done)).toEqual([
      '“村内公示”最迟应在 2024-03-11 办理才能按期办完，现在最早只能 2024-03-12 办理，已经赶不上，请尽快办理并写明原因。',
    ]);
  });

  test('a longer notice loses them too', () => {
    const done = steps('clue', 'consent', 'visit', 'review', 'notice').map((record) =>
      record.key === 'notice' ? { ...record, noticeTo: '2024-03-20' } : record,
    );
    expect(warningsOn('2024-03-10', done)).toHaveLength(1);
  });

  test('the sixteenth day is late', () => {
    const done = steps('clue', 'consent', 'visit', 'review', 'notice', 'township');
    expect(warningsOn('2024-03-16', done)).toEqual([]);
    expect(warningsOn('2024-03-17', done)).toHaveLength(1);
    const late = [...done, { key: 'county', doneOn: '2024-03-18' }];
    expect(warningsOn('2024-05-01', late)).toEqual([
      '从“发现线索”到“县级审定”应在 15 天内完成（到 2024-03-16 为止），实际 2024-03-18 完成，超过 2 天，请写明原因。',
    ]);
  });
});
