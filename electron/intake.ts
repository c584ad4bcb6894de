import { createHash } from 'node:crypto';
import { type FileHandle, lstat, open, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { MAX_ATTACHMENT_BYTES, mediaTypeOf } from '#domain/records/media-type.ts';
import { foreignSentence } from '#domain/records/foreign-kind.ts';
import { writeWhole } from './write-whole.ts';

/** The folder that is watched, and what was taken out of it already. Nothing in it is changed or deleted. */
export interface Intake {
  readonly state: (archive: string) => Promise<{ name: string | null; isThere: boolean; waiting: number }>;
  readonly choose: (path: string | null) => Promise<void>;
  /** New files that stand still, at most 500; those of other kinds are told once. */
  readonly take: (archive: string) => Promise<Took>;
  /** What went into the archive does not come again, under whatever name. */
  readonly done: (archive: string, files: readonly TakenFile[]) => Promise<void>;
}

export interface TakenFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly changedAt: number;
  readonly sha256: string;
}

interface Took {
  readonly files: readonly TakenFile[];
  readonly refused: readonly { readonly name: string; readonly why: string }[];
  readonly more: boolean;
}

const MOST_AT_ONCE = 500;
/** Of which is known that they were taken; then the oldest are forgotten. */
const MOST_KNOWN = 20_000;
/** A file that grew or was touched less than this ago is still being written. */
const STILL_MS = 1500;

const known = z.strictObject({ size: z.number(), changedAt: z.number(), sha256: z.string() });
const kept = z.strictObject({
  folder: z.string().nullable(),
  /** By archive, by name. */
  taken: z.record(z.string(), z.record(z.string(), known)),
});
type Kept = z.infer<typeof kept>;

interface Lying {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  readonly changedAt: number;
}

/** What programs and systems leave beside pictures. */
const ASIDE = /^[.~$]|^(desktop\.ini|thumbs\.db)$|\.(tmp|part|crdownload)$/iu;

export function createIntake({
  home,
  stillMs = STILL_MS,
}: {
  readonly home: string;
  readonly stillMs?: number;
}): Intake {
  const file = join(home, 'intake.json');
  const read = async (): Promise<Kept> => {
    try {
      return kept.parse(JSON.parse(await readFile(file, 'utf8')));
    } catch {
      return { folder: null, taken: {} };
    }
  };
  const write = (state: Kept): Promise<void> => writeWhole(file, `${JSON.stringify(state)}\n`);
  const remember = async (archive: string, files: readonly (Lying & { sha256: string })[]): Promise<void> => {
    if (files.length === 0) return;
    const state = await read();
    const before = Object.entries(state.taken[archive] ?? {});
    const now = files.map(
      ({ name, size, changedAt, sha256 }) => [name, { size, changedAt, sha256 }] as const,
    );
    const all = new Map([...before, ...now]);
    await write({
      ...state,
      taken: { ...state.taken, [archive]: Object.fromEntries([...all].slice(-MOST_KNOWN)) },
    });
  };

  return {
    state: async (archive) => {
      const { folder, taken } = await read();
      const lying = folder === null ? null : await lyingIn(folder);
      const waiting = (lying ?? []).filter((each) => !isKnown(taken[archive], each)).length;
      return { name: folder === null ? null : basename(folder) || folder, isThere: lying !== null, waiting };
    },
    choose: async (folder) => write({ ...(await read()), folder }),
    done: remember,
    take: async (archive) => {
      const { folder, taken } = await read();
      const lying = folder === null ? [] : ((await lyingIn(folder)) ?? []);
      const fresh = lying.filter((each) => !isKnown(taken[archive], each));
      const still = await standingStill(fresh.slice(0, MOST_AT_ONCE), stillMs);
      const hashes = new Set(Object.values(taken[archive] ?? {}).map(({ sha256 }) => sha256));
      const looked: Looked[] = [];
      // One after the other: hundreds of files together would not stay in memory.
      for (const each of still) looked.push(await lookInto(each));
      const again = looked.filter(isTaken).filter(({ sha256 }) => hashes.has(sha256));
      const others = looked.filter((each) => 'why' in each);
      await remember(archive, [...again, ...others.map((each) => ({ ...each, sha256: '' }))]);
      return {
        files: firstOfEach(looked.filter(isTaken).filter(({ sha256 }) => !hashes.has(sha256))),
        refused: others.map(({ name, why }) => ({ name, why })),
        more: fresh.length > MOST_AT_ONCE,
      };
    },
  };
}

const isKnown = (taken: Kept['taken'][string] | undefined, { name, size, changedAt }: Lying): boolean => {
  const entry = taken !== undefined && Object.hasOwn(taken, name) ? taken[name] : undefined;
  return entry?.size === size && entry.changedAt === changedAt;
};

const isTaken = (looked: Looked): looked is TakenFile => 'sha256' in looked;

/** The same picture under two names comes once. */
const firstOfEach = (files: readonly TakenFile[]): TakenFile[] =>
  [...new Map(files.toReversed().map((file) => [file.sha256, file])).values()].toReversed();

/** Ordinary files, no links, by name; null when the folder cannot be read. */
async function lyingIn(folder: string): Promise<Lying[] | null> {
  const isFolder = (await lstat(folder).catch(() => null))?.isDirectory() ?? false;
  const entries = isFolder ? await readdir(folder, { withFileTypes: true }).catch(() => null) : null;
  if (entries === null) return null;
  const names = entries
    .filter((entry) => entry.isFile() && !ASIDE.test(entry.name))
    .map(({ name }) => name)
    .sort((a, b) => a.localeCompare(b, 'zh-CN', { numeric: true }));
  const found = await Promise.all(names.map((name) => lyingAt(join(folder, name), name)));
  return found.filter((each) => each !== null);
}

async function lyingAt(path: string, name: string): Promise<Lying | null> {
  const stat = await lstat(path).catch(() => null);
  if (stat === null || !stat.isFile() || stat.size === 0) return null;
  return { path, name, size: stat.size, changedAt: stat.mtimeMs };
}

/** Those that are now as they were a moment ago. */
async function standingStill(files: readonly Lying[], stillMs: number): Promise<Lying[]> {
  if (files.length === 0) return [];
  await wait(stillMs);
  const now = await Promise.all(files.map(({ path, name }) => lyingAt(path, name)));
  return files.filter((file, at) => now[at]?.size === file.size && now[at].changedAt === file.changedAt);
}

type Looked = TakenFile | (Lying & { readonly why: string });

async function lookInto(file: Lying): Promise<Looked> {
  if (file.size > MAX_ATTACHMENT_BYTES)
    return { ...file, why: `“${file.name}”超过 20 MB，没有取。请分成几份。` };
  try {
    const handle = await open(file.path, 'r');
    try {
      const content = await contentOf(handle, file.size);
      if (mediaTypeOf(content) === null) return { ...file, why: foreignSentence(file.name, content) };
      return { ...file, sha256: createHash('sha256').update(content).digest('hex') };
    } finally {
      await handle.close();
    }
  } catch {
    return { ...file, why: `“${file.name}”读不出来，没有取。` };
  }
}

/** No more than its size was: it may grow. */
async function contentOf(handle: FileHandle, size: number): Promise<Uint8Array> {
  const content = new Uint8Array(size);
  let at = 0;
  for (let read = -1; at < size && read !== 0; at += read)
    read = (await handle.read(content, at, size - at, at)).bytesRead;
  return content.subarray(0, at);
}
