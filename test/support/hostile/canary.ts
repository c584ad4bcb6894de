import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished, vi } from 'vitest';

export interface Canary {
  /** Makes what may be written into: what is looked at is everything around it. */
  inside<T>(make: () => Promise<T>): Promise<T>;
  /** Every file around the archive with size and time: the home, the temporary and the working folder among them. */
  around(): string[];
}

/** Folders that nobody may write into, made the process's own for one test: working folder, home, temporary files. */
export function aCanary(): Canary {
  const base = realpathSync(mkdtempSync(join(tmpdir(), 'hudang-canary-')));
  const before = process.cwd();
  for (const name of ['inside', 'home/Downloads', 'temp', 'work/xl/worksheets'])
    mkdirSync(join(base, name), { recursive: true });
  for (const name of ['escaped-not.txt', 'work/archive.db', 'home/.profile', 'temp/kept.csv'])
    writeFileSync(join(base, name), '原样');
  const putTemporary = (folder: string) => {
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, join(base, folder));
  };
  putTemporary('temp');
  vi.stubEnv('HOME', join(base, 'home'));
  process.chdir(join(base, 'work'));
  onTestFinished(() => {
    process.chdir(before);
    vi.unstubAllEnvs();
    rmSync(base, { recursive: true, force: true, maxRetries: 3 });
  });
  const inside = join(base, 'inside');
  return {
    inside: async (make) => {
      putTemporary('inside');
      const made = await make();
      putTemporary('temp');
      return made;
    },
    around: () =>
      readdirSync(base, { recursive: true, withFileTypes: true })
        .map((entry) => ({ entry, path: join(entry.parentPath, entry.name) }))
        .filter(({ path }) => !path.startsWith(`${inside}/`) && path !== inside)
        .map(({ entry, path }) => {
          const { size, mtimeMs } = statSync(path);
          return `${path.slice(base.length)} ${entry.isFile() ? `${size} ${mtimeMs}` : 'folder'}`;
        })
        .sort(),
  };
}
