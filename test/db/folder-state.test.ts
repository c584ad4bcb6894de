import { describe, expect, test } from 'vitest';
import { folderState, type Surroundings } from '#db/folder-state.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const MOUNTS = [
  '/dev/sda1 / ext4 rw,relatime 0 0',
  'server:/export /mnt/office nfs4 rw 0 0',
  '//nas/share /mnt/two\\040words cifs rw 0 0',
  '/dev/sdb1 /mnt/office/stick vfat rw 0 0',
  'me@host:/ /home/me/far fuse.sshfs rw 0 0',
].join('\n');

const around = (more: Partial<Surroundings> = {}): Surroundings => ({
  realPath: (folder) => folder,
  namesIn: () => [],
  mounts: () => MOUNTS,
  isWritable: () => true,
  freeBytes: () => 1e12,
  ...more,
});

describe('where an archive lies', () => {
  test.each([
    ['C:\\Users\\李\\OneDrive\\户档\\清水镇', 'OneDrive'],
    ['C:\\Users\\li\\OneDrive - 云岭县政府\\清水镇', 'OneDrive'],
    ['/Users/li/Library/Mobile Documents/com~apple~CloudDocs/清水镇', 'iCloud'],
    ['C:\\Users\\li\\iCloudDrive\\清水镇', 'iCloud'],
    ['/home/li/Dropbox (个人)/清水镇', 'Dropbox'],
    ['D:\\我的坚果云\\清水镇', '坚果云'],
    ['D:\\Nutstore Files\\清水镇', '坚果云'],
    ['D:\\BaiduSyncdisk\\清水镇', '百度网盘'],
    ['D:\\百度网盘同步空间\\清水镇', '百度网盘'],
    ['C:\\Users\\li\\WPSDrive\\123\\WPS云盘\\清水镇', 'WPS 云盘'],
    ['/home/li/Google Drive/清水镇', 'Google Drive'],
    ['/home/li/户档/清水镇', null],
    // A name that only begins alike is somebody's own folder.
    ['D:\\OneDrives\\清水镇', null],
    ['/home/li/dropbox-backup/清水镇', null],
  ])('%s is copied by %s', (folder, cloud) => {
    expect(folderState(folder, around()).cloud).toBe(cloud);
  });

  test.each([
    ['.849C9593-D756-4E56-8D6E-42412F2A707B', 'OneDrive'],
    ['.dropbox', 'Dropbox'],
    ['.nutstore_base', '坚果云'],
    ['.tmp.drivedownload', 'Google Drive'],
    ['.清水镇.db.icloud', 'iCloud'],
  ])('the file %s in a folder above tells %s', (mark, cloud) => {
    const namesIn = (folder: string) => (folder === '/data/资料' ? ['a.docx', mark] : ['b.xlsx']);
    expect(folderState('/data/资料/户档/清水镇', around({ namesIn })).cloud).toBe(cloud);
    expect(folderState('/data/别处/清水镇', around({ namesIn })).cloud).toBeNull();
  });

  test.each([
    ['\\\\nas\\share\\清水镇', true],
    ['\\\\?\\UNC\\nas\\share\\清水镇', true],
    ['\\\\?\\C:\\户档\\清水镇', false],
    ['\\\\.\\C:\\清水镇', false],
    ['C:\\户档\\清水镇', false],
    ['/mnt/office/清水镇', true],
    ['/mnt/office/stick/清水镇', false],
    ['/mnt/two words/清水镇', true],
    ['/home/me/far/清水镇', true],
    ['/mnt/officer/清水镇', false],
    ['/home/me/清水镇', false],
  ])('%s is on the network: %s', (folder, isNetwork) => {
    expect(folderState(folder, around()).isNetwork).toBe(isNetwork);
  });

  test('a drive letter is looked up for what it stands for', () => {
    const realPath = (folder: string) => folder.replace(/^Z:/, '\\\\nas\\share');
    expect(folderState('Z:\\清水镇', around({ realPath })).isNetwork).toBe(true);
  });

  test('a file that takes no writing makes the archive read-only', () => {
    const isWritable = (path: string) => !path.endsWith('archive.db');
    expect(folderState('/a/清水镇', around({ isWritable })).isReadOnly).toBe(true);
    expect(folderState('/a/清水镇', around()).isReadOnly).toBe(false);
  });

  test('of a folder of this computer it tells without being told how', () => {
    const state = folderState(tempFolder());
    expect(state).toMatchObject({ cloud: null, isReadOnly: false });
    expect(state.freeBytes).toBeGreaterThan(0);
    expect(folderState('/nowhere/at/all')).toMatchObject({
      cloud: null,
      isNetwork: false,
      isReadOnly: false,
    });
  });
});
