import { LOGGED_TABLES } from '../change-triggers.ts';
import type { Cells } from '../row-access.ts';
import type { Value } from './b-tree.ts';
import { askNumbers, miss } from './evidence.ts';
import type { OpenedBackup } from './newest-backup.ts';
import { cellsOf, inserter } from './target.ts';
import { isDamaged, isThere, takenOf, type Rescue, type TakenTable } from './taken.ts';
import { isIn } from './tree-walk.ts';

const isLogged = (table: string): boolean => (LOGGED_TABLES as readonly string[]).includes(table);

/** The log first: it says what became of the rows after the backup. */
export function fillLog(rescue: Rescue, backup: OpenedBackup | null): void {
  for (const name of ['change', 'change_row']) {
    const taken = takenOf(rescue, name);
    if (!isDamaged(taken)) continue;
    if (backup !== null) fillFrom(rescue, taken, backup);
    askNumbers(rescue, name);
  }
}

/** Rows that the backup still has: they do not change once they are written, or nobody logs what changes in them. */
function fillFrom(rescue: Rescue, taken: TakenTable, backup: OpenedBackup): void {
  const { table } = taken;
  const note = miss(rescue, taken);
  for (const id of idsOf(backup, taken)) note(id);
  const fetch = backup.db.prepare(`SELECT * FROM "${table.name}" WHERE rowid = ?`).raw();
  const insert = inserter(rescue.db, table);
  for (const id of taken.missing.keys()) {
    const values = fetch.get(id) as Value[] | undefined;
    if (values === undefined || !insert(id, values)) continue;
    taken.missing.delete(id);
    taken.filled.add(id);
  }
}

/** A table whose rows have no number: those that are not there yet and whose row is. */
function fillKeyed(rescue: Rescue, taken: TakenTable, backup: OpenedBackup): void {
  const { table } = taken;
  const insert = inserter(rescue.db, table);
  const wanted = table.references.map(({ column, parent }) => {
    const there = isThere(rescue.db, parent);
    const at = table.columns.findIndex(({ name }) => name === column);
    return (values: readonly Value[]) => there(Number(values[at]));
  });
  for (const values of backup.db.prepare(`SELECT * FROM "${table.name}"`).raw().all() as Value[][])
    if (wanted.every((holds) => holds(values)) && insert(null, values)) taken.filledKeyed += 1;
}

/** Those of the backup that lay where nothing can be read any more; where an index knows all rows, those that it knows. */
function idsOf({ db }: OpenedBackup, { table, lost, missing }: TakenTable): number[] {
  const ids = db.prepare(`SELECT rowid FROM "${table.name}"`).pluck().all() as number[];
  const mayBeDeleted = table.name === 'draft';
  return ids.filter((id) => isIn(lost, id) && (!mayBeDeleted || missing.has(id)));
}

/**
 * Gives a table what the backup knows of its missing rows, brought forward with what the log says was written in
 * them since. Rows that the log says were removed are not missing.
 */
export function fillGaps(rescue: Rescue, taken: TakenTable, backup: OpenedBackup | null): void {
  const { table } = taken;
  if (table.isDerived) return;
  if (table.hasNoRowid) {
    if (backup !== null) fillKeyed(rescue, taken, backup);
    return;
  }
  if (!isLogged(table.name)) {
    if (backup !== null) fillFrom(rescue, taken, backup);
    return;
  }
  const history = historyReader(rescue, backup);
  if (backup !== null) {
    const note = miss(rescue, taken);
    for (const id of idsOf(backup, taken)) if (!history(table.name, id).isGone) note(id);
  }
  const insert = inserter(rescue.db, table);
  for (const [id, known] of taken.missing) {
    const { cells, isReplayed, isComplete } = history(table.name, id);
    if (!isComplete) {
      taken.missing.set(id, { ...known, ...cells });
      continue;
    }
    const row = { ...cells, ...known };
    if (
      !insert(
        id,
        table.columns.map((column) => row[column.name] ?? null),
      )
    ) {
      taken.missing.set(id, row);
      continue;
    }
    taken.missing.delete(id);
    taken.filled.add(id);
    if (isReplayed) taken.replayed += 1;
  }
}

interface History {
  /** The row as it was last, as far as backup and log know it. */
  readonly cells: Cells;
  /** Whether the whole row is known: from the backup, or from the log of its removal before it came back. */
  readonly isComplete: boolean;
  readonly isReplayed: boolean;
  readonly isGone: boolean;
}

interface Logged {
  readonly change_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

function historyReader(rescue: Rescue, backup: OpenedBackup | null): (table: string, id: number) => History {
  const log = rescue.db.prepare(
    'SELECT change_id, before, after FROM change_row WHERE table_name = ? AND row_id = ? ORDER BY id',
  );
  return (table, id) => {
    const rows = log.all(table, id) as Logged[];
    const kept = backup === null ? undefined : rowOf(rescue, backup, table, id);
    const since = rows.filter((row) => row.change_id > (backup?.head ?? 0));
    let cells = kept;
    let parts: Cells = {};
    // Without a backup, whatever the log ever said of it; a removed row came back as it was when it was removed.
    for (const row of kept === undefined ? rows : since) {
      if (row.before !== null && row.after === null) cells = JSON.parse(row.before) as Cells;
      else if (row.before !== null && row.after !== null) {
        const after = JSON.parse(row.after) as Cells;
        parts = { ...parts, ...after };
        if (cells !== undefined) cells = { ...cells, ...after };
      }
    }
    const last = rows.at(-1);
    return {
      cells: cells ?? parts,
      isComplete: cells !== undefined,
      isReplayed: since.some((row) => row.before !== null),
      isGone: last?.after === null,
    };
  };
}

function rowOf(rescue: Rescue, { db }: OpenedBackup, table: string, id: number): Cells | undefined {
  const values = db.prepare(`SELECT * FROM "${table}" WHERE rowid = ?`).raw().get(id) as Value[] | undefined;
  return values && cellsOf(takenOf(rescue, table).table, values);
}
