import { closeSync, existsSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import type { PageSource } from './b-tree.ts';
import { decipherPage, PAGE_SIZE } from './page-cipher.ts';

/** What became of the journal beside the database: acts that were done and not folded in yet. */
type Journal = 'none' | 'whole' | 'damaged';

export interface OpenedPages extends PageSource {
  readonly journal: Journal;
  /** Pages that do not prove themselves, or are cut off. */
  unreadable(): number[];
  close(): void;
}

/** Pages that are kept deciphered. */
const KEPT = 2000;

/**
 * The pages of a database file with its journal laid over them, by plain reading: nothing in the folder is opened
 * by SQLite, made, or altered. Cut off in the middle it still says how many pages there were.
 */
export function openPages(path: string, key: Buffer): OpenedPages {
  const file = existsSync(path) ? openSync(path, 'r') : null;
  const inFile = file === null ? 0 : Math.floor(fstatSync(file).size / PAGE_SIZE);
  const journal = readJournal(`${path}-wal`, inFile);
  const kept = new Map<number, Buffer | null>();
  const tried = new Set<number>();
  const bad = new Set<number>();
  const read = (number: number): Buffer | null => {
    const newest = journal.pages.get(number);
    if (newest !== undefined) return decipherPage(newest, number, key);
    if (file === null || number < 1 || number > inFile) return null;
    const bytes = Buffer.alloc(PAGE_SIZE);
    try {
      readSync(file, bytes, 0, PAGE_SIZE, (number - 1) * PAGE_SIZE);
    } catch {
      return null; // the disk itself cannot read it
    }
    return decipherPage(bytes, number, key);
  };
  const page = (number: number): Buffer | null => {
    const known = kept.get(number);
    if (known !== undefined) return known;
    const plain = read(number);
    tried.add(number);
    if (plain === null) bad.add(number);
    if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? 0);
    kept.set(number, plain);
    return plain;
  };
  const told = page(1)?.readUInt32BE(28) ?? 0;
  const count = Math.min(Math.max(inFile, journal.count ?? told), MOST_PAGES);
  return {
    count,
    page,
    journal: journal.state,
    unreadable: () => {
      for (let number = 1; number <= count; number += 1) if (!tried.has(number)) page(number);
      return [...bad].filter((number) => number >= 1 && number <= count);
    },
    close: () => {
      if (file !== null) closeSync(file);
    },
  };
}

/** 16 GB: a header that was never written by us must not make us count for hours. */
const MOST_PAGES = 4_000_000;

interface ReadJournal {
  readonly state: Journal;
  readonly pages: ReadonlyMap<number, Buffer>;
  /** How many pages the database had after the last act in it. */
  readonly count: number | null;
}

const FRAME_HEAD = 24;
const FRAME = FRAME_HEAD + PAGE_SIZE;

/**
 * The pages of SQLite's write-ahead log up to the last act that ended. SQLite itself stops at the first frame whose
 * checksum is wrong; where ended acts follow behind it, their pages prove themselves by the cipher and are taken too.
 */
function readJournal(path: string, inFile: number): ReadJournal {
  const bytes = existsSync(path) ? readFileSync(path) : Buffer.alloc(0);
  const isLog = bytes.length >= 32 && bytes.readUInt32BE(0) >>> 1 === 0x377f0682 >>> 1;
  if (!isLog) return { state: bytes.length < 32 ? 'none' : 'damaged', pages: new Map(), count: null };
  const frames = framesOf(bytes);
  const ends = frames.flatMap(({ size }, i) => (size > 0 ? [i] : []));
  const firstBad = firstUnsound(bytes, frames);
  // What was being written when the power went may lie on the disk in part: that act had not ended for anybody.
  const isTorn = firstBad <= (ends.at(-1) ?? -1) && firstBad > (ends.at(-2) ?? -1);
  const ended = (isTorn ? ends.at(-2) : ends.at(-1)) ?? -1;
  const told = frames[ended]?.size ?? 0;
  return {
    state: firstBad <= ended ? 'damaged' : ended < 0 ? 'none' : 'whole',
    pages: new Map(frames.slice(0, ended + 1).map(({ page, content }) => [page, content])),
    count: told > 0 && told <= inFile + frames.length ? told : null,
  };
}

/** Whether acts that had ended lie in the journal behind a place that is not what was written: SQLite would drop them. */
export const isJournalDamaged = (path: string): boolean => readJournal(`${path}-wal`, 0).state === 'damaged';

interface Frame {
  readonly at: number;
  readonly page: number;
  /** Of the last frame of an act: the number of pages after it; otherwise 0. */
  readonly size: number;
  readonly content: Buffer;
}

/** Those of this round: the file is written over from its beginning, and what lies behind the last of them is older. */
function framesOf(bytes: Buffer): Frame[] {
  const frames: Frame[] = [];
  for (let at = 32; at + FRAME <= bytes.length; at += FRAME) {
    const isOfRound = bytes.subarray(at + 8, at + 16).equals(bytes.subarray(16, 24));
    const content = bytes.subarray(at + FRAME_HEAD, at + FRAME);
    // A frame whose head was damaged is among those of the round as long as one of them comes behind it.
    frames.push({
      ...{ at, content, page: isOfRound ? bytes.readUInt32BE(at) : 0 },
      size: isOfRound ? bytes.readUInt32BE(at + 4) : 0,
    });
  }
  return frames.slice(0, frames.findLastIndex(({ page }) => page > 0) + 1);
}

/** The index of the first frame whose checksum, which goes on through all of them, is not what it says. */
function firstUnsound(bytes: Buffer, frames: readonly Frame[]): number {
  const isBig = (bytes.readUInt32BE(0) & 1) === 1;
  let sum = checksum(bytes.subarray(0, 24), [0, 0], isBig);
  if (sum[0] !== bytes.readUInt32BE(24) || sum[1] !== bytes.readUInt32BE(28)) return 0;
  const bad = frames.findIndex(({ at, content }) => {
    sum = checksum(content, checksum(bytes.subarray(at, at + 8), sum, isBig), isBig);
    return sum[0] !== bytes.readUInt32BE(at + 16) || sum[1] !== bytes.readUInt32BE(at + 20);
  });
  return bad < 0 ? frames.length : bad;
}

function checksum(
  bytes: Buffer,
  [first, second]: readonly [number, number],
  isBig: boolean,
): [number, number] {
  for (let at = 0; at < bytes.length; at += 8) {
    first = (first + second + (isBig ? bytes.readUInt32BE(at) : bytes.readUInt32LE(at))) >>> 0;
    second = (second + first + (isBig ? bytes.readUInt32BE(at + 4) : bytes.readUInt32LE(at + 4))) >>> 0;
  }
  return [first, second];
}
