import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerDeadline, nextActOf, type ObjectionCourse } from '#domain/objections/objection-course.ts';
import { addDays } from '#domain/time/day.ts';
import { isWorkingDay } from '#domain/time/working-days.ts';

const received: ObjectionCourse = {
  ...{ receivedOn: '2025-04-30', verifiedOn: null, outcome: null, decidedOn: null, answeredOn: null },
};
const NOTHING = { isStillIn: false, awaitsRepost: false };
/** May Day of 2025: the 1st to the 5th are off, and Sunday 27 April is worked. */
const HOLIDAYS = {
  off: ['2025-05-01', '2025-05-02', '2025-05-05'],
  worked: ['2025-04-27'],
};

describe('what is to be done to an objection', () => {
  const verified = { ...received, verifiedOn: '2025-05-06' };
  const decided = { ...verified, decidedOn: '2025-05-07' };
  const upheld: ObjectionCourse = { ...decided, outcome: 'upheld' };
  test.each([
    ['received: two people look into it', received, NOTHING, 'verify'],
    ['looked into: it is decided', verified, NOTHING, 'decide'],
    ['dismissed: it is answered', { ...decided, outcome: 'dismissed' }, NOTHING, 'answer'],
    ['withdrawn: nothing', { ...received, decidedOn: '2025-05-06', outcome: 'withdrawn' }, NOTHING, null],
    ['upheld: the household falls out first', upheld, { isStillIn: true, awaitsRepost: true }, 'drop'],
    ['upheld: then the notice goes up anew', upheld, { isStillIn: false, awaitsRepost: true }, 'repost'],
    ['upheld and done: it is answered', upheld, NOTHING, 'answer'],
    ['answered: nothing', { ...upheld, answeredOn: '2025-05-08' }, NOTHING, null],
    [
      'dismissed: a household that is in stays in',
      { ...decided, outcome: 'dismissed' },
      { isStillIn: true, awaitsRepost: true },
      'answer',
    ],
  ] as const)('%s', (_, course, consequence, next) => {
    expect(nextActOf(course, consequence)).toBe(next);
  });
});

describe('the day to answer', () => {
  const within = (today: string) => ({ days: 5, today, holidays: HOLIDAYS });

  test('counts working days from the day after the receipt, over the holidays', () => {
    expect(answerDeadline(received, within('2025-05-06'))).toEqual({
      ...{ answerBy: '2025-05-12', daysLeft: 6, daysLate: 0 },
    });
  });

  test('is late the day after, and stays so in days once it was answered', () => {
    expect(answerDeadline(received, within('2025-05-12')).daysLeft).toBe(0);
    expect(answerDeadline(received, within('2025-05-13')).daysLeft).toBe(-1);
    const answered = { ...received, outcome: 'dismissed' as const, answeredOn: '2025-05-14' };
    expect(answerDeadline(answered, within('2025-06-30'))).toMatchObject({ daysLeft: null, daysLate: 2 });
    expect(answerDeadline({ ...answered, answeredOn: '2025-05-12' }, within('2025-06-30')).daysLate).toBe(0);
  });

  test('asks nothing of one that was withdrawn', () => {
    const withdrawn = { ...received, outcome: 'withdrawn' as const, decidedOn: '2025-05-06' };
    expect(answerDeadline(withdrawn, within('2025-06-30'))).toMatchObject({ daysLeft: null, daysLate: 0 });
  });

  test('is always a working day, with so many working days before it', () => {
    const days = fc.integer({ min: 0, max: 3650 }).map((count) => addDays('2020-01-01', count));
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 60 }), (receivedOn, count) => {
        const { answerBy } = answerDeadline(
          { ...received, receivedOn },
          { days: count, today: receivedOn, holidays: HOLIDAYS },
        );
        let worked = 0;
        for (let day = addDays(receivedOn, 1); day <= answerBy; day = addDays(day, 1))
          worked += isWorkingDay(day, HOLIDAYS) ? 1 : 0;
        return isWorkingDay(answerBy, HOLIDAYS) && worked === count;
      }),
    );
  });
});
