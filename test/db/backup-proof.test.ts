import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { writeAttachment } from '#db/attachment-files.ts';
import { backUp, copyNow, proveCopied } from '#db/backup.ts';
import { listBackups, newestProved, readBackups, sweepParts, thinBackups } from '#db/backup-list.ts';
import { manifestName } from '#db/backup-manifest.ts';
import { rehearse } from '#db/backup-rehearsal.ts';
import { connect } from '#db/connection.ts';
import { dataHash } from '#db/data-hash.ts';
import type { Archive } from '#db/open-archive.ts';
import { aTempArchive, inChange, NOW } from '#test/support/temp-archive.ts';

const HOUR = 3_600_000;
const backupsOf = ({ folder }: Archive): string => join(folder, 'backups');
const manifestOf = (archive: Archive, file: string): string => join(backupsOf(archive), manifestName(file));
const addHousehold = (archive: Archive, no: string) =>
  inChange(archive, '新户', (rows) => {
    const id = rows.insert('household', { household_no: no });
    rows.insert('member', { household_id: id, name: `户主${no}` });
  });

async function withBackup(): Promise<{ archive: Archive; file: string }> {
  const archive = await aTempArchive();
  await addHousehold(archive, '甲1');
  const { file } = backUp(archive.folder, archive.key, NOW);
  return { archive, file };
}

/** Opens a file of the archive's and alters it. */
function alter(path: string, { key }: Archive, sql: string): void {
  const db = connect(path, key);
  db.exec(sql);
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.pragma('journal_mode=DELETE');
  db.close();
}

describe('the hash of the data', () => {
  test('is that of a copy written anew, and another for any altered cell', async () => {
    const archive = await aTempArchive();
    for (const no of ['甲1', '甲2', '甲3']) await addHousehold(archive, no);
    const hash = dataHash(archive.raw);
    const { file } = backUp(archive.folder, archive.key, NOW);
    const copy = connect(join(backupsOf(archive), file), archive.key);
    expect(dataHash(copy)).toBe(hash);
    for (const sql of [
      `UPDATE safety SET lock_minutes = 11`,
      `UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'change'`,
      `CREATE INDEX one_more ON safety (rehearsed_at)`,
      `PRAGMA user_version = 7`,
    ]) {
      copy.exec(`SAVEPOINT altered; ${sql}`);
      expect(dataHash(copy), sql).not.toBe(hash);
      copy.exec('ROLLBACK TO altered; RELEASE altered');
      expect(dataHash(copy)).toBe(hash);
    }
    copy.close();
  });

  test.each([
    ['a text and a number', `'1'`, '1'],
    ['nothing and no letters', 'NULL', `''`],
    ['what comes after a NUL', `'a' || char(0) || 'b'`, `'a' || char(0) || 'c'`],
    ['a comma and a further cell', `'x'',''y'`, `'x'`],
    ['numbers that differ in the last bit', '0.1', '0.10000000000000002'],
    ['a blob and its letters', `x'61'`, `'a'`],
  ])('tells %s apart', (_, one, other) => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE t (a ANY, b TEXT) STRICT; INSERT INTO t VALUES (NULL, NULL)');
    const hashes = [one, other].map((value) => {
      db.exec(`UPDATE t SET ${value.includes('char') ? 'b' : 'a'} = ${value}`);
      return dataHash(db);
    });
    db.close();
    expect(new Set(hashes).size).toBe(2);
  });

  test('goes by the key where a table has no rowid, and not by the full-text tables', () => {
    const db = new Database(':memory:');
    db.exec('CREATE TABLE t (a TEXT, b TEXT, PRIMARY KEY (b, a)) STRICT, WITHOUT ROWID');
    db.exec(`CREATE VIRTUAL TABLE words USING fts5(w); INSERT INTO t VALUES ('1', '2'), ('2', '1')`);
    const hash = dataHash(db);
    db.exec(`DELETE FROM t; INSERT INTO t VALUES ('2', '1'), ('1', '2'); INSERT INTO words VALUES ('云溪')`);
    expect(dataHash(db)).toBe(hash);
    db.close();
  });
});

