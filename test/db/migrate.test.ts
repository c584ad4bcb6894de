import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { APPLICATION_ID, connect } from '#db/connection.ts';
import { createKeyFile } from '#db/key-file.ts';
import { migrate, migrations, SCHEMA_VERSION, schemaText } from '#db/migrate.ts';
import { createArchive, openArchive } from '#db/open-archive.ts';
import {
  aTempArchive,
  CHEAP,
  closeWithTest,
  NOW,
  PASSPHRASE,
  tempFolder,
} from '#test/support/temp-archive.ts';

const open = async (folder: string) => {
  const opened = await openArchive(folder, PASSPHRASE, NOW);
  if (opened.ok) closeWithTest(opened.archive);
  return opened.ok ? 'opened' : opened.refusal;
};

/** A folder with a key file and, as its database, what `fill` puts there. */
async function folderWith(fill: (path: string, key: Buffer) => void): Promise<string> {
  const folder = tempFolder();
  const { key } = await createKeyFile(folder, PASSPHRASE, NOW, { name: '李经办', cost: CHEAP });
  fill(join(folder, 'archive.db'), key);
  return folder;
}

describe('migration', () => {
  test('goes from nothing to the present version in numbered steps, and again changes nothing', () => {
    const db = new Database(':memory:');
    expect(migrations.map((m) => m.version)).toEqual(migrations.map((_, i) => i + 1));
    migrate(db);
    expect(db.pragma('user_version', { simple: true })).toBe(SCHEMA_VERSION);
    expect(db.pragma('application_id', { simple: true })).toBe(APPLICATION_ID);
    const before = schemaText(db);
    migrate(db);
    expect(schemaText(db)).toBe(before);
  });

  test('a step that fails leaves the file as it was', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE village (id INTEGER PRIMARY KEY) STRICT');
    expect(() => migrate(db)).toThrow(/already exists/);
    expect(db.pragma('user_version', { simple: true })).toBe(0);
    expect(db.prepare(`SELECT count(*) FROM sqlite_master WHERE name = 'household'`).pluck().get()).toBe(0);
  });
});

describe('opening', () => {
  test('an archive that was closed opens again', async () => {
    const archive = await aTempArchive();
    await archive.close();
    expect(await open(archive.folder)).toBe('opened');
  });

  test('refuses an archive of a later version and leaves its bytes alone', async () => {
    const archive = await aTempArchive();
    archive.raw.pragma(`user_version=${SCHEMA_VERSION + 1}`);
    await archive.close();
    const before = readFileSync(join(archive.folder, 'archive.db'));
    expect(await open(archive.folder)).toBe('future');
    expect(readFileSync(join(archive.folder, 'archive.db')).equals(before)).toBe(true);
  });

  test('refuses a plain SQLite file', async () => {
    const folder = await folderWith((path) => {
      const db = new Database(path);
      db.exec('CREATE TABLE t (x); INSERT INTO t VALUES (1)');
      db.close();
    });
    const before = readFileSync(join(folder, 'archive.db'));
    expect(await open(folder)).toBe('other-key');
    expect(readFileSync(join(folder, 'archive.db')).equals(before)).toBe(true);
  });

  test.each([
    ['with a version of its own', 'PRAGMA user_version=1; CREATE TABLE t (x)'],
    ['with the mark of another program', 'PRAGMA application_id=7; CREATE TABLE t (x)'],
    ['without any mark', 'CREATE TABLE t (x)'],
  ])('refuses the database of another program under the same key, %s', async (_, sql) => {
    const folder = await folderWith((path, key) => {
      const db = connect(path, key, { create: true });
      db.exec(sql);
      db.close();
    });
    expect(await open(folder)).toBe('not-an-archive');
  });

  test('takes an emptied file for a damaged archive, not for a new one', async () => {
    expect(await open(await folderWith((path, key) => connect(path, key, { create: true }).close()))).toBe(
      'damaged',
    );
    const archive = await aTempArchive();
    await archive.close();
    writeFileSync(join(archive.folder, 'archive.db'), '');
    expect(await open(archive.folder)).toBe('empty');
  });

  test('refuses text and a file cut in half', async () => {
    expect(await open(await folderWith((path) => writeFileSync(path, '不是数据库'.repeat(500))))).toBe(
      'other-key',
    );
    const archive = await aTempArchive();
    await archive.close();
    const path = join(archive.folder, 'archive.db');
    const bytes = readFileSync(path);
    writeFileSync(path, bytes.subarray(0, bytes.length / 2));
    expect(await open(archive.folder)).toBe('damaged');
  });

  test('a refused opening leaves the folder free for the next', async () => {
    const archive = await aTempArchive();
    await archive.close();
    const path = join(archive.folder, 'archive.db');
    const bytes = readFileSync(path);
    const broken = Buffer.from(bytes);
    broken.fill(7, broken.length / 2, broken.length / 2 + 4096);
    writeFileSync(path, broken);
    expect(await open(archive.folder)).toBe('damaged');
    writeFileSync(path, bytes);
    expect(await open(archive.folder)).toBe('opened');
  });

  test('an archive is not made where one is or where other files are', async () => {
    const archive = await aTempArchive();
    const create = (folder: string) => createArchive(folder, PASSPHRASE, NOW, CHEAP);
    expect(await create(archive.folder)).toEqual({ ok: false, refusal: 'exists' });
    const folder = tempFolder();
    writeFileSync(join(folder, '通知.txt'), '');
    expect(await create(folder)).toEqual({ ok: false, refusal: 'not-empty' });
  });
});
