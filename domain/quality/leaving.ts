import type { Day } from '#domain/time/day.ts';
import { dayOf, textOf } from './facts.ts';
import type { Person } from './home.ts';

/** Codes of 自然增加原因 and 自然减少原因. */
export const BORN = '06';
export const MARRIED_IN = '05';
export const DEAD = '01';

/** What `naturallyLeftOn` reads. */
export const LEFT_READS = ['@member.left_on', '@member.left_kind'] as const;

/** The day of a 自然减少; null for who is there, moved inside of the archive or was a double entry. */
export function naturallyLeftOn({ present, values }: Person): Day | null {
  if (present) return null;
  const kind = textOf(values, 'left_kind');
  return kind === null || kind === 'natural' ? dayOf(values, 'left_on') : null;
}
