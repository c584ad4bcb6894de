import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LOGGED_TABLES } from '#db/change-triggers.ts';
import { type Archive, createArchive } from '#db/open-archive.ts';
import { type Cells, loadRows, type RowWriter, rowWriter } from '#db/row-access.ts';
import { write, type WriteScope, type Written } from '#db/write.ts';

export const PASSPHRASE = '云岭清水口令';
export const NOW = new Date('2025-03-20T12:00');
/** A scrypt that costs nothing: tests open hundreds of archives. */
export const CHEAP = { cost: 1024, blockSize: 8, parallelization: 1 };

/** A folder that goes with the test. */
export function tempFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hudang-test-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  return folder;
}

/** An empty archive that is closed and removed with the test. */
export async function aTempArchive(folder = join(tempFolder(), 'archive')): Promise<Archive> {
  const created = await createArchive(folder, PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  closeWithTest(created.archive);
  return created.archive;
}

/** A test may close it in the middle: closing twice is harmless. */
export const closeWithTest = (archive: Archive): void => onTestFinished(() => archive.close());

/** Writes rows as one change of the log. */
export function inChange<T>(
  archive: Archive,
  title: string,
  work: (rows: RowWriter, scope: WriteScope) => T | Promise<T>,
): Promise<Written<T>> {
  const meta = { command: 'test', title, operator: '李经办', at: NOW.toISOString() };
  return write(archive, meta, async (scope) => work(rowWriter(scope.raw), scope));
}

/** Every row of every table that an act can alter, in the order of ids: equal archives give equal text. */
export function dataOf(archive: Archive): Record<string, Cells[]> {
  return Object.fromEntries(LOGGED_TABLES.map((t) => [t, loadRows(archive.raw, t, 'ORDER BY id')]));
}

/** What search and list are made of: every word of the index with its household, and the summaries. */
export function searchRowsOf(archive: Archive): string[] {
  const { raw } = archive;
  raw.exec(
    'CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_words USING fts5vocab(main, search_index, instance)',
  );
  return [
    'SELECT term, doc FROM search_words',
    'SELECT * FROM household_summary',
    'SELECT * FROM household_year_summary',
  ]
    .flatMap((sql) => raw.prepare(sql).raw().all())
    .map((row) => JSON.stringify(row))
    .sort();
}
