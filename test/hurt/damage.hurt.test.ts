import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { copyBackup } from '#backend/backups/second-place.ts';
import { newestProved } from '#db/backup-list.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { isDamage } from '#db/damage.ts';
import { refusalOf } from '#db/migrate.ts';
import { openArchive } from '#db/open-archive.ts';
import { restoreArchive } from '#db/restore.ts';
import { verifyArchive } from '#db/verify.ts';
import { aPhoto } from '#test/support/a-photo.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { damage } from '#test/support/hurt-damage.ts';
import { hurtSeed as seed, times } from '#test/support/hurt.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';
import { makeRandom, type Random } from '#test/support/township/random.ts';

const PASSPHRASE = '口令口令口令';
const PLACES = times(16, 400);
const PAGE = 4096;

/** What came of a damage. Anything else is a failure. */
type Outcome = 'opening refused' | 'verify tells' | 'restore refused' | 'harmless' | 'older row';
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
/** The same archive with its journal folded in, and the database as it was before the last acts. */
const folded = join(scratch.path, 'folded');
const second = join(scratch.path, 'second');
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

beforeAll(async () => {
  const built = await anArchive({ today: '2025-11-20' });
  const archive = built.session.archive!;
  key = archive.key;
  const attach = async (householdId: number, text: string) => {
    const bytes = aPhoto(text);
    const { fileId } = await built.must('file.begin', { name: '照片.jpg', size: bytes.length });
    await built.must('file.append', { fileId, base64: bytes.toString('base64') });
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
  // One wrong passphrase, of which nobody has to wait yet.
  writeFileSync(
    join(base, 'attempts.json'),
    JSON.stringify({ count: 1, at: Date.parse('2025-11-20T12:00') }),
  );
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  cpSync(archive.folder, folded, { recursive: true });
  await copyBackup(archive, newestProved(join(archive.folder, 'backups'), key)!, {
    to: second,
    now: new Date(),
  });
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
    attempts: like(/^attempts\.json$/),
    'second place': ['second place'],
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
    expect([
      ...['damaged', 'empty', 'not-an-archive', 'no-key-file', 'wrong-passphrase', 'wrong-key'],
      'too-many-attempts',
    ]).toContain(opened.refusal);
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
async function restoring(folder: string, from = backup): Promise<Outcome> {
  const restored = await restoreArchive(folder, PASSPHRASE, from, {
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
      if (target === 'second place') {
        done += 1;
        count(target, await fromSecondPlace(random));
        continue;
      }
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

/** A file on the stick is spoilt: what is restored from there is what was copied, or nothing is. */
async function fromSecondPlace(random: Random): Promise<Outcome> {
  const stick = join(scratch.path, 'stick');
  const folder = join(scratch.path, 'damaged');
  cpSync(second, stick, { recursive: true });
  cpSync(base, folder, { recursive: true });
  const files = readdirSync(stick, { withFileTypes: true }).filter((entry) => entry.isFile());
  const what = damage(join(stick, random.pick(files).name), random);
  try {
    return await restoring(folder, join(stick, backup));
  } catch (error) {
    (error as Error).message = `second place, ${what} (HUDANG_SEED=${seed}): ${(error as Error).message}`;
    throw error;
  } finally {
    for (const each of [stick, folder]) rmSync(each, { recursive: true });
  }
}

/** What keeps the history: an older page in it would take back what was logged. */
const LOGS = /change|access_entry|sqlite_sequence/;

test(
  'older pages that are put back into the logs are noticed, wherever they are',
  async () => {
    const db = connect(join(folded, DATABASE_NAME), key, { readonly: true });
    const names = new Map(
      (db.prepare('SELECT pageno, name FROM dbstat').all() as { pageno: number; name: string }[]).map(
        ({ pageno, name }) => [pageno, name],
      ),
    );
    db.close();
    const [old, now] = [base, folded].map((folder) => readFileSync(join(folder, DATABASE_NAME)));
    const pageOf = (bytes: Buffer, page: number) => bytes.subarray((page - 1) * PAGE, page * PAGE);
    const differing = [...names.keys()].filter(
      (page) => page * PAGE <= old!.length && !pageOf(old!, page).equals(pageOf(now!, page)),
    );
    expect(differing.some((page) => LOGS.test(names.get(page) ?? ''))).toBe(true);
    const random = makeRandom(seed);
    const few = () => random.pick(differing.filter((page) => LOGS.test(names.get(page) ?? '')));
    const wanted = times(0, 1) === 1 ? differing : [few(), few(), random.pick(differing)];
    for (const page of wanted) {
      const folder = join(scratch.path, 'older');
      cpSync(folded, folder, { recursive: true });
      const bytes = Buffer.from(now!);
      pageOf(old!, page).copy(bytes, (page - 1) * PAGE);
      writeFileSync(join(folder, DATABASE_NAME), bytes);
      const name = names.get(page) ?? '';
      const outcome = await opening(folder).catch((error: unknown) => {
        // A row of its own that was altered since: only who compares it with the log could tell.
        if (LOGS.test(name))
          throw new Error(`page ${page} of ${name} (HUDANG_SEED=${seed})`, { cause: error });
        return 'older row' as const;
      });
      count(`older page of ${LOGS.test(name) ? 'a log' : 'the rest'}`, outcome);
      rmSync(folder, { recursive: true });
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
