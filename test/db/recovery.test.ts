import { copyFileSync, cpSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { connect, DATABASE_NAME } from '#db/connection.ts';
import { diskProblemOf, isDamage } from '#db/damage.ts';
import { KEY_FILE_NAME } from '#db/key-file.ts';
import { createArchive, openArchive, type Opened } from '#db/open-archive.ts';
import {
  aTempArchive,
  CHEAP,
  closeWithTest,
  inChange,
  NOW,
  PASSPHRASE,
  tempFolder,
} from '#test/support/temp-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';
import { damagePage, printOf } from '#test/support/damaged-archive.ts';

const home = makeTemporaryFolder();
const model = join(home.path, 'model');
let key: Buffer;

/** A closed archive with a household, and a backup of it: made once, since a new one takes a second. */
beforeAll(async () => {
  const created = await createArchive(model, PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  const { archive } = created;
  await inChange(archive, '新增户', (rows) =>
    rows.insert('household', { household_no: '1', head_name: '赵一' }),
  );
  backUp(archive.folder, archive.key, NOW);
  await archive.close();
  ({ key } = archive);
});
afterAll(() => home.remove());

/** A copy of it to be damaged. */
function closedArchive(): string {
  const folder = join(tempFolder(), '清水镇');
  cpSync(model, folder, { recursive: true });
  return folder;
}

async function opened(folder: string): Promise<Opened> {
  const answer = await openArchive(folder, PASSPHRASE, NOW);
  if (answer.ok) closeWithTest(answer.archive);
  return answer;
}

const refusal = async (folder: string): Promise<string> => {
  const answer = await opened(folder);
  return answer.ok ? 'opened' : answer.refusal;
};

const FRAME = 24 + 4096;

/** A copy of the archive with a journal of four acts that were not folded in, as after a hard end, and where each act ends. */
async function withJournal(): Promise<{ folder: string; ends: number[] }> {
  const answer = await opened(closedArchive());
  if (!answer.ok) throw new Error(answer.refusal);
  const { archive } = answer;
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  const ends: number[] = [];
  for (let i = 2; i <= 5; i += 1) {
    await inChange(archive, `第 ${i} 户`, (rows) => rows.insert('household', { household_no: `${i}` }));
    ends.push(statSync(join(archive.folder, `${DATABASE_NAME}-wal`)).size);
  }
  const folder = join(tempFolder(), '清水镇');
  cpSync(archive.folder, folder, { recursive: true });
  rmSync(join(folder, `${DATABASE_NAME}-shm`), { force: true });
  return { folder, ends };
}

function turnByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 0x21;
  writeFileSync(path, bytes);
}

describe('an archive that does not open says why, and is as it was', () => {
  test.each([
    ['an empty file', 'empty', (folder: string) => truncateSync(join(folder, DATABASE_NAME), 0)],
    ['no file', 'no-archive', (folder: string) => rmSync(join(folder, DATABASE_NAME))],
    [
      'a file cut off',
      'damaged',
      (folder: string) => truncateSync(join(folder, DATABASE_NAME), 4096 * 60 + 17),
    ],
    ['a damaged first page', 'damaged', (folder: string) => damagePage(folder, 1, 900)],
    ['a damaged page', 'damaged', (folder: string) => damagePage(folder, 40, 900)],
  ])('%s: %s', async (_, expected, damage) => {
    const folder = closedArchive();
    damage(folder);
    const before = printOf(folder);
    expect(await refusal(folder)).toBe(expected);
    expect(printOf(folder)).toEqual(before);
  });

  test('the key file of another archive is told from damage', async () => {
    const [folder, other] = [closedArchive(), await aTempArchive()];
    copyFileSync(join(other.folder, KEY_FILE_NAME), join(folder, KEY_FILE_NAME));
    expect(await refusal(folder)).toBe('other-key');
    // Also where there is no backup to compare with.
    rmSync(join(folder, 'backups'), { recursive: true });
    expect(await refusal(folder)).toBe('other-key');
  });

  test('a database of a later version of the program', async () => {
    const folder = closedArchive();
    const db = connect(join(folder, DATABASE_NAME), key);
    db.pragma('user_version=99');
    db.close();
    expect(await refusal(folder)).toBe('future');
  });
});

describe('a key file that is lost or damaged', () => {
  test('is taken from beside the backups, and the damaged one is kept', async () => {
    const folder = closedArchive();
    const own = join(folder, KEY_FILE_NAME);
    const sound = readFileSync(own, 'utf8');
    rmSync(own);
    expect(await refusal(folder)).toBe('opened');
    expect(readFileSync(own, 'utf8')).toBe(sound);
  });

  test('stays as it is until somebody has come in', async () => {
    const folder = closedArchive();
    const own = join(folder, KEY_FILE_NAME);
    writeFileSync(own, '{"format":');
    expect(await openArchive(folder, '错误的口令口令', NOW)).toMatchObject({ refusal: 'wrong-passphrase' });
    expect(readFileSync(own, 'utf8')).toBe('{"format":');
    expect(await refusal(folder)).toBe('opened');
    expect(readFileSync(`${own}.damaged`, 'utf8')).toBe('{"format":');
  });

  test('and lost beside the backups too is said', async () => {
    const folder = closedArchive();
    rmSync(join(folder, KEY_FILE_NAME));
    rmSync(join(folder, 'backups', KEY_FILE_NAME));
    expect(await refusal(folder)).toBe('no-key-file');
  });
});

describe('a journal', () => {
  test('that is sound is folded in', async () => {
    const { folder } = await withJournal();
    const answer = await opened(folder);
    if (!answer.ok) throw new Error(answer.refusal);
    expect(answer.archive.raw.prepare('SELECT count(*) FROM household').pluck().get()).toBe(5);
  });

  test('damaged before its last act is not opened over: SQLite would drop what lies behind', async () => {
    const { folder, ends } = await withJournal();
    turnByte(join(folder, `${DATABASE_NAME}-wal`), (ends[0] ?? 0) + 500);
    const before = printOf(folder);
    expect(await refusal(folder)).toBe('damaged');
    expect(printOf(folder)).toEqual(before);
  });

  test('that breaks off in its last act is what a power cut leaves: it opens without that act', async () => {
    const { folder, ends } = await withJournal();
    const wal = join(folder, `${DATABASE_NAME}-wal`);
    truncateSync(wal, (ends[2] ?? 0) + FRAME / 4);
    const answer = await opened(folder);
    if (!answer.ok) throw new Error(answer.refusal);
    expect(answer.archive.raw.prepare('SELECT count(*) FROM household').pluck().get()).toBe(4);
  });
});

describe('a full disk', () => {
  test('stops the act, with nothing half there, and the next one works when there is room', async () => {
    const archive = await aTempArchive();
    const pages = archive.raw.pragma('page_count', { simple: true }) as number;
    archive.raw.pragma(`max_page_count=${pages + 2}`);
    const fill = inChange(archive, '很多', (rows) => {
      for (let i = 0; i < 300; i += 1)
        rows.insert('household', { household_no: `${i}`, address: '一组'.repeat(100) });
    });
    const error = await fill.then(
      () => null,
      (thrown: unknown) => thrown,
    );
    expect(diskProblemOf(error)).toBe('no-room');
    expect(isDamage(error)).toBe(false);
    archive.raw.pragma('max_page_count=1000000');
    await inChange(archive, '一户', (rows) => rows.insert('household', { household_no: '再来' }));
    expect(archive.rawReading.prepare('SELECT household_no FROM household').pluck().all()).toEqual(['再来']);
  });

  test.each([
    ['SQLITE_FULL', 'no-room', false],
    ['ENOSPC', 'no-room', false],
    ['EDQUOT', 'no-room', false],
    ['SQLITE_IOERR_WRITE', 'no-room', false],
    ['EROFS', 'not-writable', false],
    ['SQLITE_READONLY_DIRECTORY', 'not-writable', false],
    ['SQLITE_CANTOPEN', 'not-writable', false],
    ['SQLITE_IOERR_READ', null, true],
    ['SQLITE_CORRUPT', null, true],
    ['SQLITE_NOTADB', null, true],
    ['SQLITE_CONSTRAINT_UNIQUE', null, false],
  ])('%s is %s', (code, problem, damage) => {
    const error = Object.assign(new Error(), { code });
    expect([diskProblemOf(error), isDamage(error)]).toEqual([problem, damage]);
  });
});
