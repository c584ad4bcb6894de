import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { isDamage } from '#db/damage.ts';
import { refusalOf } from '#db/migrate.ts';
import { openArchive } from '#db/open-archive.ts';
import { restoreArchive } from '#db/restore.ts';
import { verifyArchive } from '#db/verify.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { damage } from '#test/support/hurt-damage.ts';
import { times } from '#test/support/hurt.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';
import { makeRandom } from '#test/support/township/random.ts';

const PASSPHRASE = '口令口令口令';
const PLACES = times(24, 320);
const seed = Number(process.env['HUDANG_SEED'] ?? Date.now() % 1_000_000);

/** What came of a damage. Anything else is a failure. */
type Outcome = 'opening refused' | 'verify tells' | 'restore refused' | 'harmless';
const outcomes: Record<string, number> = {};
const count = (target: string, outcome: Outcome) => {
  const key = `${target}: ${outcome}`;
  outcomes[key] = (outcomes[key] ?? 0) + 1;
};

const scratch = makeTemporaryFolder();
/** As a process that was killed left it: acts in the write-ahead log too. */
const base = join(scratch.path, 'base');
let rowsOfBase = '';
let rowsOfBackup = '';
let backup = '';
let key: Buffer;
let targets: Record<string, string[]> = {};

/** Every row of every table, whatever it is for. */
function rowsOf(db: Database.Database): string {
  const tables = db
    .prepare(`SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' ORDER BY name`)
    .pluck()
    .all() as string[];
  const hash = createHash('sha256');
  for (const table of tables)
    for (const row of db.prepare(`SELECT * FROM "${table}" ORDER BY 1, 2`).raw().iterate())
      hash.update(JSON.stringify([table, row]));
  return hash.digest('hex');
}

const jpeg = (text: string) => {
  const bytes = Buffer.alloc(30_000, text);
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return bytes;
};

beforeAll(async () => {
  const built = await anArchive({ today: '2025-11-20' });
  const archive = built.session.archive!;
  key = archive.key;
  const attach = async (householdId: number, text: string) => {
    const { fileId } = await built.must('file.begin', { name: '照片.jpg', size: 30_000 });
    await built.must('file.append', { fileId, base64: jpeg(text).toString('base64') });
    await built.must('attachment.add', { fileId, householdId });
  };
  for (let i = 0; i < 30; i += 1)
    await aHousehold(built, {
      year: { year: 2025 },
      others: [{ name: `成员${i}`, relation: '02' }],
      income: { year: 2025, wage_income: 1000 + i },
    });
  for (const text of ['甲', '乙', '丙']) await attach(1, text);
  backup = (await built.must('archive.backup', {})).file;
  const copy = connect(join(archive.folder, 'backups', backup), key, { readonly: true });
  rowsOfBackup = rowsOf(copy);
  copy.close();
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  for (let i = 0; i < 12; i += 1)
    await built.must('household.update', {
      id: i + 1,
      year: 2025,
      values: { 'household.phone': `1380000${i + 1000}` },
    });
  rowsOfBase = rowsOf(archive.rawReading);
  cpSync(archive.folder, base, { recursive: true });
  await built.close();
  const files = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(base, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
  const like = (pattern: RegExp) => files.filter((name) => pattern.test(name));
  targets = {
    database: like(/^archive\.db$/),
    journal: like(/^archive\.db-wal$/),
    'key file': like(/^archive\.key\.json$/),
    attachment: like(/^attachments\//),
    backup: like(/^backups\/\d{8}-\d{6}\.db$/),
    'beside the backup': like(/^backups\/[^/]*\.json$/),
  };
});
afterAll(() => {
  scratch.remove();
  const each = Object.entries(outcomes)
    .sort()
    .map(([what, n]) => `${what} ${n}`);
  process.stdout.write(`damaged (seed ${seed}): ${each.join(', ')}\n`);
});

const isEqualOrUnreadable = (db: Database.Database, rows: string): boolean => {
  try {
    return rowsOf(db) === rows;
  } catch (error) {
    return isDamage(error);
  }
};

async function open(folder: string) {
  return await openArchive(folder, PASSPHRASE, new Date('2025-11-21T12:00'));
}

/** Opens what was damaged: refused, told by the check, or every row as it was. */
async function opening(folder: string): Promise<Outcome> {
  const opened = await open(folder);
  if (!opened.ok) {
    expect(['damaged', 'empty', 'not-an-archive', 'no-key-file', 'wrong-passphrase', 'wrong-key']).toContain(
      opened.refusal,
    );
    return 'opening refused';
  }
  try {
    const { ok, problems } = verifyArchive(opened.archive);
    if (!ok) {
      expect(problems.join()).not.toBe('');
      return 'verify tells';
    }
    expect(rowsOf(opened.archive.rawReading)).toBe(rowsOfBase);
    return 'harmless';
  } finally {
    await opened.archive.close();
  }
}

/** A backup that was damaged never takes the place of what is there. */
async function restoring(folder: string): Promise<Outcome> {
  const restored = await restoreArchive(folder, PASSPHRASE, backup, {
    now: () => new Date('2025-11-21T12:00'),
  });
  const opened = await open(folder);
  if (!opened.ok) throw new Error(`after restoring: ${opened.refusal}`);
  try {
    expect(verifyArchive(opened.archive).problems).toEqual([]);
    expect(rowsOf(opened.archive.rawReading)).toBe(restored.ok ? rowsOfBackup : rowsOfBase);
    return restored.ok ? 'harmless' : 'restore refused';
  } finally {
    await opened.archive.close();
  }
}

/** Page by page, without the checks of opening: what is read is right, or reading refuses. */
function expectNeverWrong(folder: string): void {
  let db: Database.Database | undefined;
  try {
    db = connect(join(folder, DATABASE_NAME), key);
    if (refusalOf(db) !== null) return; // cut to nothing: an empty file is no archive
    expect(isEqualOrUnreadable(db, rowsOfBase)).toBe(true);
  } catch (error) {
    if (!isDamage(error)) throw error;
  } finally {
    db?.close();
  }
}

test(
  `${PLACES} damages of an archive are noticed or harmless; nothing wrong is ever read`,
  async () => {
    const random = makeRandom(seed);
    const kinds = Object.entries(targets);
    for (const [target, files] of kinds) expect(files, target).not.toEqual([]);
    for (let n = 0, done = 0; done < PLACES; n += 1) {
      const [target, files] = kinds[n % kinds.length]!;
      const folder = join(scratch.path, 'damaged');
      cpSync(base, folder, { recursive: true });
      const file = random.pick(files);
      const path = join(folder, file);
      const what = damage(path, random);
      try {
        if (readFileSync(path).equals(readFileSync(join(base, file)))) continue; // zeros where there were zeros
        done += 1;
        if (target === 'database') expectNeverWrong(copyOf(folder));
        const isOfBackup = file.startsWith('backups/');
        count(target, isOfBackup ? await restoring(folder) : await opening(folder));
      } catch (error) {
        (error as Error).message = `${file}, ${what} (HUDANG_SEED=${seed}): ${(error as Error).message}`;
        throw error;
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  },
  times(60_000, 600_000),
);

function copyOf(folder: string): string {
  const copy = join(scratch.path, 'read');
  rmSync(copy, { recursive: true, force: true });
  cpSync(folder, copy, { recursive: true });
  return copy;
}
