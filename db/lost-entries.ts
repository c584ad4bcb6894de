import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASE_NAME } from './connection.ts';
import type { Archive } from './open-archive.ts';
import { write } from './write.ts';

/** Said where the last acts of a day are gone although the database is sound. */
export const lossWords = (count: number): string =>
  `上次没有正常关闭，日志文件丢失或损坏，最后的 ${count} 条记录没有保存下来。请核对那天最后录入的内容。`;

/** Keeps a database and its journal as they were found, before anything is written into them: a salvage may read more. */
export function keepAsFound(folder: string, stamp: string): void {
  const place = join(folder, 'backups');
  const named = (n: number) => join(place, n === 1 ? `found-${stamp}` : `found-${stamp}-${n}`);
  let n = 1;
  while (existsSync(named(n))) n += 1;
  mkdirSync(named(n), { recursive: true, mode: 0o700 });
  try {
    for (const file of [DATABASE_NAME, `${DATABASE_NAME}-wal`])
      if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(named(n), file));
  } catch (error) {
    // Half a copy on a full disk helps nobody, and each new try would leave another.
    rmSync(named(n), { recursive: true, force: true });
    throw error;
  }
}

/** Writes into the log that entries are gone, so that it stays known whoever opens the archive next. */
export async function tellLoss(archive: Archive, now: Date): Promise<void> {
  if (archive.lost === 0) return;
  const title = lossWords(archive.lost);
  const head = { command: 'archive.loss', title, operator: '户档', at: now.toISOString() };
  await write(archive, head, ({ keep }) => Promise.resolve(keep()));
}
