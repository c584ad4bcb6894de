import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { fileNameProblem } from './file-name.ts';
import { writeWhole } from './write-whole.ts';

/** Where the archives of this computer are. The window knows their names only. */
export interface ArchivePlaces {
  list(): Promise<{ name: string; openedAt: string | null }[]>;
  /** The folder of a name, or the sentence that says why it cannot be one. */
  locate(name: string): { readonly path: string } | { readonly problem: string };
  /** True when an archive stands there. */
  holds(path: string): boolean;
  /** That it was opened now, and by which slot of its key file. */
  remember(name: string, slot: string | null): Promise<void>;
  /** The slot by which it was opened last: it is tried first. */
  lastSlot(name: string): Promise<string | undefined>;
}

const recents = z.strictObject({
  openedAt: z.record(z.string(), z.string()),
  slots: z.record(z.string(), z.string()).default({}),
});

/** The folder of this computer's archives. */
export const homeFolder = (home?: string): string =>
  resolve(home ?? process.env['HUDANG_HOME'] ?? join(homedir(), '户档'));

/** `archive` — one folder given on the command line: it is offered by its base name, before any of that name at home. */
export function createArchivePlaces(options: {
  archive?: string;
  home?: string;
  now?: () => Date;
}): ArchivePlaces {
  const home = homeFolder(options.home);
  const given = options.archive === undefined ? null : resolve(options.archive);
  const now = options.now ?? (() => new Date());
  const file = join(home, 'recents.json');

  return {
    list: async () => {
      const { openedAt } = await readRecents(file);
      const names = new Set(given !== null && isArchive(given) ? [basename(given)] : []);
      for (const name of await archivesIn(home)) names.add(name);
      return [...names]
        .map((name) => ({ name, openedAt: openedAt[name] ?? null }))
        .sort((a, b) => rank(b) - rank(a) || compare(b.openedAt, a.openedAt) || compare(a.name, b.name));
      function rank({ name }: { name: string }): number {
        return given !== null && basename(given) === name ? 1 : 0;
      }
    },
    locate: (name) => {
      if (given !== null && basename(given) === name) return { path: given };
      const problem = fileNameProblem(name);
      return problem === null ? { path: join(home, name) } : { problem };
    },
    holds: isArchive,
    remember: async (name, slot) => {
      const before = await readRecents(file);
      const openedAt = { ...before.openedAt, [name]: now().toISOString() };
      const slots = slot === null ? before.slots : { ...before.slots, [name]: slot };
      const text = `${JSON.stringify({ ...before, openedAt, slots }, null, 2)}\n`;
      // What is remembered is a comfort: a full or read-only disk must not stop the work.
      await writeWhole(file, text).catch(() => undefined);
    },
    lastSlot: async (name) => new Map(Object.entries((await readRecents(file)).slots)).get(name),
  };
}

const isArchive = (folder: string): boolean =>
  existsSync(join(folder, 'archive.db')) || existsSync(join(folder, 'archive.key.json'));

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '', 'zh-CN');

async function archivesIn(home: string): Promise<string[]> {
  try {
    const names = await readdir(home);
    return names.filter(
      (name) => fileNameProblem(name) === null && !name.endsWith('.part') && isArchive(join(home, name)),
    );
  } catch {
    return []; // not made yet: the first archive makes it
  }
}

async function readRecents(file: string): Promise<z.infer<typeof recents>> {
  try {
    return recents.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { openedAt: {}, slots: {} };
  }
}
