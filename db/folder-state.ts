import {
  accessSync,
  constants,
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statfsSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

/** What can be told of the place where an archive lies. */
export interface FolderState {
  /** The program that copies this folder to the internet, or null. */
  readonly cloud: string | null;
  readonly isNetwork: boolean;
  readonly isReadOnly: boolean;
  readonly freeBytes: number;
}

/** What is asked of the computer. */
export interface Surroundings {
  /** The folder as the system itself calls it: a letter of a network drive becomes its share. */
  realPath(folder: string): string;
  /** The names in a folder; none when it cannot be read. */
  namesIn(folder: string): readonly string[];
  /** As in /proc/mounts; empty where there is no such thing. */
  mounts(): string;
  isWritable(path: string): boolean;
  freeBytes(folder: string): number;
}

/** Folders that are called so are copied by these programs. */
const CLOUD_FOLDERS: readonly (readonly [RegExp, string])[] = [
  [/^OneDrive(?: ?- ?.+)?$/i, 'OneDrive'],
  [/^(?:iCloud ?Drive|iCloud ?云盘|com~apple~CloudDocs|Mobile Documents)$/i, 'iCloud'],
  [/^Dropbox(?: ?\(.+\))?$/i, 'Dropbox'],
  [/^(?:我的坚果云|坚果云|Nutstore(?: ?Files)?)$/i, '坚果云'],
  [/^(?:BaiduSyncdisk|BaiduNetdiskSync|百度网盘同步(?:空间|盘)?|百度云同步盘)$/i, '百度网盘'],
  [/^(?:WPS ?Drive|WPS ?云盘|WPS ?网盘|WPS Cloud Files|WPSCloud)$/i, 'WPS 云盘'],
  [/^(?:Google ?Drive|Google 云端硬盘)$/i, 'Google Drive'],
  [/^(?:WeiyunSync|微云同步(?:助手)?)$/i, '微云'],
];

/** What these programs put into the uppermost folder that they copy, whatever it is called. */
const CLOUD_MARKS: readonly (readonly [RegExp, string])[] = [
  [/^\.849C9593-D756-4E56-8D6E-42412F2A707B$/i, 'OneDrive'],
  [/^\.dropbox(?:\.cache)?$/i, 'Dropbox'],
  [/^\.nutstore.*$/i, '坚果云'],
  [/^\.(?:baidusyncdisk|BaiduSync).*$/i, '百度网盘'],
  [/^\.(?:tmp\.drivedownload|tmp\.driveupload)$/i, 'Google Drive'],
  [/^\..+\.icloud$/i, 'iCloud'],
];

const NETWORK_FILE_SYSTEMS =
  /^(?:nfs\d?|cifs|smb\d?|smbfs|afpfs|ncpfs|davfs|webdav|fuse\.(?:sshfs|davfs\d?|gvfsd-fuse|smbnetfs|rclone))$/;

/** Above this nobody looks: a path that turns in a circle ends. */
const MOST_PARENTS = 40;

export function folderState(folder: string, around: Surroundings = thisComputer): FolderState {
  const path = around.realPath(folder);
  return {
    cloud: cloudOf(path, around),
    isNetwork: isShare(path) || isMountedShare(path, around.mounts()),
    isReadOnly: [path, join(path, 'archive.db')].some((each) => !around.isWritable(each)),
    freeBytes: around.freeBytes(path),
  };
}

function cloudOf(path: string, around: Surroundings): string | null {
  for (const part of path.split(/[\\/]/))
    for (const [pattern, name] of CLOUD_FOLDERS) if (pattern.test(part)) return name;
  for (const folder of parentsOf(path))
    for (const entry of around.namesIn(folder))
      for (const [pattern, name] of CLOUD_MARKS) if (pattern.test(entry)) return name;
  return null;
}

function parentsOf(path: string): string[] {
  const parents = [path];
  for (let up = dirname(path); up !== parents.at(-1) && parents.length < MOST_PARENTS; up = dirname(up))
    parents.push(up);
  return parents;
}

/** \\server\share, and the same in the long form \\?\UNC\server\share. */
const isShare = (path: string): boolean => /^\\\\(?:\?\\UNC\\|[^?.\\])/i.test(path);

/** The mount with the longest path that holds the folder tells what it lies on. */
function isMountedShare(path: string, mounts: string): boolean {
  const found = mounts
    .split('\n')
    .map((line) => line.split(' '))
    .map(([, point = '', type = '']) => ({ point: plain(point), type }))
    .filter(({ point }) => point !== '' && (path === point || path.startsWith(point.replace(/\/?$/, '/'))))
    .toSorted((a, b) => b.point.length - a.point.length)[0];
  return found !== undefined && NETWORK_FILE_SYSTEMS.test(found.type);
}

/** Blanks are written as \040 there. */
const plain = (point: string): string =>
  point.replace(/\\([0-7]{3})/g, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 8)));

const orElse = <T>(ask: () => T, otherwise: T): T => {
  try {
    return ask();
  } catch {
    return otherwise;
  }
};

const thisComputer: Surroundings = {
  realPath: (folder) => orElse(() => realpathSync.native(folder), folder),
  namesIn: (folder) => orElse(() => readdirSync(folder), []),
  mounts: () => orElse(() => (process.platform === 'linux' ? readFileSync('/proc/mounts', 'utf8') : ''), ''),
  isWritable: (path) =>
    !existsSync(path) ||
    orElse(() => {
      accessSync(path, constants.W_OK);
      return true;
    }, false),
  freeBytes: (folder) =>
    orElse(() => {
      const { bavail, bsize } = statfsSync(folder);
      return bavail * bsize;
    }, Infinity),
};