describe('a backup that is proved', () => {
  test('is refused, and leaves nothing, when the copy holds something else than the archive', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '甲1');
    const wanted = { folder: archive.folder, key: archive.key, now: NOW, reason: 'asked' as const };
    const copied = copyNow(wanted);
    alter(copied.part, archive, `UPDATE safety SET lock_minutes = 11`);
    expect(() => proveCopied(wanted, copied)).toThrow('not-proved');
    expect(readdirSync(backupsOf(archive)).filter((name) => !name.startsWith('archive.key'))).toEqual([]);
  });

  test('is compared with the archive as it was when it was copied, whatever is done meanwhile', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '甲1');
    const wanted = { folder: archive.folder, key: archive.key, now: NOW, reason: 'idle' as const };
    const copied = copyNow(wanted);
    await addHousehold(archive, '甲2');
    expect(proveCopied(wanted, copied)).toMatchObject({ households: 1, head: { id: 1 }, reason: 'idle' });
  });

  test('leaves beside itself its manifest and the key file, and no journal', async () => {
    const { archive } = await withBackup();
    expect(readdirSync(backupsOf(archive)).sort()).toEqual([
      '20250320-120000.db',
      '20250320-120000.json',
      'archive.key.json',
    ]);
  });

  test('says nothing of anybody in its manifest', async () => {
    const { archive, file } = await withBackup();
    expect(readFileSync(manifestOf(archive, file), 'utf8')).not.toMatch(/户主|甲|李经办/);
  });

  test('counts no more when the manifest was altered or the file has another size', async () => {
    const { archive, file } = await withBackup();
    const path = manifestOf(archive, file);
    const text = readFileSync(path, 'utf8');
    expect(newestProved(backupsOf(archive), archive.key)?.file).toBe(file);
    writeFileSync(path, text.replace('"households": 1', '"households": 2'));
    expect(newestProved(backupsOf(archive), archive.key)).toBeNull();
    expect(newestProved(backupsOf(archive), null)?.households).toBe(2);
    writeFileSync(path, text);
    writeFileSync(
      join(backupsOf(archive), file),
      Buffer.concat([readFileSync(join(backupsOf(archive), file)), Buffer.alloc(1)]),
    );
    expect(readBackups(backupsOf(archive), archive.key)).toMatchObject([
      { file, manifest: null, problem: expect.stringContaining('大小') },
    ]);
  });

  test('of another name does not pass for it', async () => {
    const { archive, file } = await withBackup();
    const other = '20250320-130000.db';
    renameSync(join(backupsOf(archive), file), join(backupsOf(archive), other));
    renameSync(manifestOf(archive, file), manifestOf(archive, other));
    expect(newestProved(backupsOf(archive), archive.key)).toBeNull();
  });

  test('needs a folder that takes it', async () => {
    const { archive } = await withBackup();
    renameSync(backupsOf(archive), join(archive.folder, 'aside'));
    writeFileSync(backupsOf(archive), '');
    expect(() => backUp(archive.folder, archive.key, NOW)).toThrow('not-writable');
  });
});

describe('what was left by a process that was ended', () => {
  test('goes: parts, and manifests whose backup never got its name; nothing else', async () => {
    const { archive, file } = await withBackup();
    const place = backupsOf(archive);
    for (const name of ['20250101-000000.db.part', '20250101-000000.json', '我的.part', 'notes.json'])
      writeFileSync(join(place, name), '');
    sweepParts(place);
    expect(readdirSync(place).sort()).toEqual(
      [file, manifestName(file), 'archive.key.json', 'notes.json', '我的.part'].sort(),
    );
  });
});

describe('thinning the folder', () => {
  test('removes what is not needed with its manifest, and touches nothing that has no manifest of ours', async () => {
    const { archive } = await withBackup();
    const at = (hours: number) => new Date(NOW.getTime() + hours * HOUR);
    // Made on one day a month ago, of which one is needed.
    const files = [1, 2, 3].map((hour) => backUp(archive.folder, archive.key, at(hour)).file);
    const foreign = join(backupsOf(archive), '20250320-121212.db');
    writeFileSync(foreign, '别人的');
    const now = at(24 * 40);
    const fresh = [0, 1, 2].map((hour) => backUp(archive.folder, archive.key, at(24 * 40 - hour)).file);
    expect(thinBackups(backupsOf(archive), archive.key, now).sort()).toEqual(
      ['20250320-120000.db', ...files.slice(0, 2)].sort(),
    );
    expect(listBackups(archive.folder).sort()).toEqual([...fresh, files[2], '20250320-121212.db'].sort());
    expect(existsSync(manifestOf(archive, '20250320-120000.db'))).toBe(false);
    expect(readFileSync(foreign, 'utf8')).toBe('别人的');
  });
});

describe('a rehearsal', () => {
  test('opens and checks the newest proved backup, and leaves nothing', async () => {
    const { archive, file } = await withBackup();
    const before = readdirSync(archive.folder).sort();
    expect(rehearse(archive)).toMatchObject({ file, ok: true, households: 1, members: 1, problems: [] });
    expect(readdirSync(archive.folder).sort()).toEqual(before);
  });

  test('finds a backup whose bytes changed at the same size', async () => {
    const { archive, file } = await withBackup();
    const path = join(backupsOf(archive), file);
    const bytes = readFileSync(path);
    bytes.fill(7, bytes.length / 2, bytes.length / 2 + 100);
    writeFileSync(path, bytes);
    expect(rehearse(archive)).toMatchObject({ ok: false });
    expect(rehearse(archive)?.problems).not.toEqual([]);
  });

  test('finds an attachment that is missing beside the backups', async () => {
    const archive = await aTempArchive();
    const sha256 = writeAttachment(archive, Buffer.from('照片'));
    await inChange(archive, '照片', (rows) => {
      const attachment = rows.insert('attachment', {
        ...{ sha256, media_type: 'image/jpeg', bytes: 6, name: '入户.jpg', added_at: NOW.toISOString() },
      });
      const household = rows.insert('household', { household_no: '甲1' });
      rows.insert('attachment_link', { attachment_id: attachment, household_id: household });
    });
    backUp(archive.folder, archive.key, NOW);
    expect(rehearse(archive)).toMatchObject({ ok: true });
    const file = join(backupsOf(archive), 'attachments', sha256.slice(0, 2), sha256);
    expect(statSync(file).nlink).toBe(2);
    renameSync(file, `${file}.gone`);
    expect(rehearse(archive)?.problems).toEqual(['照片或扫描件“入户.jpg”的文件不见了，请从备份找回。']);
  });

  test('has nothing to do without a proved backup', async () => {
    expect(rehearse(await aTempArchive())).toBeNull();
  });
});
