import { existsSync, mkdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { createBackupPlaces } from '#electron/backup-places.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

it('offers no drive that is gone, and not the disk of the archive', async () => {
  const home = temporaryFolder();
  const archive = join(home, '清水镇');
  const drives = async () => [join(home, '拔掉了'), home];
  expect(await createBackupPlaces({ home, drives }).list(archive)).toEqual([]);
});

it.skipIf(process.platform !== 'linux')(
  'offers another disk by a name and its room, never by its path',
  async () => {
    const home = temporaryFolder();
    // Temporary files lie in memory or on a disk, the sources on a disk: one of the two is another than the home's.
    const elsewhere = ['/dev/shm', import.meta.dirname].find(
      (each) => existsSync(each) && statSync(each).dev !== statSync(home).dev,
    )!;
    const [drive] = await createBackupPlaces({ home, drives: async () => [elsewhere] }).list(home);
    expect(drive).toMatchObject({ name: basename(elsewhere), root: elsewhere });
    expect(drive?.id).toMatch(/^[0-9a-f]{16}$/);
    expect(drive?.free).toBeGreaterThan(0);
  },
);

it('remembers the drive of each archive, and forgets it', async () => {
  const home = temporaryFolder();
  mkdirSync(join(home, 'x'));
  const places = createBackupPlaces({ home, drives: async () => [] });
  expect(await places.chosen('甲镇')).toBeNull();
  await places.choose('甲镇', { name: 'U盘', root: '/media/u' });
  await places.choose('乙镇', { name: '硬盘', root: '/media/h' });
  expect(await createBackupPlaces({ home }).chosen('甲镇')).toEqual({ name: 'U盘', root: '/media/u' });
  await places.choose('甲镇', null);
  expect(await places.chosen('甲镇')).toBeNull();
  expect(await places.chosen('__proto__')).toBeNull();
  expect(await places.chosen('乙镇')).toEqual({ name: '硬盘', root: '/media/h' });
});
