import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { copyBackup, folderOn, isThere, lastCopied, markPlace } from '#backend/backups/second-place.ts';
import { writeAttachment } from '#db/attachment-files.ts';
import { backUp } from '#db/backup.ts';
import { newestProved } from '#db/backup-list.ts';
import { proveCopy } from '#db/prove-backup.ts';
import { restoreArchive } from '#db/restore.ts';
import { aTempArchive, inChange, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';

const aDrive = (): { name: string; root: string } => ({ name: 'U盘', root: tempFolder() });

describe('a drive', () => {
  test('is there when it has our folder: an empty mount point is not', async () => {
    const drive = aDrive();
    expect(isThere(drive)).toBe(false);
    await markPlace(drive.root);
    expect(isThere(drive)).toBe(true);
    rmSync(join(drive.root, '户档备份'), { recursive: true });
    expect(isThere(drive)).toBe(false);
  });
});

describe('a second copy', () => {
  test('has all that a restore needs, is counted there, and costs nothing the second time', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '新户', (rows) => rows.insert('household', { household_no: '甲1' }));
    const photo = writeAttachment(archive, Buffer.from('照片'));
    const { root } = aDrive();
    const to = folderOn(root, archive, '清水镇');
    expect(lastCopied(to, archive.key)).toBeNull();
    const manifest = backUp(archive.folder, archive.key, NOW);
    await copyBackup(archive, manifest, { to, now: NOW });
    expect(readdirSync(to).sort()).toEqual([
      '20250320-120000.db',
      '20250320-120000.json',
      'archive.key.json',
      'attachments',
      'checked.json',
    ]);
    expect(lastCopied(to, archive.key)).toBe(NOW.toISOString());
    expect(newestProved(to, archive.key)).toEqual(manifest);

    // What lies there already is not written again, nor read again once it was found right.
    const kept = join(to, 'attachments', photo.slice(0, 2), photo);
    const { mtime, ino } = statSync(kept);
    const bytes = readFileSync(kept);
    bytes[0] = 0;
    writeFileSync(kept, bytes);
    utimesSync(kept, mtime, mtime);
    await copyBackup(archive, manifest, { to, now: NOW });
    expect(statSync(kept).ino).toBe(ino);
    expect(readFileSync(kept)[0]).toBe(0);
  });

  test('mends a spoilt copy of a photo, and never by a spoilt original', async () => {
    const archive = await aTempArchive();
    const photo = writeAttachment(archive, Buffer.from('照片'));
    const to = folderOn(aDrive().root, archive, '清水镇');
    const manifest = backUp(archive.folder, archive.key, NOW);
    await copyBackup(archive, manifest, { to, now: NOW });
    const at = (folder: string) => join(folder, 'attachments', photo.slice(0, 2), photo);
    const sound = readFileSync(at(to));
    const spoil = (path: string) => {
      const bytes = readFileSync(path);
      bytes[20] = bytes[20]! ^ 1;
      writeFileSync(path, bytes);
      utimesSync(path, 1, 1);
    };
    spoil(at(to));
    await copyBackup(archive, manifest, { to, now: NOW });
    expect(readFileSync(at(to))).toEqual(sound);
    spoil(at(archive.folder));
    utimesSync(at(to), 2, 2);
    await copyBackup(archive, manifest, { to, now: NOW });
    expect(readFileSync(at(to))).toEqual(sound);
  });

  test('alone brings an archive back on a computer that has nothing of it', async () => {
    const archive = await aTempArchive();
    await inChange(archive, '新户', (rows) => rows.insert('household', { household_no: '甲1' }));
    const to = folderOn(tempFolder(), archive, '清水镇');
    const manifest = backUp(archive.folder, archive.key, NOW);
    await copyBackup(archive, manifest, { to, now: NOW });
    await archive.close();
    rmSync(archive.folder, { recursive: true });
    const restored = await restoreArchive(archive.folder, PASSPHRASE, join(to, manifest.file), {
      now: () => NOW,
    });
    expect(restored).toMatchObject({ ok: true, value: { households: 1, kept: null } });
    expect(proveCopy(join(archive.folder, 'archive.db'), archive.key)?.dataHash).toBe(manifest.dataHash);
  });

  test('of a backup whose bytes changed since it was proved gets no name', async () => {
    const archive = await aTempArchive();
    const manifest = backUp(archive.folder, archive.key, NOW);
    const path = join(archive.folder, 'backups', manifest.file);
    const bytes = readFileSync(path);
    bytes[5000] = bytes[5000]! ^ 1;
    writeFileSync(path, bytes);
    const to = folderOn(tempFolder(), archive, '清水镇');
    await expect(copyBackup(archive, manifest, { to, now: NOW })).rejects.toThrow();
    expect(readdirSync(to).filter((name) => name.includes('.db'))).toEqual([]);
  });

  test('removes there what a copying left that was cut off, and old ones that are not needed', async () => {
    const archive = await aTempArchive();
    const to = folderOn(tempFolder(), archive, '清水镇');
    mkdirSync(to, { recursive: true });
    writeFileSync(join(to, '20250101-000000.db.part'), '半');
    writeFileSync(join(to, '别人的.txt'), '');
    const day = 86_400_000;
    for (const ago of [40 * day + 2000, 40 * day, 2000, 1000, 0]) {
      const now = new Date(NOW.getTime() - ago);
      await copyBackup(archive, backUp(archive.folder, archive.key, now), { to, now });
    }
    expect(
      readdirSync(to)
        .filter((name) => !name.endsWith('json'))
        .sort(),
    ).toEqual([
      '20250208-120000.db',
      '20250320-115958.db',
      '20250320-115959.db',
      '20250320-120000.db',
      '别人的.txt',
    ]);
  });
});
