import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AgendaItem,
  countAgenda,
  lastDayOfWeek,
  mergePlan,
  sortAgenda,
  urgencyOf,
} from '#domain/calendar/agenda.ts';
import { addDays, isDay, weekdayOf } from '#domain/time/day.ts';

const item = (changes: Partial<AgendaItem> = {}): AgendaItem => ({
  ...{ kind: 'plan', title: '录入截止', state: '', dueOn: '2026-11-23', doneOn: null, villageId: null },
  ...{ village: null, responsible: null, source: '通知', id: null, at: null },
  ...changes,
});
const MONDAY = '2026-11-23';
const aDay = fc
  .integer({ min: 0, max: 20_000 })
  .map((count) => addDays('2014-01-01', count))
  .filter(isDay);

describe('what presses', () => {
  test.each<[string, Partial<AgendaItem>, string]>([
    ['yesterday', { dueOn: '2026-11-22' }, 'late'],
    ['today', {}, 'today'],
    ['tomorrow', { dueOn: '2026-11-24' }, 'week'],
    ['the Sunday of this week', { dueOn: '2026-11-29' }, 'week'],
    ['the Monday after', { dueOn: '2026-11-30' }, 'month'],
    ['in thirty days', { dueOn: '2026-12-23' }, 'month'],
    ['in thirty-one days', { dueOn: '2026-12-24' }, 'later'],
    ['without a day', { dueOn: null }, 'open'],
    ['late, but done', { dueOn: '2026-11-01', doneOn: '2026-11-02' }, 'done'],
  ])('%s', (_, changes, urgency) => {
    expect(urgencyOf(item(changes), MONDAY)).toBe(urgency);
  });

  test('a week ends on its Sunday, over the end of a month, a year and a leap day', () => {
    expect(lastDayOfWeek('2026-11-29')).toBe('2026-11-29');
    expect(lastDayOfWeek('2025-12-31')).toBe('2026-01-04');
    expect(lastDayOfWeek('2024-02-26')).toBe('2024-03-03');
    fc.assert(
      fc.property(aDay, (day) => {
        const last = lastDayOfWeek(day);
        expect(weekdayOf(last)).toBe(7);
        expect(last >= day && last <= addDays(day, 6)).toBe(true);
      }),
    );
  });

  test('only gets more pressing as days go by', () => {
    const order = ['later', 'month', 'week', 'today', 'late'];
    fc.assert(
      fc.property(aDay, aDay, fc.integer({ min: 0, max: 400 }), (dueOn, today, days) => {
        const before = order.indexOf(urgencyOf({ dueOn, doneOn: null }, today));
        const after = order.indexOf(urgencyOf({ dueOn, doneOn: null }, addDays(today, days)));
        expect(after).toBeGreaterThanOrEqual(before);
      }),
    );
  });

  test('comes first, by day, then by village; counted by the same words', () => {
    const items = [
      item({ title: '以后', dueOn: '2027-03-01' }),
      item({ title: '不限', dueOn: null }),
      item({ title: '今天乙', village: '云溪村' }),
      item({ title: '今天甲', village: '云溪村' }),
      item({ title: '超期', dueOn: '2026-11-01' }),
      item({ title: '本周', dueOn: '2026-11-26' }),
    ];
    const titles = sortAgenda(items, MONDAY).map(({ title }) => title);
    expect(titles).toEqual(['超期', '今天乙', '今天甲', '本周', '不限', '以后']);
    expect(countAgenda(items, MONDAY)).toEqual({
      ...{ late: 1, today: 2, week: 1, month: 0, open: 1, later: 1, done: 0 },
    });
  });
});

describe('the plan of the year', () => {
  test('a ticked day stands once, with its tick and the source of the plan', () => {
    const ticked = item({ kind: 'own', id: 7, doneOn: '2026-11-20', source: null });
    expect(mergePlan([item()], [ticked])).toEqual([{ ...ticked, kind: 'plan', source: '通知' }]);
  });

  test('an own line of other words, of another day or of one village stands for itself', () => {
    const own = [
      item({ kind: 'own', id: 1, title: '培训' }),
      item({ kind: 'own', id: 2, dueOn: '2026-11-24' }),
      item({ kind: 'own', id: 3, villageId: 4, village: '云溪村' }),
    ];
    expect(mergePlan([item()], own).map(({ id }) => id)).toEqual([null, 1, 2, 3]);
  });
});
