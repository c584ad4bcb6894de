import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { z } from 'zod';
import { fileNameProblem } from './file-name.ts';

/** Where the archives of this computer are. The window knows their names only. */
export interface ArchivePlaces {
  list(): Promise<{ name: string; openedAt: string | null }[]>;
  /** The folder of a name, or the sentence that says why it cannot be one. */
  locate(name: string): { readonly path: string } | { readonly problem: string };
  /** True when an archive stands there. */
  holds(path: string): boolean;
  remember(name: string): Promise<void>;
}

const recents = z.strictObject({ openedAt: z.record(z.string(), z.string()) });

/** `archive` — one folder given on the command line: it is offered by its base name, before any of that name at home. */
export function createArchivePlaces(options: {
  archive?: string;
  home?: string;
  now?: () => Date;
}): ArchivePlaces {
  const home = resolve(options.home ?? process.env['HUDANG_HOME'] ?? join(homedir(), '户档'));
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
    remember: async (name) => {
      const { openedAt } = await readRecents(file);
      // What is remembered is a comfort: a full or read-only disk must not stop the work.
      await writeRecents(home, file, { openedAt: { ...openedAt, [name]: now().toISOString() } }).catch(
        () => undefined,
      );
    },
  };
}

const isArchive = (folder: string): boolean =>
  existsSync(join(folder, 'archive.db')) || existsSync(join(folder, 'archive.key.json'));

const compare = (a: string | null, b: string | null): number => (a ?? '').localeCompare(b ?? '', 'zh-CN');

async function archivesIn(home: string): Promise<string[]> {
  try {
    const names = await readdir(home);
    return names.filter((name) => fileNameProblem(name) === null && isArchive(join(home, name)));
  } catch {
    return []; // not made yet: the first archive makes it
  }
}

async function readRecents(file: string): Promise<z.infer<typeof recents>> {
  try {
    return recents.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return { openedAt: {} };
  }
}

async function writeRecents(home: string, file: string, content: z.infer<typeof recents>): Promise<void> {
  await mkdir(home, { recursive: true, mode: 0o700 });
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, `${JSON.stringify(content, null, 2)}\n`);
  await rename(part, file);
}
