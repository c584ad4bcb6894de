import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { emptySchemaText } from '#db/migrate.ts';
import { openArchive } from '#db/open-archive.ts';
import type { Figures } from './archive-figures.ts';
import { makeArchive, PASSPHRASE, type Size, YEAR } from './make-archive.ts';
import { searchWords } from './search-words.ts';

const MAKERS = ['make-archive', 'make-people', 'cells-of-person', 'cells-of-home', 'break-cells'].map(
  (name) => new URL(`./${name}.ts`, import.meta.url),
);
const FIGURES = fileURLToPath(new URL('./archive-figures.ts', import.meta.url));

/** What is wanted of the figures (docs/decisions/013-size.md). */
const WANTED: Readonly<Record<string, (size: Size) => number>> = {
  'household page': () => 20,
  'what the edit touches, checked': () => 20,
  'one household checked by every rule': () => 20,
  'all households checked by every rule, again': ({ households }) => households / 10,
  'bulk edit of 5,000 households': () => 2000,
  search: ({ households }) => (households > 50_000 ? 150 : 50),
};

/**
 * Makes an archive of the size, or takes it from `cache`, prints what a backend needs on a copy of it, and returns
 * where it lies.
 */
export async function benchArchive(folder: string, size: Size, cache: string | null): Promise<string> {
  const original = await archiveOf(cache ?? folder, size);
  const words = join(folder, 'words.json');
  const opened = await openArchive(original, PASSPHRASE, new Date());
  if (!opened.ok) throw new Error(opened.refusal);
  const bare = { scan: bareScan(opened.archive.rawReading), read: bareRead(opened.archive.rawReading) };
  writeFileSync(words, JSON.stringify(Object.fromEntries(searchWords(opened.archive.rawReading, 10))));
  await opened.archive.close();
  const path = join(folder, `copy-${size.households}`);
  cpSync(original, path, { recursive: true });
  const figures = JSON.parse(
    execFileSync(process.execPath, [FIGURES, path, words], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  ) as Figures;
  rmSync(path, { recursive: true });
  print(figures, size, bare);
  return original;
}

/**
 * Made once for a schema and a maker: another one of either makes another archive. It gets its name only when it is
 * whole.
 */
async function archiveOf(folder: string, size: Size): Promise<string> {
  const key = createHash('sha256')
    .update(emptySchemaText())
    .update(MAKERS.map((maker) => readFileSync(maker, 'utf8')).join(''))
    .digest('hex')
    .slice(0, 12);
  const path = join(folder, `archive-${size.households}-${size.years}-${size.mistyped ?? 0}-${key}`);
  if (existsSync(path)) return path;
  mkdirSync(folder, { recursive: true });
  rmSync(`${path}.part`, { recursive: true, force: true });
  const began = performance.now();
  await makeArchive(`${path}.part`, size);
  console.log(`(written act by act in ${Math.round((performance.now() - began) / 1000)} s)`);
  renameSync(`${path}.part`, path);
  return path;
}

type Raw = Parameters<typeof searchWords>[0];

interface Bare {
  readonly scan: number;
  readonly read: number;
}

function again(work: () => unknown): number {
  work();
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** What SQLite itself needs to look at every name of the same encrypted file. */
function bareScan(raw: Raw): number {
  const scan = raw.prepare(`SELECT count(*) FROM member WHERE name LIKE '%龘%'`);
  return again(() => scan.get());
}

/** The same to hand over everybody as he is in a year and in the year before, which a check cannot do without. */
function bareRead(raw: Raw): number {
  const rows = raw
    .prepare('SELECT m.*, y.* FROM member m JOIN member_year y ON y.member_id = m.id AND y.year IN (?, ?)')
    .raw();
  return again(() => {
    let cells = 0;
    for (const row of rows.iterate(YEAR - 1, YEAR) as Iterable<unknown[]>) cells += row.length;
    return cells;
  });
}

const at = (times: readonly number[], share: number) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))] ?? NaN;
const ms = (t: number) =>
  t < 10 ? `${t.toFixed(1)} ms` : t < 1000 ? `${t.toFixed(0)} ms` : `${(t / 1000).toFixed(1)} s`;

function print({ households, members, times, searches, peaks }: Figures, size: Size, bare: Bare): void {
  const broken = size.mistyped === undefined ? '' : `, ${100 * size.mistyped} % of the cells mistyped`;
  console.log(`\n${households} households, ${members} members, ${size.years} years${broken}`);
  const most = Math.max(...Object.values(peaks));
  const line = (what: string, of: readonly number[]) => {
    const wanted = WANTED[what]?.(size);
    const limit = wanted === undefined ? '' : `   wanted ≤ ${wanted} ms`;
    const [base, called] = what.startsWith('all households checked')
      ? [bare.read, 'a bare reading of two years of everybody']
      : [bare.scan, 'a bare scan of the names'];
    console.log(
      `${what.padEnd(48)} p50 ${ms(at(of, 0.5)).padStart(8)}   p95 ${ms(at(of, 0.95)).padStart(8)}   ${(at(of, 0.95) / base).toFixed(2).padStart(6)} × ${called}   peak ${peaks[what] ?? most} MB${limit}`,
    );
  };
  for (const [what, of] of Object.entries(times)) line(what, of);
  line('search', Object.values(searches).flat());
  for (const [kind, of] of Object.entries(searches)) line(`  ${kind}`, of);
  console.log(`${'peak memory of the backend'.padEnd(48)} ${most} MB   wanted < 400 MB`);
}
