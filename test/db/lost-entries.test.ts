import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lossWords } from '#db/lost-entries.ts';
import { type Archive, openArchive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import {
  aTempArchive,
  closeWithTest,
  inChange,
  NOW,
  PASSPHRASE,
  tempFolder,
} from '#test/support/temp-archive.ts';

const add = (archive: Archive, no: string) =>
  inChange(archive, '新增户', (rows) => rows.insert('household', { household_no: no }));

/** A folder as a process that was killed left it: one act in the database, two in its journal. */
async function leftBehind(): Promise<string> {
  const archive = await aTempArchive();
  await add(archive, '1');
  archive.raw.pragma('wal_checkpoint(TRUNCATE)');
  await add(archive, '2');
  await add(archive, '3');
  const folder = join(tempFolder(), 'left');
  cpSync(archive.folder, folder, { recursive: true });
  return folder;
}

async function opened(folder: string): Promise<Archive> {
  const answer = await openArchive(folder, PASSPHRASE, NOW);
  if (!answer.ok) throw new Error(answer.refusal);
  closeWithTest(answer.archive);
  return answer.archive;
}

const titles = (archive: Archive) =>
  archive.raw.prepare('SELECT title FROM change ORDER BY id').pluck().all();

describe('acts that went with a journal', () => {
  test.each([
    ['was removed', (path: string) => rmSync(path)],
    ['was emptied', (path: string) => truncateSync(path)],
  ])('that %s are told at opening and stay in the log', async (_, spoil) => {
    const folder = await leftBehind();
    spoil(join(folder, 'archive.db-wal'));
    const archive = await opened(folder);
    expect(archive.lost).toBe(2);
    expect(verifyArchive(archive).problems).toEqual([lossWords(2)]);
    expect(titles(archive)).toEqual(['新增户', lossWords(2)]);
    expect(readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('found-'))).toHaveLength(1);
    await archive.close();
    const again = await opened(folder);
    expect(again.lost).toBe(0);
    expect(verifyArchive(again).problems).toEqual([]);
    expect(titles(again)).toContain(lossWords(2));
  });

  test('are none when the journal is whole', async () => {
    const archive = await opened(await leftBehind());
    expect(archive.lost).toBe(0);
    expect(titles(archive)).toEqual(['新增户', '新增户', '新增户']);
  });

  test.each([
    ['is gone', (path: string) => rmSync(path)],
    ['is damaged', (path: string) => writeFileSync(path, readFileSync(path).fill(48, 3, 9))],
    ['is cut', (path: string) => truncateSync(path, 20)],
  ])('are claimed by no witness that %s', async (_, spoil) => {
    const folder = await leftBehind();
    expect(existsSync(join(folder, 'archive.heads'))).toBe(true);
    spoil(join(folder, 'archive.heads'));
    const archive = await opened(folder);
    expect(archive.lost).toBe(0);
    expect(verifyArchive(archive).problems).toEqual([]);
  });
});
