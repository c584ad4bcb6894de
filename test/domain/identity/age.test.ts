import { expect, test } from 'vitest';
import { isChild, isMinor } from '#domain/identity/age.ts';

test('minors are under 18, children under 14', () => {
  expect([isMinor('2008-01-05', '2026-01-04'), isMinor('2008-01-05', '2026-01-05')]).toEqual([true, false]);
  expect([isChild('2012-01-05', '2026-01-04'), isChild('2012-01-05', '2026-01-05')]).toEqual([true, false]);
});
