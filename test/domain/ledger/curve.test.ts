import fc from 'fast-check';
import { expect, test } from 'vitest';
import { curveOf, type LedgerEvent } from '#domain/ledger/curve.ts';
import { addDays } from '#domain/time/day.ts';

const span = { from: '2026-04-10', to: '2026-04-13' };

test('each day has what was found, closed and came back, and what is open at its end', () => {
  const events: LedgerEvent[] = [
    { on: '2026-04-01', kind: 'found' },
    { on: '2026-04-02', kind: 'found' },
    { on: '2026-04-05', kind: 'closed' },
    { on: '2026-04-10', kind: 'found' },
    { on: '2026-04-10', kind: 'closed' },
    { on: '2026-04-12', kind: 'reopened' },
    { on: '2026-04-20', kind: 'closed' },
  ];
  expect(curveOf(events, span).map(({ day, ...counts }) => [day, ...Object.values(counts)])).toEqual([
    ['2026-04-10', 1, 1, 1, 0],
    ['2026-04-11', 1, 0, 0, 0],
    ['2026-04-12', 2, 0, 0, 1],
    ['2026-04-13', 2, 0, 0, 0],
  ]);
});

test('nothing is open where nothing was found, and no day is missing over the end of a leap February', () => {
  const days = curveOf([], { from: '2028-02-27', to: '2028-03-02' });
  expect(days.map(({ day, open }) => [day, open])).toEqual([
    ['2028-02-27', 0],
    ['2028-02-28', 0],
    ['2028-02-29', 0],
    ['2028-03-01', 0],
    ['2028-03-02', 0],
  ]);
});

test('the last day has open what was found and not closed, wherever the span begins', () => {
  const aLife = fc
    .tuple(fc.integer({ min: 0, max: 30 }), fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 6 }))
    .map(([start, gaps]) => {
      let day = addDays('2026-04-01', start);
      const events: LedgerEvent[] = [{ on: day, kind: 'found' }];
      for (const [at, gap] of gaps.entries()) {
        day = addDays(day, gap);
        events.push({ on: day, kind: at % 2 === 0 ? 'closed' : 'reopened' });
      }
      return { events, isOpen: gaps.length % 2 === 0 };
    });
  fc.assert(
    fc.property(fc.array(aLife, { maxLength: 12 }), fc.integer({ min: 0, max: 60 }), (lives, from) => {
      const events = lives.flatMap((life) => life.events);
      const days = curveOf(events, { from: addDays('2026-04-01', from), to: '2026-07-31' });
      expect(days.at(-1)?.open).toBe(lives.filter(({ isOpen }) => isOpen).length);
      expect(days.every(({ open }) => open >= 0)).toBe(true);
    }),
  );
});
