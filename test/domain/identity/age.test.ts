import { expect, test } from 'vitest';
import { ageOn, isChild, isMinor } from '#domain/identity/age.ts';

test('a year is full on the birthday', () => {
  expect(ageOn('2008-01-05', '2026-01-04')).toBe(17);
  expect(ageOn('2008-01-05', '2026-01-05')).toBe(18);
  expect(ageOn('2008-02-29', '2026-02-28')).toBe(17);
  expect(ageOn('2008-02-29', '2026-03-01')).toBe(18);
});

test('minors are under 18, children under 14', () => {
  expect([isMinor('2008-01-05', '2026-01-04'), isMinor('2008-01-05', '2026-01-05')]).toEqual([true, false]);
  expect([isChild('2012-01-05', '2026-01-04'), isChild('2012-01-05', '2026-01-05')]).toEqual([true, false]);
});
