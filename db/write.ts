import { createHash } from 'node:crypto';
import { AsyncLocalStorage } from 'node:async_hooks';
import type Database from 'better-sqlite3';
import type { Kysely, Transaction } from 'kysely';
import { DamagedArchive } from './damage.ts';
import { refreshDerived } from './derived.ts';
import { headOf } from './log-heads.ts';
import { noteHeads } from './log-witness.ts';
import type { Archive } from './open-archive.ts';
import { piecesOf } from './log-pieces.ts';
import type { Db } from './schema.ts';
import { allSteps, stepByStep, withoutPause, type Pause, type Steps } from './steps.ts';

/** Who did what, and why: the head of one act in the change log. */
export interface ChangeMeta {
  readonly command: string;
  readonly title: string;
  readonly operator: string;
  /** ISO time. */
  readonly at: string;
  readonly reason?: string | undefined;
  readonly undoOf?: number | undefined;
  /** The day on which what is recorded took effect (a death, a split); the day of recording unless given. */
  readonly effectiveOn?: string | undefined;
}

export interface Written<T> {
  readonly value: T;
  /** The change, or null when the act altered nothing: then nothing was logged. */
  readonly change: number | null;
  readonly rows: number;
}

/** Inside a change: `trx` for queries, `raw` for the named files that need SQLite itself, `changeId` for records of it. */
export interface WriteScope {
  readonly trx: Transaction<Db>;
  readonly raw: Database.Database;
  readonly changeId: number;
  /** Keeps the change although no logged row differs (an import that refused everything, a print). */
  keep(): void;
}

const inWrite = new AsyncLocalStorage<true>();

/**
 * The reading handle. Inside `write` it would show the archive as it was before the act, and waiting on it from
 * there is how one deadlocks on SQLite, so it throws.
 */
export function reader(archive: Archive): Kysely<Db> {
  if (isWriting()) throw new Error('reader() inside write(): use the transaction');
  return archive.reading;
}

/** Whether this is inside an act: who waits for a turn of his own from there waits for ever. */
export const isWriting = (): boolean => inWrite.getStore() === true;

class NothingChanged extends Error {}

/**
 * Runs one act as one transaction and one change of the log. Acts run one after the other. Rolls back whole on a
 * throw. An act with a reason may write in a closed year; without one SQLite refuses it (`CLOSED_YEAR`). `pause` is
 * awaited between the pieces of what follows a long act; who reads meanwhile sees the archive as it was before.
 */
export async function write<T>(
  archive: Archive,
  meta: ChangeMeta,
  act: (scope: WriteScope) => Promise<T>,
  pause: Pause = withoutPause,
): Promise<Written<T>> {
  if (inWrite.getStore() === true) throw new Error('write() inside write(): an act is one change');
  if (archive.isDamaged()) throw new DamagedArchive();
  let outcome: Written<T> | undefined;
  try {
    await archive.writing.transaction().execute((trx) =>
      inWrite.run(true, async () => {
        const head = await trx
          .insertInto('change')
          .values({
            at: meta.at,
            operator: meta.operator,
            command: meta.command,
            title: meta.title,
            reason: meta.reason ?? null,
            undo_of: meta.undoOf ?? null,
            effective_on: meta.effectiveOn ?? null,
            access_head: headOf(archive.raw, 'access_entry'),
            previous_hash: '',
            hash: '',
          })
          .returning('id')
          .executeTakeFirstOrThrow();
        await trx
          .insertInto('open_change')
          .values({
            change_id: head.id,
            corrects: meta.reason === undefined || meta.reason.trim() === '' ? 0 : 1,
          })
          .execute();
        const kept = { change: false };
        const keep = () => void (kept.change = true);
        const value = await act({ trx, raw: archive.raw, changeId: head.id, keep });
        const rows = countRows(archive.raw, head.id);
        outcome = { value, change: rows > 0 || kept.change ? head.id : null, rows };
        if (outcome.change === null) throw new NothingChanged();
        await trx.deleteFrom('open_change').execute();
        await stepByStep(refreshDerived(archive.raw, head.id), pause);
        await sealChange(archive.raw, { id: head.id, rows }, pause);
      }),
    );
  } catch (error) {
    if (!(error instanceof NothingChanged)) throw error;
  }
  if (outcome === undefined) throw new Error('write ended without an outcome');
  if (outcome.change !== null) noteHeads(archive);
  return outcome;
}

function countRows(raw: Database.Database, changeId: number): number {
  return raw.prepare('SELECT count(*) FROM change_row WHERE change_id = ?').pluck().get(changeId) as number;
}

/** The hash of a change covers its head, its rows and the hash of the change before it. */
export const changeHash = (raw: Database.Database, changeId: number, previous: string): string =>
  allSteps(hashing(raw, changeId, previous));

function* hashing(raw: Database.Database, changeId: number, previous: string): Steps<string> {
  const hash = createHash('sha256').update(previous);
  const head = raw
    .prepare(
      'SELECT id, at, operator, command, title, reason, undo_of, effective_on, access_head FROM change WHERE id = ?',
    )
    .raw()
    .get(changeId) as unknown[];
  // Changes from before these columns have no such parts in their hash.
  hash.update(JSON.stringify(head.slice(0, head.findLastIndex((cell, at) => at < 7 || cell !== null) + 1)));
  const rows = raw.prepare(ROWS_SQL).raw();
  for (const [after, last] of piecesOf(raw, changeId)) {
    for (const row of rows.iterate(changeId, after, last)) hash.update(JSON.stringify(row));
    yield;
  }
  return hash.digest('hex');
}

const ROWS_SQL = `SELECT table_name, row_id, before, after FROM change_row
  WHERE change_id = ? AND id > ? AND id <= ? ORDER BY id`;

async function sealChange(
  raw: Database.Database,
  { id, rows }: { readonly id: number; readonly rows: number },
  pause: Pause,
): Promise<void> {
  const previous =
    (raw.prepare('SELECT hash FROM change WHERE id < ? ORDER BY id DESC LIMIT 1').pluck().get(id) as
      string | undefined) ?? '';
  const hash = await stepByStep(hashing(raw, id, previous), pause);
  raw
    .prepare('UPDATE change SET previous_hash = ?, hash = ?, row_count = ? WHERE id = ?')
    .run(previous, hash, rows, id);
}
