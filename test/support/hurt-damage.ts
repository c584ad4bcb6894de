import { closeSync, fstatSync, ftruncateSync, openSync, readSync, writeSync } from 'node:fs';
import type { Random } from './township/random.ts';

const SECTOR = 512;
const PAGE = 4096;

/** One way in which a disk, a stick or a cable spoils a file. Says what it did. */
type Damage = (handle: number, size: number, random: Random) => string;

function bytesAt(handle: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(handle, bytes, 0, length, at));
}

const overwrite = (handle: number, at: number, bytes: Buffer) =>
  void writeSync(handle, bytes, 0, bytes.length, at);

/** Headers are hit as often as the middle. */
const placeIn = (size: number, random: Random) =>
  random.int(0, (random.next() < 0.2 ? Math.min(size, 128) : size) - 1);

const DAMAGES: readonly Damage[] = [
  function flipBit(handle, size, random) {
    const at = placeIn(size, random);
    const [byte = 0] = bytesAt(handle, at, 1);
    overwrite(handle, at, Buffer.from([byte ^ (1 << random.int(0, 7))]));
    return `a bit flipped at ${at}`;
  },
  function zeroSector(handle, size, random) {
    const at = Math.floor(placeIn(size, random) / SECTOR) * SECTOR;
    overwrite(handle, at, Buffer.alloc(Math.min(SECTOR, size - at)));
    return `a sector of zeros at ${at}`;
  },
  function foreignSector(handle, size, random) {
    const from = Math.floor(placeIn(size, random) / SECTOR) * SECTOR;
    const to = Math.floor(placeIn(size, random) / SECTOR) * SECTOR;
    overwrite(handle, to, bytesAt(handle, from, SECTOR).subarray(0, size - to));
    return `the sector at ${from} written at ${to} too`;
  },
  function truncate(handle, size, random) {
    const left = random.next() < 0.1 ? 0 : placeIn(size, random);
    ftruncateSync(handle, left);
    return `cut to ${left} of ${size}`;
  },
  function swapPages(handle, size, random) {
    const count = Math.floor(size / PAGE);
    const [a, b] = [
      random.int(0, Math.max(count - 1, 0)) * PAGE,
      random.int(0, Math.max(count - 1, 0)) * PAGE,
    ];
    const [first, second] = [bytesAt(handle, a, PAGE), bytesAt(handle, b, PAGE)];
    overwrite(handle, a, second);
    overwrite(handle, b, first);
    return `pages at ${a} and ${b} swapped`;
  },
  function append(handle, size, random) {
    overwrite(handle, size, Buffer.alloc(random.int(1, 2 * PAGE), random.int(0, 255)));
    return 'more at its end';
  },
];

/** Spoils a file in one place. Says how. */
export function damage(path: string, random: Random): string {
  const handle = openSync(path, 'r+');
  try {
    return random.pick(DAMAGES)(handle, fstatSync(handle).size, random);
  } finally {
    closeSync(handle);
  }
}
