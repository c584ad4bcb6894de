import { createHash } from 'node:crypto';
import { accessRows } from '#db/access-log.ts';
import { type ChangeHead, changesOfHousehold, type LoggedCell } from '#db/changes.ts';
import { hashesOfChanges } from '#db/keeping.ts';
import type { Archive } from '#db/open-archive.ts';
import { ACCESS_KINDS, isAccessKind } from '#domain/operators/access-kinds.ts';
import { loggedColumn, loggedText, tableTitle } from '#domain/time/log-words.ts';
import type { Db } from '#db/schema.ts';

const ALL = 2 ** 31 - 1;

/** An act as a package tells it, sealed by the one before it. */
interface ToldChange {
  readonly number: number;
  readonly at: string;
  readonly by: string;
  readonly what: string;
  readonly why: string | null;
  readonly effectiveOn: string | null;
  readonly kind: ChangeHead['kind'];
  readonly undone: boolean;
  /** As the archive's own log has it. */
  readonly hash: string;
  readonly cells: readonly ToldCell[];
}

interface ToldCell {
  readonly table: string;
  readonly title: string;
  /** Of the package; null for a row that is no more. */
  readonly row: number | null;
  readonly how: LoggedCell['kind'];
  readonly column?: string;
  readonly label?: string;
  readonly before?: string | number | null;
  readonly after?: string | number | null;
  readonly beforeWords?: string | null;
  readonly afterWords?: string | null;
}

export interface History {
  readonly title: string;
  readonly changes: readonly (ToldChange & { readonly seal: string })[];
  /** Who saw, printed or exported the household. */
  readonly access: readonly {
    readonly at: string;
    readonly by: string;
    readonly what: string;
    readonly subject: string;
  }[];
  /** The last seal: over every act, and over the list of who saw whom. */
  readonly seal: string;
}

type LocalId = (table: keyof Db, id: number) => number | undefined;

/** What was done to a household and who saw it, oldest first, each sealed by SHA-256 over all before it. */
export function historyOf(raw: Archive['rawReading'], householdId: number, localId: LocalId): History {
  const changes = changesOfHousehold(raw, householdId, ALL).toReversed();
  const hashes = hashesOfChanges(
    raw,
    changes.map(({ id }) => id),
  );
  const told = changes.map((change): ToldChange => ({
    ...{ number: change.id, at: change.at, by: change.operator, what: change.title, why: change.reason },
    ...{ effectiveOn: change.effectiveOn, kind: change.kind, undone: change.undone },
    hash: hashes.get(change.id) ?? '',
    cells: change.cells.map((cell) => toldCell(cell, localId)),
  }));
  const access = accessRows(raw, { householdId }, ALL)
    .toReversed()
    .map(({ at, operator, kind, subject }) => ({
      ...{ at, by: operator, subject, what: isAccessKind(kind) ? ACCESS_KINDS[kind].label : kind },
    }));
  return sealed({ changes: told, access });
}

function toldCell({ table, rowId, column, kind, before, after }: LoggedCell, localId: LocalId): ToldCell {
  const row = localId(table as keyof Db, rowId) ?? null;
  const place = { table, title: tableTitle(table), row, how: kind };
  if (column === null) return place;
  const logged = loggedColumn(table, column);
  if (logged === undefined || logged.silent) return { ...place, column, before, after };
  const { label, words } = logged;
  return {
    ...{ ...place, column, label, before, after },
    beforeWords: loggedText(words, before),
    afterWords: loggedText(words, after),
  };
}

const over = (previous: string, value: unknown): string =>
  createHash('sha256').update(previous).update(JSON.stringify(value)).digest('hex');

function sealed({ changes, access }: { changes: readonly ToldChange[]; access: History['access'] }): History {
  let seal = '';
  const all = changes.map((change) => ({ ...change, seal: (seal = over(seal, change)) }));
  return { title: '操作记录和查看记录', changes: all, access, seal: over(seal, access) };
}

/** Whether a history is as it was sealed; what cannot be one is not. */
export function isSealed(history: unknown): boolean {
  const { changes, access, seal } = (history ?? {}) as {
    changes?: unknown;
    access?: unknown;
    seal?: unknown;
  };
  if (!Array.isArray(changes) || !Array.isArray(access)) return false;
  let last = '';
  for (const each of changes as unknown[]) {
    const { seal: own, ...change } = (each ?? {}) as Record<string, unknown>;
    last = over(last, change);
    if (own !== last) return false;
  }
  return seal === over(last, access);
}
