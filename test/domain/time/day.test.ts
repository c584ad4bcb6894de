import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  compareDays,
  daysBetween,
  firstDayOf,
  isDay,
  isMonth,
  lastDayOf,
  monthOf,
  weekdayOf,
  yearOf,
} from '#domain/time/day.ts';

const anyDay = fc
  .date({ min: new Date('1890-01-01T00:00:00Z'), max: new Date('2150-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const someDays = fc.integer({ min: -40_000, max: 40_000 });

describe('isDay', () => {
  test.each(['2024-02-29', '2000-02-29', '2023-12-31', '1900-02-28'])('%s is a day', (day) => {
    expect(isDay(day)).toBe(true);
  });

  test.each([
    '2023-02-29',
    '1900-02-29',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '2023-1-1',
    '20230101',
    '2023-01-01 ',
    '',
  ])('“%s” is none', (text) => {
    expect(isDay(text)).toBe(false);
  });
});

describe('day arithmetic', () => {
  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2023-12-31', 1, '2024-01-01'],
    ['2024-01-01', -1, '2023-12-31'],
    ['2024-03-01', 365, '2025-03-01'],
  ])('%s and %i days is %s', (day, count, expected) => {
    expect(addDays(day, count)).toBe(expected);
  });

  test('both ends of a period count', () => {
    expect(daysBetween('2024-03-01', '2024-03-05')).toBe(5);
    expect(daysBetween('2024-02-27', '2024-03-02')).toBe(5);
    expect(daysBetween('2023-12-30', '2024-01-03')).toBe(5);
    expect(daysBetween('2024-03-05', '2024-03-05')).toBe(1);
    expect(daysBetween('2024-03-05', '2024-03-04')).toBe(0);
  });

  test('a month later is the same day or the last of a shorter month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(addMonths('2023-01-31', 1)).toBe('2023-02-28');
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(addMonths('2024-01-15', -1)).toBe('2023-12-15');
    expect(addMonths('2024-12-01', 1)).toBe('2025-01-01');
  });

  test('months are read and spread', () => {
    expect(monthOf('2023-04-09')).toBe('202304');
    expect(yearOf('2023-04-09')).toBe(2023);
    expect(firstDayOf('202402')).toBe('2024-02-01');
    expect(lastDayOf('202402')).toBe('2024-02-29');
    expect(lastDayOf('202312')).toBe('2023-12-31');
    expect(isMonth('202312')).toBe(true);
    expect(isMonth('202313')).toBe(false);
  });

  test('text that is no day is refused', () => {
    expect(() => addDays('2023-02-29', 1)).toThrow(RangeError);
  });

  test('going and coming back ends on the same day, and agrees with the calendar of the machine', () => {
    fc.assert(
      fc.property(anyDay, someDays, (day, count) => {
        const later = addDays(day, count);
        expect(isDay(later)).toBe(true);
        expect(addDays(later, -count)).toBe(day);
        expect(daysBetween(day, later)).toBe(count + 1);
        expect(Math.sign(compareDays(later, day))).toBe(Math.sign(count));
        const date = new Date(`${day}T00:00:00Z`);
        date.setUTCDate(date.getUTCDate() + count);
        expect(later).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOf(later)).toBe(date.getUTCDay() === 0 ? 7 : date.getUTCDay());
      }),
    );
  });

  test('adding months keeps the day or takes the last of the month', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -600, max: 600 }), (day, count) => {
        const moved = addMonths(day, count);
        expect(isDay(moved)).toBe(true);
        if (moved.slice(8) !== day.slice(8)) expect(moved).toBe(lastDayOf(monthOf(moved)));
        const months = (text: string) => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(months(moved) - months(day)).toBe(count);
      }),
    );
  });
});
