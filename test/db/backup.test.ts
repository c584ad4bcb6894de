import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backUp } from '#db/backup.ts';
import { listBackups } from '#db/backup-list.ts';
import { connect } from '#db/connection.ts';
import { dataHash } from '#db/data-hash.ts';
import { KEY_FILE_NAME } from '#db/key-file.ts';
import { type Archive, openArchive } from '#db/open-archive.ts';
import { SCHEMA_VERSION } from '#db/migrate.ts';
import { restoreArchive } from '#db/restore.ts';
import { verifyArchive } from '#db/verify.ts';
import {
  aTempArchive,
  closeWithTest,
  dataOf,
  inChange,
  NOW,
  PASSPHRASE,
  searchRowsOf,
} from '#test/support/temp-archive.ts';

const addHousehold = (archive: Archive, name: string) =>
  inChange(archive, '新户', (rows) => {
    const id = rows.insert('household', { household_no: name });
    rows.insert('member', { household_id: id, name });
  });

const backUpNow = (archive: Archive, at = NOW) => backUp(archive.folder, archive.key, at);
const restore = (folder: string, backup: string | null = null) =>
  restoreArchive(folder, PASSPHRASE, backup, { now: () => NOW });

async function reopened(folder: string): Promise<Archive> {
  const opened = await openArchive(folder, PASSPHRASE, NOW);
  if (!opened.ok) throw new Error(opened.refusal);
  closeWithTest(opened.archive);
  return opened.archive;
}

describe('a backup', () => {
  test('is a whole copy, counted, hashed and named by the clerk’s clock', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '赵一');
    const backup = backUpNow(archive, new Date('2025-03-21T06:30:05+08:00'));
    const bytes = readFileSync(join(archive.folder, 'backups', backup.file));
    expect(backup).toEqual({
      format: 1,
      file: '20250321-063005.db',
      at: '2025-03-20T22:30:05.000Z',
      reason: 'asked',
      households: 1,
      members: 1,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      dataHash: dataHash(archive.raw),
      schema: SCHEMA_VERSION,
      head: { id: 1, hash: archive.raw.prepare('SELECT hash FROM change').pluck().get() },
    });
    expect(existsSync(join(archive.folder, 'backups', KEY_FILE_NAME))).toBe(true);
  });

  test('is made while an act is running, and knows nothing of that act', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '赵一');
    const during = await inChange(archive, '新户', (rows) => {
      rows.insert('household', { household_no: '半户' });
      return backUpNow(archive);
    });
    expect(during.value.households).toBe(1);
  });

  test('of the same second gets a name of its own, and the newest is found first', async () => {
    const archive = await aTempArchive();
    for (let i = 0; i < 11; i += 1) backUpNow(archive);
    backUpNow(archive, new Date('2025-03-19T12:00'));
    const names = listBackups(archive.folder);
    expect(names).toHaveLength(12);
    expect(names.slice(0, 3)).toEqual([
      '20250320-120000-11.db',
      '20250320-120000-10.db',
      '20250320-120000-9.db',
    ]);
    expect(names.slice(-2)).toEqual(['20250320-120000.db', '20250319-120000.db']);
  });

  test('leaves no half-written file behind: what a killed process left goes at the next opening', async () => {
    const archive = await aTempArchive();
    backUpNow(archive);
    writeFileSync(join(archive.folder, 'backups', '20250101-000000.db.part'), '半');
    await archive.close();
    expect(listBackups(archive.folder)).toHaveLength(1);
    await reopened(archive.folder);
    expect(readdirSync(join(archive.folder, 'backups')).filter((n) => n.endsWith('.part'))).toEqual([]);
  });
});

describe('restoring', () => {
  test('puts the data of the backup back and keeps the file that it replaced', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '赵一');
    const before = [dataOf(archive), searchRowsOf(archive)];
    const { file } = backUpNow(archive);
    await addHousehold(archive, '钱二');
    await archive.close();
    const restored = await restore(archive.folder);
    expect(restored).toMatchObject({ ok: true, value: { restored: file, households: 1, members: 1 } });
    const again = await reopened(archive.folder);
    expect([dataOf(again), searchRowsOf(again)]).toEqual(before);
    expect(verifyArchive(again).ok).toBe(true);
    await addHousehold(again, '孙三');
    const kept = connect(
      join(archive.folder, restored.ok ? (restored.value.kept ?? '') : '', 'archive.db'),
      archive.key,
      { readonly: true },
    );
    expect(kept.prepare('SELECT name FROM member ORDER BY id').pluck().all()).toEqual(['赵一', '钱二']);
    kept.close();
  });

  test('keeps every replaced file when one restores twice in a second', async () => {
    const archive = await aTempArchive();
    backUpNow(archive);
    await archive.close();
    const kept = [await restore(archive.folder), await restore(archive.folder)].map(
      (r) => r.ok && r.value.kept,
    );
    expect(new Set(kept).size).toBe(2);
  });

  test('works when database and key file are lost', async () => {
    const archive = await aTempArchive();
    await addHousehold(archive, '赵一');
    backUpNow(archive);
    await archive.close();
    rmSync(join(archive.folder, 'archive.db'));
    rmSync(join(archive.folder, KEY_FILE_NAME));
    expect(await restore(archive.folder)).toMatchObject({ ok: true, value: { kept: null } });
    expect(dataOf(await reopened(archive.folder))['member']).toHaveLength(1);
  });

  test('keeps a damaged database as it is', async () => {
    const archive = await aTempArchive();
    backUpNow(archive);
    await archive.close();
    writeFileSync(join(archive.folder, 'archive.db'), '坏了');
    const restored = await restore(archive.folder);
    if (!restored.ok) throw new Error(restored.refusal);
    const kept = join(archive.folder, restored.value.kept ?? '', 'archive.db');
    expect(readFileSync(kept, 'utf8')).toBe('坏了');
    await reopened(archive.folder);
  });

  test.each([
    ['cut short', (bytes: Buffer) => bytes.subarray(0, bytes.length - 5000)],
    ['altered in the middle', (bytes: Buffer) => bytes.fill(9, bytes.length / 2, bytes.length / 2 + 64)],
    ['emptied', () => Buffer.alloc(0)],
    ['text', () => Buffer.from('不是备份')],
  ])('refuses a backup that is %s, and touches nothing', async (_, damage) => {
    const archive = await aTempArchive();
    const { file } = backUpNow(archive);
    await archive.close();
    const database = readFileSync(join(archive.folder, 'archive.db'));
    const path = join(archive.folder, 'backups', file);
    writeFileSync(path, damage(readFileSync(path)));
    expect(await restore(archive.folder)).toEqual({ ok: false, refusal: 'unsound-backup' });
    expect(readFileSync(join(archive.folder, 'archive.db')).equals(database)).toBe(true);
    await reopened(archive.folder);
  });

  test('refuses what is no backup, and a wrong passphrase', async () => {
    const archive = await aTempArchive();
    mkdirSync(join(archive.folder, 'backups'), { recursive: true });
    expect(await restore(archive.folder)).toEqual({ ok: false, refusal: 'no-backup' });
    const { file } = backUpNow(archive);
    for (const name of ['../archive.db', 'archive.key.json', '20990101-000000.db', '..', ''])
      expect(await restore(archive.folder, name), name).toEqual({ ok: false, refusal: 'no-backup' });
    expect(await restoreArchive(archive.folder, '错误的口令', file, { now: () => NOW })).toMatchObject({
      refusal: 'wrong-passphrase',
    });
  });
});
