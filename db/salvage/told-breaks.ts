import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { LogTable } from '../log-heads.ts';

/** By which the act of the log names the report. */
const reportHash = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The act that a salvage is in the log of the new archive. */
export const SALVAGE = 'archive.salvage';
export const reasonOf = (report: string): string => `抢救报告 ${reportHash(report)}`;

/** An entry of a log that is not what it was, and the hash of what it is instead. */
export interface BrokenEntry {
  readonly id: number;
  readonly hash: string;
}

// Reports of the first version name the entry alone.
const told = z.array(z.union([z.int(), z.object({ id: z.int(), hash: z.string() })]));
const reportSchema = z.object({ breaks: z.object({ change: told, access_entry: told }) });

interface Kept {
  readonly report: string;
  readonly reason: string | null;
  readonly changeId: number;
}

/**
 * Whether a salvage said of a broken entry that it could not be saved whole, and left it as it is now. Its report is as
 * an act of salvage names it, and speaks of nothing that was logged after it, itself least of all: that act has to be
 * sound by its own hash. Only salvages up to an entry of the change log are asked, where one is given.
 */
export function tellerOf(
  db: Database.Database,
  table: LogTable,
  upTo = Number.MAX_SAFE_INTEGER,
): (broken: BrokenEntry) => boolean {
  const kept = db
    .prepare(
      `SELECT s.report, c.reason, c.id AS changeId FROM salvage s JOIN change c ON c.id = s.change_id
      WHERE c.command = '${SALVAGE}' AND c.kind = 'act' AND c.id <= ?`,
    )
    .all(upTo) as Kept[];
  const said = new Set(kept.flatMap((each) => saidBy(each, table)));
  return ({ id, hash }) => said.has(String(id)) || said.has(`${id} ${hash}`);
}

function saidBy({ report, reason, changeId }: Kept, table: LogTable): string[] {
  if (reason !== reasonOf(report)) return [];
  const { breaks } = reportSchema.parse(JSON.parse(report));
  return breaks[table].flatMap((each) => {
    const { id, hash } = typeof each === 'number' ? { id: each, hash: '' } : each;
    if (table === 'change' && id >= changeId) return [];
    return [hash === '' ? String(id) : `${id} ${hash}`];
  });
}
