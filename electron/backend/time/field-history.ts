import { cellOfField } from '#db/cell-of-field.ts';
import { LOGGED_TABLES } from '#db/change-triggers.ts';
import { changesOfCell, headsOf } from '#db/changes.ts';
import { findField } from '#domain/fields/dictionary.ts';
import { loggedColumn } from '#domain/time/log-words.ts';
import type { Input, Output } from '#contract/channels.ts';
import { notFound, ok, type Result } from '#contract/result.ts';
import { openArchiveOf, type Session } from '../session.ts';
import { logReader, textOf } from './log-view.ts';

/** Who gave a cell which value, when and why; newest first. */
export function ofField(session: Session, input: Input<'change.ofField'>): Result<Output<'change.ofField'>> {
  const raw = openArchiveOf(session).rawReading;
  const field = 'key' in input ? findField(input.key) : undefined;
  if ('key' in input && field === undefined) return notFound('这一项');
  const cell = 'key' in input ? field && cellOfField(raw, field, input) : input;
  if (!cell) return ok({ label: field?.label ?? '', entries: [] });
  const isLogged = (LOGGED_TABLES as readonly string[]).includes(cell.table);
  const told = isLogged ? loggedColumn(cell.table, cell.column) : undefined;
  if (told === undefined || told.silent) return notFound('这一项');
  const words = field?.store === 'custom' ? { label: field.label, field } : told.words;
  const log = logReader(raw);
  const say = (value: string | number | null) =>
    textOf(log, words, value, { table: cell.table, id: cell.rowId });
  const changes = new Map(changesOfCell(raw, cell).map((c) => [c.change, c]));
  const entries = headsOf(raw, changes.keys()).map((head) => ({
    ...head,
    before: say(changes.get(head.id)?.before ?? null),
    after: say(changes.get(head.id)?.after ?? null),
  }));
  return ok({ label: field?.label ?? told.label, entries });
}
