import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { bringAttachments } from '../attachment-files.ts';
import { BACKUPS } from '../backup-list.ts';
import { DATABASE_NAME } from '../connection.ts';
import { rebuildDerived } from '../derived.ts';
import { syncFile, syncFolder } from '../durable.ts';
import { KEY_FILE_NAME, readKeyFile } from '../key-file.ts';
import { SCHEMA_VERSION } from '../migrate.ts';
import { askIndexes, askLog, askNumbers, askSummaries, sequencesOf } from './evidence.ts';
import { fillGaps, fillLog } from './fill-gaps.ts';
import { completeSchema, freshDatabase, hasTables } from './fresh-database.ts';
import { mendReferences } from './mend-references.ts';
import { newestBackup, type OpenedBackup } from './newest-backup.ts';
import { takeOrphans } from './orphan-pages.ts';
import { type OpenedPages, openPages } from './page-source.ts';
import { mendStanding } from './mend-standing.ts';
import { keepReport } from './keep-report.ts';
import { reportOf, type SalvageReport } from './report.ts';
import { type StoredSchema, storedSchema } from './stored-schema.ts';
import { takeRows } from './take-rows.ts';
import { isDamaged, type Rescue, type TakenTable } from './taken.ts';
import { tablesOf } from './target.ts';

interface SalvageWanted {
  /** The archive that does not open; nothing in it is altered. */
  readonly folder: string;
  readonly key: Buffer;
  /** The folder of the new archive, which is not there yet. */
  readonly out: string;
  readonly now: Date;
  /** Who does it, as the log will call him. */
  readonly operator: string;
}

export type Salvaged =
  | { readonly ok: true; readonly report: SalvageReport }
  | {
      readonly ok: false;
      readonly refusal:
        | 'exists'
        | 'no-room'
        /** The database is of a later version of the program. */
        | 'future'
        /** No page can be read with this key and there is no backup. */
        | 'nothing';
    };

const refused = (refusal: Extract<Salvaged, { ok: false }>['refusal']): Salvaged => ({ ok: false, refusal });

/**
 * Makes a new archive beside a damaged one: what can be read, then what the newest sound backup knows of the rest,
 * brought forward by the log. The new archive gets its name when it is whole (docs/decisions/032-salvage.md).
 */
export async function salvage(wanted: SalvageWanted): Promise<Salvaged> {
  const { folder, key, out } = wanted;
  if (existsSync(out)) return refused('exists');
  const part = `${out}.part`;
  rmSync(part, { recursive: true, force: true });
  if (!hasRoom(folder, dirname(out))) return refused('no-room');
  for (const sub of ['', BACKUPS, 'attachments', 'exports'])
    mkdirSync(join(part, sub), { recursive: true, mode: 0o700 });
  const source = openPages(join(folder, DATABASE_NAME), key);
  try {
    const report = await make(wanted, part, source);
    if (typeof report === 'string') return refused(report);
    renameSync(part, out);
    syncFolder(dirname(out));
    return { ok: true, report };
  } finally {
    source.close();
    rmSync(part, { recursive: true, force: true });
  }
}

/** The new database, its journal, and a copy of the backup while it is read. */
function hasRoom(folder: string, parent: string): boolean {
  const size = statSync(join(folder, DATABASE_NAME), { throwIfNoEntry: false })?.size ?? 0;
  if (!existsSync(parent)) return true;
  const { bavail, bsize } = statfsSync(parent);
  return bavail * bsize > 3 * size + 32 * 1024 * 1024;
}

