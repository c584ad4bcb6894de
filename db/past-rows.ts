import type Database from 'better-sqlite3';
import { type KnownRow, rowOn } from '#domain/time/as-on.ts';
import { logOf, type LoggedRow } from './household-rows.ts';
import type { Cells } from './row-access.ts';
import type { Db } from './schema.ts';

/** Today on the clerk's calendar at a moment of the log. */
export function localDay(moment: string): string {
  const at = new Date(moment);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** The day of effect of each of these changes that is an act and stands; of others there is no trace in the past. */
function daysOf(raw: Database.Database, changes: Iterable<number>): Map<number, string> {
  const rows = raw
    .prepare(
      `SELECT c.id, c.at, c.effective_on FROM json_each(?) j CROSS JOIN change c ON c.id = j.value
      WHERE c.kind = 'act' AND c.standing = 1`,
    )
    .all(JSON.stringify([...changes])) as { id: number; at: string; effective_on: string | null }[];
  return new Map(rows.map((c) => [c.id, c.effective_on ?? localDay(c.at)]));
}

/**
 * These rows as they counted on a day, by table. Removed rows count until the day of their removal; what was written
 * and taken back has never been.
 */
export function pastRows(
  raw: Database.Database,
  rows: ReadonlyMap<keyof Db, readonly number[]>,
  on: string,
): Map<keyof Db, Cells[]> {
  const log = logOf(raw, rows);
  const days = daysOf(raw, new Set(log.map((r) => r.change_id)));
  const standing = Map.groupBy(
    log.filter((r) => days.has(r.change_id)),
    (r) => `${r.table_name} ${r.row_id}`,
  );
  const past = new Map<keyof Db, Cells[]>();
  for (const [table, ids] of rows) {
    const present = new Map(
      (
        raw
          .prepare(`SELECT x.* FROM json_each(?) o CROSS JOIN "${table}" x ON x.id = o.value`)
          .all(JSON.stringify(ids)) as (Cells & { id: number })[]
      ).map((row) => [row.id, row]),
    );
    const counted = ids.flatMap((id) => {
      const known = knownRow(present.get(id), standing.get(`${table} ${id}`) ?? [], { days, on });
      const cells = known && rowOn(table, known, on);
      return cells ? [cells] : [];
    });
    past.set(table, counted);
  }
  return past;
}

/** The row today, or when it was removed, and what had been written in it by the day; null when it was not there. */
function knownRow(
  present: Cells | undefined,
  log: readonly LoggedRow[],
  { days, on }: { days: ReadonlyMap<number, string>; on: string },
): KnownRow | null {
  const removal = present === undefined ? log.at(-1) : undefined;
  const isThere = removal === undefined || (removal.after === null && dayOf(removal) > on);
  const today = present ?? (JSON.parse(removal?.before ?? 'null') as Cells | null);
  if (today === null || !isThere) return null;
  const past: Cells = { ...today };
  const first = new Map<string, Cells[string]>();
  const last = new Map<string, Cells[string]>();
  for (const row of log) {
    if (row.before === null || row.after === null) continue;
    const before = JSON.parse(row.before) as Cells;
    for (const column of Object.keys(before))
      if (!first.has(column)) first.set(column, before[column] ?? null);
    if (dayOf(row) > on) continue;
    for (const [column, value] of Object.entries(JSON.parse(row.after) as Cells)) last.set(column, value);
  }
  for (const [column, value] of first) past[column] = last.get(column) ?? (last.has(column) ? null : value);
  return { today, past };

  function dayOf(row: LoggedRow): string {
    return days.get(row.change_id) ?? '';
  }
}
