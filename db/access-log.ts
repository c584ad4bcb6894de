import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { accessKind, type AccessKind } from '#domain/operators/access-kinds.ts';
import { idRanges, rangesHold } from '#domain/operators/id-ranges.ts';
import { DamagedArchive } from './damage.ts';
import { headOf } from './log-heads.ts';
import { noteHeads } from './log-witness.ts';
import type { Archive } from './open-archive.ts';
import { isWriting } from './write.ts';

/** What somebody did that is written down; without names, numbers and words of the archive. */
export interface Access {
  /** ISO time. */
  readonly at: string;
  /** Null where nobody was signed in. */
  readonly operatorId: number | null;
  readonly operator: string;
  readonly kind: AccessKind;
  readonly subject: string;
  readonly householdIds: readonly number[];
  readonly memberId?: number | null;
  /** Of households, papers or rows; of the households unless told. */
  readonly count?: number | undefined;
}

/** A row as the chain covers it. */
interface Row {
  readonly id: number;
  readonly at: string;
  readonly operator_id: number | null;
  readonly operator: string;
  readonly kind: string;
  readonly household_id: number | null;
  readonly member_id: number | null;
  readonly households: string | null;
  readonly subject: string;
  readonly count: number;
  readonly change_head: string | null;
}

/** The hash of an entry covers every column of it and the hash of the entry before it. */
export const accessHash = (row: Row, previous: string): string =>
  createHash('sha256')
    .update(previous)
    .update(
      JSON.stringify([
        ...[row.id, row.at, row.operator_id, row.operator, row.kind, row.household_id, row.member_id],
        ...[row.households, row.subject, row.count, row.change_head],
      ]),
    )
    .digest('hex');

/**
 * Adds entries to the log, in one small transaction that has its turn between the acts. Not part of any act: what
 * somebody saw he has seen, whatever is undone.
 */
export async function appendAccess(archive: Archive, entries: readonly Access[]): Promise<void> {
  if (entries.length === 0) return;
  if (isWriting()) throw new Error('appendAccess() inside write(): it would wait for its own turn');
  if (archive.isDamaged()) throw new DamagedArchive();
  await archive.writing.transaction().execute(() => {
    for (const entry of entries) append(archive.raw, entry);
    return Promise.resolve();
  });
  noteHeads(archive);
}

const HOUR = 3_600_000;

function append(raw: Database.Database, access: Access): void {
  const last = raw.prepare('SELECT id, hash FROM access_entry ORDER BY id DESC LIMIT 1').get() as
    { id: number; hash: string } | undefined;
  const households = [...new Set(access.householdIds)];
  const [only] = households;
  const row: Row = {
    id: (last?.id ?? 0) + 1,
    at: access.at,
    operator_id: access.operatorId,
    operator: access.operator,
    kind: access.kind,
    household_id: households.length === 1 ? (only ?? null) : null,
    member_id: access.memberId ?? null,
    households: households.length > 1 ? idRanges(households) : null,
    subject: access.subject,
    count: access.count ?? Math.max(households.length, 1),
    change_head: anchors(raw, access) ? headOf(raw, 'change') : null,
  };
  const previous = last?.hash ?? '';
  const cells = { ...row, previous_hash: previous, hash: accessHash(row, previous) };
  const columns = Object.keys(cells);
  raw
    .prepare(
      `INSERT INTO access_entry (${columns.join(', ')}) VALUES (${columns.map((c) => `@${c}`).join(', ')})`,
    )
    .run(cells);
}

/** The other log is named at opening, closing and backups, and otherwise once an hour. */
function anchors(raw: Database.Database, { kind, at }: Access): boolean {
  if (accessKind(kind).anchor === true) return true;
  const last = raw
    .prepare('SELECT at FROM access_entry WHERE change_head IS NOT NULL ORDER BY id DESC LIMIT 1')
    .pluck()
    .get() as string | undefined;
  return last === undefined || Math.abs(Date.parse(at) - Date.parse(last)) >= HOUR;
}

export interface AccessFilter {
  readonly kind?: AccessKind | undefined;
  readonly operatorId?: number | undefined;
  readonly householdId?: number | undefined;
  /** ISO times: from, inclusive, and until, exclusive. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Only entries before this one. */
  readonly before?: number | undefined;
}

export interface AccessRow extends Omit<Row, 'households' | 'change_head' | 'operator_id'> {
  readonly household_no: string | null;
}

/** Entries that fit, newest first. */
export function accessRows(raw: Database.Database, filter: AccessFilter, limit: number): AccessRow[] {
  const { kind, operatorId, householdId, from, until, before } = filter;
  const fitting = householdId === undefined ? null : JSON.stringify(idsOfSeveral(raw, householdId));
  return raw
    .prepare(
      `SELECT e.id, e.at, e.operator, e.kind, e.household_id, e.member_id, e.subject, e.count, h.household_no
      FROM access_entry e LEFT JOIN household h ON h.id = e.household_id
      WHERE (@kind IS NULL OR e.kind = @kind) AND (@operatorId IS NULL OR e.operator_id = @operatorId)
        AND (@householdId IS NULL OR e.household_id = @householdId OR e.id IN (SELECT value FROM json_each(@fitting)))
        AND (@from IS NULL OR e.at >= @from) AND (@until IS NULL OR e.at < @until)
        AND (@before IS NULL OR e.id < @before)
      ORDER BY e.id DESC LIMIT @limit`,
    )
    .all({
      ...{ kind: kind ?? null, operatorId: operatorId ?? null, householdId: householdId ?? null, fitting },
      ...{ from: from ?? null, until: until ?? null, before: before ?? null, limit },
    }) as AccessRow[];
}

/** Entries about several households, this one among them. */
function idsOfSeveral(raw: Database.Database, householdId: number): number[] {
  const rows = raw
    .prepare('SELECT id, households FROM access_entry WHERE households IS NOT NULL ORDER BY id')
    .all() as { id: number; households: string }[];
  return rows.filter(({ households }) => rangesHold(households, householdId)).map(({ id }) => id);
}
