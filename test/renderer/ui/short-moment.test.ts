import { expect, it } from 'vitest';
import { shortMoment } from '../../../renderer/ui/short-moment.ts';

it('a moment is the time today, and the day with it before', () => {
  const then = new Date(2025, 10, 20, 9, 5);
  expect(shortMoment(then.toISOString(), new Date(2025, 10, 20, 23, 0))).toBe('09:05');
  expect(shortMoment(then.toISOString(), new Date(2025, 10, 21, 0, 1))).toBe('11-20 09:05');
});
