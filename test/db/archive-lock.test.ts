import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lockArchive } from '#db/archive-lock.ts';
import { openArchive } from '#db/open-archive.ts';
import { aTempArchive, closeWithTest, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';

const HOLDER = fileURLToPath(new URL('../support/hold-archive.ts', import.meta.url));

/** Another process that opens the archive, and its first word. */
async function another(folder: string): Promise<{ process: ChildProcess; said: string }> {
  const child = spawn(process.execPath, [HOLDER, folder, PASSPHRASE], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  return { process: child, said: text.toString().trim() };
}

describe('the lock of an archive', () => {
  test('lets one holder in', async () => {
    const folder = tempFolder();
    const lock = await lockArchive(folder);
    expect(lock).not.toBeNull();
    expect(await lockArchive(folder, 0)).toBeNull();
    lock?.release();
    const next = await lockArchive(folder, 0);
    expect(next).not.toBeNull();
    next?.release();
  });

  test('waits for a holder who is just leaving', async () => {
    const folder = tempFolder();
    const lock = await lockArchive(folder);
    setTimeout(() => lock?.release(), 200);
    const next = await lockArchive(folder, 5000);
    expect(next).not.toBeNull();
    next?.release();
  });

  test('ends with a process that is killed', async () => {
    const archive = await aTempArchive();
    await archive.close();
    const holder = await another(archive.folder);
    expect(holder.said).toBe('opened');
    expect(await lockArchive(archive.folder, 0)).toBeNull();
    holder.process.kill('SIGKILL');
    await once(holder.process, 'exit');
    const opened = await openArchive(archive.folder, PASSPHRASE, NOW);
    expect(opened.ok).toBe(true);
    if (opened.ok) closeWithTest(opened.archive);
  });
});
