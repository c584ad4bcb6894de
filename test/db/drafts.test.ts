import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { discardDraft, draftContent, listDrafts, saveDraft } from '#db/drafts.ts';
import { openArchive } from '#db/open-archive.ts';
import { reader } from '#db/write.ts';
import { aTempArchive, closeWithTest, inChange, NOW, PASSPHRASE } from '#test/support/temp-archive.ts';

const SCRIPT = fileURLToPath(new URL('../support/save-draft-until-killed.ts', import.meta.url));

const draft = (key: string, minute: number) => ({
  key,
  title: `${key} 的草稿`,
  content: `{"key":"${key}"}`,
  savedAt: `2025-11-20T02:${String(minute).padStart(2, '0')}:00.000Z`,
});

describe('drafts', () => {
  test('are saved over, listed newest first and discarded, without a word in the log', async () => {
    const archive = await aTempArchive();
    await saveDraft(archive, draft('entry:a', 1));
    await saveDraft(archive, draft('members:7', 2));
    await saveDraft(archive, { ...draft('entry:a', 3), content: '新' });
    expect((await listDrafts(reader(archive), '')).map(({ key }) => key)).toEqual(['entry:a', 'members:7']);
    expect(await listDrafts(reader(archive), 'members:')).toEqual([
      { key: 'members:7', title: 'members:7 的草稿', savedAt: '2025-11-20T02:02:00.000Z' },
    ]);
    expect(await draftContent(reader(archive), 'entry:a')).toBe('新');
    await discardDraft(archive, 'entry:a');
    expect(await draftContent(reader(archive), 'entry:a')).toBeNull();
    expect(archive.raw.prepare('SELECT count(*) FROM change').pluck().get()).toBe(0);
  });

  test('do not pile up: the oldest goes first', async () => {
    const archive = await aTempArchive();
    for (let at = 0; at < 105; at += 1)
      await saveDraft(archive, { ...draft(`entry:${at}`, 0), savedAt: `2025-11-20T02:00:00.${100 + at}Z` });
    const left = await listDrafts(reader(archive), '');
    expect(left).toHaveLength(100);
    expect(left.at(-1)?.key).toBe('entry:5');
  });

  test('saved while an act fails are not rolled back with it', async () => {
    const archive = await aTempArchive();
    let save: Promise<void> | undefined;
    const act = inChange(archive, '失败', async (rows) => {
      rows.insert('village', { name: '云溪村' });
      save = saveDraft(archive, draft('entry:b', 1));
      await new Promise((resolve) => setTimeout(resolve, 30));
      throw new Error('no');
    });
    await expect(act).rejects.toThrow('no');
    await save;
    expect(await draftContent(reader(archive), 'entry:b')).not.toBeNull();
  });

  test('outlive a process that is killed, and lie encrypted on the disk', async () => {
    const archive = await aTempArchive();
    await archive.close();
    const child = spawn(process.execPath, [SCRIPT, archive.folder, PASSPHRASE], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const [said] = (await once(child.stdout, 'data')) as [Buffer];
    expect(said.toString().trim()).toBe('saved');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const opened = await openArchive(archive.folder, PASSPHRASE, NOW);
    if (!opened.ok) throw new Error(opened.refusal);
    closeWithTest(opened.archive);
    expect(await listDrafts(reader(opened.archive), 'entry:')).toEqual([
      { key: 'entry:killed', title: '李四户 3 人', savedAt: '2025-11-20T02:32:00.000Z' },
    ]);
  }, 20_000);
});
