import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { acceptBy, type Clue, compareClues, daysLate, daysLeft, stateOf } from '#domain/clues/clue.ts';
import { refuseAccept, refuseCorrection, refuseFeedBack, refuseSettle } from '#domain/clues/refuse-clue.ts';
import { addDays } from '#domain/time/day.ts';

const none = { off: [], worked: [] };
const today = '2025-06-20';
const clue = (more: Partial<Clue> = {}): Clue => ({
  ...{ id: 7, householdId: 3, householdNo: '5299011', foundOn: '2025-06-10' },
  ...{ acceptedOn: null, acceptedBy: null, fedBackOn: null, settledOn: null, outcome: null, note: null },
  ...more,
});
const accepted = clue({ acceptedOn: '2025-06-12', acceptedBy: '王某' });

describe('the last day to take a clue up', () => {
  test('is two days after it was found, the day itself not counted', () => {
    expect(acceptBy('2025-06-10', { days: 2, count: 'calendar' }, none)).toBe('2025-06-12');
    expect(acceptBy('2024-02-28', { days: 2, count: 'calendar' }, none)).toBe('2024-03-01');
    expect(acceptBy('2025-12-31', { days: 2, count: 'calendar' }, none)).toBe('2026-01-02');
  });
  test('skips days off where working days count', () => {
    const holidays = {
      off: ['2025-10-01', '2025-10-02', '2025-10-03', '2025-10-06'],
      worked: ['2025-09-28'],
    };
    expect(acceptBy('2025-09-30', { days: 2, count: 'working' }, holidays)).toBe('2025-10-08');
    expect(acceptBy('2025-09-27', { days: 1, count: 'working' }, holidays)).toBe('2025-09-28');
  });
  test('is none where the pack sets none', () => expect(acceptBy('2025-06-10', undefined, none)).toBeNull());
});

test.each([
  ['2025-06-11', 1],
  ['2025-06-12', 0],
  ['2025-06-13', -1],
])('on %s there are %i days left', (on, left) => {
  expect(daysLeft(clue(), '2025-06-12', on)).toBe(left);
  expect(daysLeft(accepted, '2025-06-12', on)).toBeNull();
});

test.each([
  ['2025-06-12', 0],
  ['2025-06-13', 1],
])('taken up on %s it was %i days late', (acceptedOn, late) =>
  expect(daysLate(clue({ acceptedOn }), '2025-06-12')).toBe(late),
);

describe('refused', () => {
  test.each([
    ['2025-06-09', '早于发现日期 2025-06-10'],
    ['2025-06-21', '晚于今天'],
  ])('an acceptance on %s', (on, words) =>
    expect(refuseAccept(clue(), { on, today })?.message).toContain(words),
  );
  test('a second acceptance', () =>
    expect(refuseAccept(accepted, { on: today, today })?.rule).toBe('clue-accepted'));
  test('an answer to the village before the acceptance, or of a clue nobody took up', () => {
    expect(refuseFeedBack(accepted, { on: '2025-06-11', today })?.message).toContain('早于受理日期');
    expect(refuseFeedBack(clue(), { on: today, today })?.rule).toBe('clue-not-accepted');
  });
  test('a settlement before the answer, without reason, and twice', () => {
    const fedBack = { ...accepted, fedBackOn: '2025-06-15' };
    const how = { outcome: 'no-risk', on: '2025-06-14', note: '收入稳定', inProcedure: null } as const;
    expect(refuseSettle(fedBack, how, today)?.message).toContain('早于反馈日期 2025-06-15');
    expect(refuseSettle(fedBack, { ...how, on: today, note: ' ' }, today)?.rule).toBe('clue-reason');
    expect(refuseSettle(clue(), { ...how, on: today }, today)?.rule).toBe('clue-not-accepted');
    expect(refuseSettle(clue({ settledOn: today }), how, today)?.rule).toBe('clue-settled');
  });
  test('a procedure that does not have the household, and none at all', () => {
    const into = { outcome: 'procedure', on: today, note: null } as const;
    expect(refuseSettle(accepted, { ...into, inProcedure: new Set([4]) }, today)?.rule).toBe(
      'clue-procedure',
    );
    expect(refuseSettle(accepted, { ...into, inProcedure: null }, today)?.rule).toBe('clue-procedure');
    const outside = { ...accepted, householdId: null };
    expect(refuseSettle(outside, { ...into, inProcedure: new Set([3]) }, today)?.rule).toBe('clue-outside');
  });
  test('a sentence names the household by its number and says its basis', () => {
    const refused = refuseAccept(clue(), { on: '2025-06-21', today });
    expect(refused?.message).toMatch(/^线索 7（户编号 5299011）/u);
    expect(refused?.source).toContain('发现线索');
  });
});

describe('allowed', () => {
  test('each act on the day of the one before it, or today', () => {
    expect(refuseAccept(clue(), { on: '2025-06-10', today })).toBeNull();
    expect(refuseFeedBack(accepted, { on: '2025-06-12', today })).toBeNull();
    const into = { outcome: 'procedure', on: '2025-06-12', note: null, inProcedure: new Set([3]) } as const;
    expect(refuseSettle(accepted, into, today)).toBeNull();
  });
  test('a repetition needs no acceptance', () => {
    const repeated = { outcome: 'duplicate', on: today, note: null, inProcedure: null } as const;
    expect(refuseSettle(clue(), repeated, today)).toBeNull();
  });
  test('an acceptance that is entered after the procedure took the household in, not after that day', () => {
    const settled = clue({ settledOn: '2025-06-15', outcome: 'procedure' });
    expect(refuseAccept(settled, { on: '2025-06-15', today })).toBeNull();
    expect(refuseAccept(settled, { on: '2025-06-16', today })?.rule).toBe('clue-day');
  });
});

test('a correction is sound when no day comes before the one that it follows, nor after today', () => {
  const day = fc.integer({ min: -5, max: 15 }).map((offset) => addDays('2025-06-10', offset));
  const maybe = fc.option(day, { nil: null });
  fc.assert(
    fc.property(day, maybe, maybe, maybe, (foundOn, acceptedOn, fedBackOn, settledOn) => {
      const whole = clue({ foundOn, acceptedOn, acceptedBy: '王某', fedBackOn, settledOn });
      const days = [foundOn, acceptedOn, fedBackOn, settledOn].filter((each) => each !== null);
      const isSound =
        days.every((each, at) => each <= today && (at === 0 || each >= (days[at - 1] ?? ''))) &&
        (fedBackOn === null || acceptedOn !== null);
      expect(refuseCorrection(whole, today) === null).toBe(isSound);
    }),
  );
  expect(refuseCorrection({ ...accepted, acceptedBy: '' }, today)?.rule).toBe('clue-accepted-by');
});

test('what is late comes first, what is settled last', () => {
  const clues = [
    clue({ id: 1, acceptedOn: today, settledOn: '2025-06-11' }),
    clue({ id: 2, acceptedOn: today }),
    clue({ id: 3, foundOn: '2025-06-15' }),
    clue({ id: 4 }),
    clue({ id: 5, settledOn: '2025-06-12' }),
    clue({ id: 6, acceptedOn: today, fedBackOn: today }),
  ];
  expect(clues.toSorted(compareClues).map(({ id }) => id)).toEqual([4, 3, 2, 6, 5, 1]);
  expect(clues.map(stateOf)).toEqual(['settled', 'accepted', 'found', 'found', 'settled', 'fed-back']);
});
