import {
  closeSync,
  cpSync,
  existsSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createArchive, openArchive, type Archive } from '#db/open-archive.ts';
import { makeTemporaryFolder } from '#test/support/temporary-folder.ts';
import { CHEAP, closeWithTest, inChange, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';

/** An archive that is too large to be checked from end to end before it opens, closed in order. */
let large: string;
const BRISK = { startAfter: 0, step: 5, rest: 1 };

beforeAll(async () => {
  const { path, remove } = makeTemporaryFolder();
  large = join(path, 'archive');
  const created = await createArchive(large, PASSPHRASE, NOW, CHEAP);
  if (!created.ok) throw new Error(created.refusal);
  await inChange(created.archive, '新增户', (rows) => void rows.insert('household', { head_name: '赵一' }));
  created.archive.raw
    .prepare('INSERT INTO draft (key, saved_at, body) VALUES (?, ?, ?)')
    .run('large', '', '长'.repeat(24_000_000));
  await created.archive.close();
  expect(statSync(join(large, 'archive.db')).size).toBeGreaterThan(64 * 1024 * 1024);
  return remove;
});

function copied(): string {
  const folder = join(tempFolder(), 'archive');
  cpSync(large, folder, { recursive: true });
  return folder;
}

/** One byte of a page in the middle, where only the draft lies. */
function damage(folder: string): void {
  const path = join(folder, 'archive.db');
  const file = openSync(path, 'r+');
  writeSync(file, Buffer.from([7]), 0, 1, Math.floor(statSync(path).size / 8192) * 4096 + 100);
  closeSync(file);
}

async function opened(folder: string): Promise<Archive | string> {
  const answer = await openArchive(folder, PASSPHRASE, NOW, BRISK);
  if (!answer.ok) return answer.refusal;
  closeWithTest(answer.archive);
  return answer.archive;
}

const anEdit = (archive: Archive) =>
  inChange(archive, '改名', (rows) => rows.update('household', 1, { head_name: '钱二' }));

describe('a large archive', () => {
  test('opens at once, is read through in the background, and takes writing meanwhile and after', async () => {
    const archive = (await opened(copied())) as Archive;
    await anEdit(archive);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(archive.isDamaged()).toBe(false);
    await inChange(archive, '再改', (rows) => rows.update('household', 1, { head_name: '孙三' }));
  });

  test('with a damaged page opens, finds it, and from then on takes no more writing', async () => {
    const folder = copied();
    damage(folder);
    const archive = (await opened(folder)) as Archive;
    await expect.poll(() => archive.isDamaged(), { timeout: 5000 }).toBe(true);
    await expect(anEdit(archive)).rejects.toMatchObject({ code: 'SQLITE_CORRUPT' });
    expect(archive.rawReading.prepare('SELECT head_name FROM household').pluck().get()).toBe('赵一');
  });

  test('with a damaged page is refused after an end that was not orderly', async () => {
    const folder = copied();
    const archive = (await opened(folder)) as Archive;
    await anEdit(archive);
    const killed = join(tempFolder(), 'archive');
    cpSync(folder, killed, { recursive: true });
    expect(existsSync(join(killed, 'archive.db-wal'))).toBe(true);
    const again = await opened(killed);
    expect(again).not.toBe('damaged');
    await (again as Archive).close();
    const torn = join(tempFolder(), 'archive');
    cpSync(folder, torn, { recursive: true });
    damage(torn);
    expect(await opened(torn)).toBe('damaged');
  });

  test('that was cut short is refused', async () => {
    const folder = copied();
    const path = join(folder, 'archive.db');
    writeFileSync(path, readFileSync(path).subarray(0, 66 * 1024 * 1024));
    expect(await opened(folder)).toBe('damaged');
  });

  test('closes in order while it is being read', async () => {
    const folder = copied();
    const archive = (await opened(folder)) as Archive;
    await new Promise((resolve) => setTimeout(resolve, 20));
    await archive.close();
    expect(existsSync(join(folder, 'archive.db-wal'))).toBe(false);
  });
});
