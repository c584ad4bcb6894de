import { expect, test } from 'vitest';
import { chineseDate, creationDate, isDay, lastDayOf } from '#templates/layout/days.ts';

test('dates are written as GB/T 9704 wants them', () => {
  expect(chineseDate('2026-01-05')).toBe('2026年1月5日');
  expect(chineseDate('2026-11-22')).toBe('2026年11月22日');
});

test('the first day of a period counts', () => {
  expect(lastDayOf('2026-08-16', 5)).toBe('2026-08-20');
  expect(lastDayOf('2024-02-28', 3)).toBe('2024-03-01');
  expect(lastDayOf('2026-12-31', 1)).toBe('2026-12-31');
});

test('only days of the calendar are days', () => {
  expect(['2026-02-28', '2026-02-29', '2026-2-1', '', '20260201'].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
});

test('the creation date does not depend on the time zone of the machine', () => {
  expect(creationDate('2026-01-04').toISOString()).toBe('2026-01-04T00:00:00.000Z');
  expect(creationDate('2026-01-04T09:30').toISOString()).toBe('2026-01-04T01:30:00.000Z');
});
