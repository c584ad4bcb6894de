import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays } from '#domain/time/day.ts';
import {
  addWorkingDays,
  daysOffBetween,
  isWorkingDay,
  workingDaysBetween,
} from '#domain/time/working-days.ts';

/** An invented spring festival: Monday to Friday off, the Sunday before it worked. */
const holidays = {
  off: ['2024-02-12', '2024-02-13', '2024-02-14', '2024-02-15', '2024-02-16'],
  worked: ['2024-02-04', '2024-02-18'],
};

describe('working days', () => {
  test('weekends are off unless they are worked instead of a holiday', () => {
    expect(isWorkingDay('2024-02-09', holidays)).toBe(true);
    expect(isWorkingDay('2024-02-10', holidays)).toBe(false);
    expect(isWorkingDay('2024-02-12', holidays)).toBe(false);
    expect(isWorkingDay('2024-02-18', holidays)).toBe(true);
  });

  test('a period jumps the holiday', () => {
    expect(addWorkingDays('2024-02-08', 1, holidays)).toBe('2024-02-09');
    expect(addWorkingDays('2024-02-08', 2, holidays)).toBe('2024-02-18');
    expect(addWorkingDays('2024-02-08', 3, holidays)).toBe('2024-02-19');
    expect(addWorkingDays('2024-02-08', 0, holidays)).toBe('2024-02-08');
  });

  test('counting a period gives back its length', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 40 }), (offset, count) => {
        const start = addDays('2024-01-20', offset);
        const end = addWorkingDays(start, count, holidays);
        expect(isWorkingDay(end, holidays)).toBe(true);
        expect(workingDaysBetween(addDays(start, 1), end, holidays)).toBe(count);
      }),
    );
  });

  test('the days off of a period and its working days are all its days', () => {
    expect(daysOffBetween('2024-02-09', '2024-02-19', holidays)).toEqual([
      ...['2024-02-10', '2024-02-11', ...holidays.off, '2024-02-17'],
    ]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 }), (offset, length) => {
        const first = addDays('2024-01-20', offset);
        const last = addDays(first, length);
        const off = daysOffBetween(first, last, holidays);
        expect(off.length + workingDaysBetween(first, last, holidays)).toBe(length + 1);
      }),
    );
  });
});
