import type { Cells } from '#db/row-access.ts';
import { ofMonth, type TimelineEvent, type TimelineKind } from '#domain/time/timeline.ts';

export const said = (cells: Cells, column: string): string => String(cells[column] ?? '');

/** The event, where its day (or month, or year) is known. */
export function event(
  on: Cells[string] | undefined,
  kind: TimelineKind,
  title: string,
  detail = '',
): TimelineEvent[] {
  const when = String(on ?? '');
  if (when === '') return [];
  return [{ on: /^\d{6}$/.test(when) ? ofMonth(when) : when, kind, title, detail }];
}

/** Parts that say something, one after the other. */
export const joined = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('，');

export const inBrackets = (text: string): string => (text === '' ? '' : `（${text}）`);
