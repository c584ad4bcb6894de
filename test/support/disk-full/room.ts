// How much room a disk has, for a process that wants to know what it does without any.
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small file system of its own, or a limit on the size of each file where nobody may mount one. */
export type RoomKind = 'small-disk' | 'file-size';

interface Room {
  /** Leaves so many bytes: on the whole disk, or to each file. */
  leave(bytes: number): void;
  /** Gives back all there is. */
  giveBack(): void;
}

const PAGE = 4096;

const smallDisk = (disk: string): Room => {
  const ballast = join(disk, 'ballast');
  const giveBack = () => rmSync(ballast, { force: true });
  return {
    giveBack,
    leave: (bytes) => {
      giveBack();
      const { bavail, bsize } = statfsSync(disk);
      const size = bavail * bsize - Math.ceil(bytes / PAGE) * PAGE;
      if (size > 0) writeFileSync(ballast, Buffer.alloc(size));
    },
  };
};

/** Only what is asked for softly: it can be taken back. */
const limit = (bytes: number | 'unlimited') => {
  const { status } = spawnSync('prlimit', ['--pid', String(process.pid), `--fsize=${bytes}:`]);
  if (status !== 0) throw new Error('prlimit');
};

const fileSize: Room = { leave: limit, giveBack: () => limit('unlimited') };

export const roomOf = (kind: RoomKind, disk: string): Room =>
  kind === 'small-disk' ? smallDisk(disk) : fileSize;

/** A command on a small file system at `disk` that only it sees; it is gone with the process. */
export const onSmallDisk = (disk: string, megabytes: number, command: readonly string[]): string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
  `mount -t tmpfs -o size=${megabytes}m none "$0" && exec "$@"`,
  disk,
  ...command,
];

/** A command to which a folder, that it alone sees so, is read-only, whoever runs it. */
export const onReadOnly = (folder: string, command: readonly string[]): string[] => [
  ...['unshare', '--map-root-user', '--mount', 'sh', '-c'],
  'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"',
  folder,
  ...command,
];

/** Not every computer lets somebody mount. */
export const canMount = (disk: string): boolean => {
  const [program = '', ...args] = onSmallDisk(disk, 1, ['true']);
  return spawnSync(program, args).status === 0;
};