async function make(
  wanted: SalvageWanted,
  part: string,
  source: OpenedPages,
): Promise<SalvageReport | 'future' | 'nothing'> {
  const { folder, key } = wanted;
  const claimed = new Set<number>();
  const schema = storedSchema(source, claimed);
  const known = versionOf(schema);
  if (known !== null && known > SCHEMA_VERSION) return 'future';
  const backup = newestBackup(folder, key, part, known);
  if (backup === null && schema.tables.size === 0) return 'nothing';
  const version = known ?? (backup?.db.pragma('user_version', { simple: true }) as number);
  const db = freshDatabase(join(part, DATABASE_NAME), key, version);
  try {
    const tables = new Map<string, TakenTable>(tablesOf(db).map((table) => [table.name, taken(table)]));
    const rescue: Rescue = { db, source, schema, claimed, tables, aside: [] };
    await fill(rescue, backup);
    raiseSequences(rescue);
    completeSchema(db, version);
    db.transaction(() => rebuildDerived(db))();
    copyKey(folder, part);
    bringAttachments(join(folder, BACKUPS), part);
    bringAttachments(folder, part);
    const report = reportOf(rescue, { backup: backup?.file ?? null, made: basename(wanted.out) }, wanted);
    keepReport(rescue, report, wanted);
    db.pragma('wal_checkpoint(TRUNCATE)');
    return report;
  } finally {
    backup?.close();
    db.close();
    if (existsSync(join(part, DATABASE_NAME))) syncFile(join(part, DATABASE_NAME));
  }
}

const taken = (table: TakenTable['table']): TakenTable => ({
  ...{
    table,
    lost: [],
    read: 0,
    missing: new Map(),
    filled: new Set(),
    filledKeyed: 0,
    replayed: 0,
    gone: 0,
  },
});

/** The version of the tables: what the first page says, or the oldest that has all the tables that are named. */
function versionOf({ tables, version }: StoredSchema): number | null {
  if (version !== null && version > 0) return version;
  if (tables.size === 0) return null;
  const own = [...tables.keys()].filter((name) => !name.startsWith('sqlite_'));
  let found = SCHEMA_VERSION;
  while (found > 1 && hasTables(found - 1, own)) found -= 1;
  return found;
}

const byNumber = (a: TakenTable, b: TakenTable): number =>
  Number(a.table.hasNoRowid) - Number(b.table.hasNoRowid);

/** Others have their turn between the tables. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function fill(rescue: Rescue, backup: OpenedBackup | null): Promise<void> {
  const { db, tables } = rescue;
  const all = [...tables.values()];
  const inOne = db.transaction((work: () => void) => work());
  for (const each of all) {
    inOne(() => takeRows(rescue, each));
    await breathe();
  }
  const damaged = all.filter(isDamaged);
  if (damaged.length > 0) {
    inOne(() => {
      for (const each of damaged) askIndexes(rescue, each);
      askSummaries(rescue);
      // The log first: what it says of rows tells afterwards whose they are.
      takeOrphans(rescue, ['change', 'change_row']);
      fillLog(rescue, backup);
    });
    await breathe();
    inOne(() => {
      for (const each of damaged) askLog(rescue, each);
      takeOrphans(rescue);
      // Rows without a number belong to others: those first.
      for (const each of damaged.toSorted(byNumber)) fillGaps(rescue, each, backup);
      askNumbers(rescue, 'access_entry');
    });
  }
  await breathe();
  inOne(() => {
    mendReferences(rescue);
    mendStanding(db);
  });
}

/** Numbers that were given once are not given again, though the rows are lost. */
function raiseSequences(rescue: Rescue): void {
  const { db, tables } = rescue;
  const raise = db.prepare('UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = ?');
  const begin = db.prepare('INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)');
  for (const [table, highest] of sequencesOf(rescue))
    if (tables.has(table) && raise.run(highest, table).changes === 0) begin.run(table, highest);
}

function copyKey(folder: string, part: string): void {
  const from = [folder, join(folder, BACKUPS)].find((place) => readKeyFile(place) !== null);
  if (from === undefined) throw new Error('no key file');
  for (const place of [part, join(part, BACKUPS)])
    copyFileSync(join(from, KEY_FILE_NAME), join(place, KEY_FILE_NAME));
}
