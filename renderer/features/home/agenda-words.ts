import type { AgendaLine } from '#contract/calendar.ts';
import { weekdayOf } from '#domain/time/day.ts';
import type { Route } from '../../route.ts';

const WEEKDAYS = ['', '一', '二', '三', '四', '五', '六', '日'];

/** 2026-11-23 周一 */
export const dayInWords = (day: string): string => `${day} 周${WEEKDAYS[weekdayOf(day)] ?? ''}`;

/** Where a line is worked on; null: only here. */
export function placeOf({ kind, id, at }: AgendaLine): Route | null {
  if (id === null) return null;
  switch (kind) {
    case 'step':
    case 'notice':
      return { page: 'procedure', id };
    case 'objection':
      return at === null ? null : { page: 'procedure', id: at };
    case 'clue':
      return { page: 'clues', id };
    case 'issue':
      return { page: 'issues', id };
    case 'campaign':
      return { page: 'campaign', id };
    case 'comparison':
      return { page: 'exchange', tab: 'comparison' };
    case 'loan':
      return { page: 'paper' };
    case 'plan':
    case 'own':
      return null;
  }
}

/** The same day of another month, and the days that a page of a wall calendar shows: whole weeks from Monday. */
export function monthPage(month: string): string[][] {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = new Date(Date.UTC(year, number - 1, 1));
  const before = (first.getUTCDay() + 6) % 7;
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks = Math.ceil((before + days) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, weekday) =>
      new Date(Date.UTC(year, number - 1, 1 - before + week * 7 + weekday)).toISOString().slice(0, 10),
    ),
  );
}

/** yyyy-mm of so many months later. */
export function monthAfter(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}
