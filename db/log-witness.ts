import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { headOf, type LogTable } from './log-heads.ts';

/**
 * A small file beside the database that names the newest entry of each log. A write-ahead log that was lost, cut or
 * damaged leaves a database that is sound and knows nothing of the last acts; this file does. It is written after
 * each act and not waited for: after a loss of power it may be behind the database, never before it.
 */
const WITNESS_NAME = 'archive.heads';

const TABLES: readonly LogTable[] = ['change', 'access_entry'];

interface Place {
  readonly folder: string;
  /** Sees nothing of an act that is running. */
  readonly rawReading: Database.Database;
}

const sumOf = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Of one length for ever, so that it is overwritten in place and needs no more room on a disk that is full. */
const lineOf = (heads: readonly (string | null)[]): string => {
  const text = heads.map((head) => (head ?? '').padEnd(90)).join(' ');
  return `${text} ${sumOf(text)}\n`;
};

export function noteHeads({ folder, rawReading }: Place): void {
  const bytes = Buffer.from(lineOf(TABLES.map((table) => headOf(rawReading, table))));
  const path = join(folder, WITNESS_NAME);
  try {
    const handle = openSync(path, existsSync(path) ? 'r+' : 'w', 0o600);
    try {
      writeSync(handle, bytes, 0, bytes.length, 0);
    } finally {
      closeSync(handle);
    }
  } catch {
    // The act is done and stands; the witness is only there for what may happen to it later.
  }
}

/** A database that takes the place of this one has a history of its own. */
export const forgetHeads = (folder: string): void => rmSync(join(folder, WITNESS_NAME), { force: true });

/** How many entries of the change log, or else of the access log, the database should have and has not. */
export function lostEntries(folder: string, db: Database.Database): number {
  const heads = readWitness(folder);
  if (heads === null) return 0;
  for (const [i, table] of TABLES.entries()) {
    const [id = '', hash = ''] = (heads[i] ?? '').split(':');
    if (id === '' || !exists(db, table)) continue;
    const found = db.prepare(`SELECT hash FROM ${table} WHERE id = ?`).pluck().get(Number(id));
    if (found === hash) continue;
    const newest = db.prepare(`SELECT coalesce(max(id), 0) FROM ${table}`).pluck().get() as number;
    return Math.max(Number(id) - newest, 1);
  }
  return 0;
}

const exists = (db: Database.Database, table: string): boolean =>
  db.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(table) !== undefined;

/** Null when there is none, or it is not what was written: then it says nothing. */
function readWitness(folder: string): string[] | null {
  const path = join(folder, WITNESS_NAME);
  if (!existsSync(path)) return null;
  const [text = ''] = readFileSync(path, 'latin1').split('\n', 1);
  const heads = [text.slice(0, 90).trim(), text.slice(91, 181).trim()];
  return `${text}\n` === lineOf(heads) ? heads : null;
}
