import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';

/** By which the act of the log names the report. */
export const reportHash = (text: string): string => createHash('sha256').update(text).digest('hex');

const breaks = z.object({
  breaks: z.object({ change: z.array(z.int()), access_entry: z.array(z.int()) }),
});

/** Entries of a log that a salvage could not save whole, and said so in a report that is as the log names it. */
export function toldBreaks(db: Database.Database, table: 'change' | 'access_entry'): Set<number> {
  const reports = db
    .prepare('SELECT s.report, c.reason FROM salvage s JOIN change c ON c.id = s.change_id')
    .all() as { report: string; reason: string | null }[];
  return new Set(
    reports
      .filter(({ report, reason }) => reason?.endsWith(reportHash(report)) === true)
      .flatMap(({ report }) => breaks.parse(JSON.parse(report)).breaks[table]),
  );
}
