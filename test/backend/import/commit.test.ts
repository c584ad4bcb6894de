import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { createArchive, openArchive } from '#db/open-archive.ts';
import { verifyArchive } from '#db/verify.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { contentOf } from '#test/support/archive-content.ts';
import { importFiles, uploadFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { CHEAP, dataOf, inChange, NOW, PASSPHRASE } from '#test/support/temp-archive.ts';

const BASE = { 性别: '男', 民族: '汉族', 健康状况: '健康' };
const household = (no: number) => [aRow(String(no), 1, BASE), aRow(String(no), 2, BASE)];
const many = (count: number) => Array.from({ length: count }, (_, i) => household(i + 1)).flat();

async function archive() {
  const built = await anArchive({ today: '2025-12-31' });
  onTestFinished(() => built.close());
  const plan = async (rows: ReturnType<typeof household>) =>
    built.must('import.plan', { fileIds: await uploadFiles(built, [csvFile('成员信息_2025.csv', rows)]) });
  return { built, archive: built.session.archive!, plan };
}

describe('a commit', () => {
  test('of an archive that changed since the preview does right by what is there now', async () => {
    const { built, archive: a, plan } = await archive();
    await importFiles(built, [csvFile('成员信息_2024.csv', household(1))]);
    const { importId, answer: preview } = await plan([...household(1), ...household(2)]);
    expect(preview).toMatchObject({ households: { added: 1 }, members: { added: 2, changed: 2 } });
    await built.must('member.update', { id: 1, year: 2025, values: { 'member.name': '改过的' } });
    await built.must('change.undo', {});
    await inChange(a, '同时有人新增', (rows) => rows.insert('household', { household_no: '2' }));
    const answer = await built.must('import.commit', { importId });
    expect(answer).toMatchObject({ households: { added: 0 }, members: { added: 2, changed: 2 } });
    expect(dataOf(a)['household']!.map((h) => h['household_no'])).toEqual(['1', '2']);
    expect(dataOf(a)['member']).toHaveLength(4);
    expect(
      (await importFiles(built, [csvFile('成员信息_2025.csv', [...household(1), ...household(2)])])).answer
        .change,
    ).toBeNull();
  });

  test('of which something shown was edited since the preview is a conflict, and nothing enters', async () => {
    const { built, archive: a, plan } = await archive();
    await importFiles(built, [csvFile('成员信息_2024.csv', household(1))]);
    const { importId } = await plan(household(1).map((row) => ({ ...row, 姓名: `${row['姓名']}新` })));
    await built.must('member.update', { id: 1, year: 2025, values: { 'member.name': '改过的' } });
    const before = dataOf(a);
    const answer = await built.call('import.commit', { importId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(dataOf(a)).toEqual(before);
  });

  test('of somebody whom another household got since the preview is a conflict, and nothing enters', async () => {
    const { built, archive: a, plan } = await archive();
    const { importId } = await plan(household(1));
    await inChange(a, '别户', (rows) => {
      const id = rows.insert('household', { household_no: '9' });
      rows.insert('member', { household_id: id, person_no: '102', name: '别人' });
    });
    const before = dataOf(a);
    const answer = await built.call('import.commit', { importId });
    expect(answer).toMatchObject({ ok: false, error: { code: 'conflict' } });
    expect(dataOf(a)).toEqual(before);
  });

  test('happens once, and only of the newest preview', async () => {
    const { built, plan } = await archive();
    const first = await plan(household(1));
    const second = await plan(household(2));
    expect(await built.call('import.commit', { importId: first.importId })).toMatchObject({
      error: { code: 'not-found' },
    });
    await built.must('import.commit', { importId: second.importId });
    expect(await built.call('import.commit', { importId: second.importId })).toMatchObject({
      error: { code: 'not-found' },
    });
  });

  test('that is cancelled in the middle leaves nothing and can be tried again', async () => {
    const { built, archive: a, plan } = await archive();
    const { importId } = await plan(many(900));
    const before = dataOf(a);
    const committing = built.call('import.commit', { importId, job: '导入' });
    await new Promise((resolve) => setImmediate(resolve));
    await built.must('job.cancel', { job: '导入' });
    expect(await committing).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(dataOf(a)).toEqual(before);
    expect(verifyArchive(a).problems).toEqual([]);
    const answer = await built.must('import.commit', { importId });
    expect(answer.members.added).toBe(1800);
  });

  test('of which the archive is closed in the middle leaves nothing, and the archive opens again', async () => {
    const { built, archive: a, plan } = await archive();
    const { importId } = await plan(many(900));
    const committing = built.call('import.commit', { importId, job: '导入' });
    await new Promise((resolve) => setImmediate(resolve));
    await built.must('archive.close', {});
    expect(await committing).toEqual({ ok: false, error: { code: 'cancelled' } });
    const opened = await openArchive(a.folder, '口令口令口令', NOW);
    if (!opened.ok) throw new Error(opened.refusal);
    built.session.archive = opened.archive;
    expect(dataOf(opened.archive)['household']).toEqual([]);
  });

  test('after edits of a household is undone only when those edits are', async () => {
    const { built, archive: a } = await archive();
    const before = dataOf(a);
    const { answer } = await importFiles(built, [csvFile('成员信息_2025.csv', household(1))]);
    const edit = await built.must('household.update', {
      id: 1,
      year: 2025,
      values: { 'household.phone': '1' },
    });
    expect(await built.call('change.undo', { id: answer.change! })).toMatchObject({
      error: {
        code: 'conflict',
        blockedBy: [{ change: edit.change, title: expect.stringContaining('修改户 1') as string }],
      },
    });
    await built.must('change.undo', { id: edit.change! });
    await built.must('change.undo', { id: answer.change! });
    expect(dataOf(a)).toEqual(before);
  });
});

describe('a process that is killed while it imports', () => {
  const SCRIPT = fileURLToPath(new URL('../../support/import-until-killed.ts', import.meta.url));
  let folder: string;
  let whole: Record<string, string[]>;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'hudang-kill-'));
    const created = await createArchive(join(folder, 'empty'), PASSPHRASE, NOW, CHEAP);
    if (!created.ok) throw new Error(created.refusal);
    await created.archive.close();
    writeFileSync(join(folder, '成员.csv'), csvFile('', many(1000)).bytes);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const start = (to: string) =>
    spawn(process.execPath, [SCRIPT, to, PASSPHRASE, join(folder, '成员.csv')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });

  /** When the process says the word, on the clock of `performance`. */
  const hears = (child: ChildProcess, word: string) =>
    new Promise<number>((resolve) => {
      child.stdout!.on('data', (chunk: Buffer) => {
        if (chunk.toString().includes(word)) resolve(performance.now());
      });
    });

  /** Opens what the killed process left, checks all of it, and says what is in it. */
  async function leftIn(to: string) {
    const opened = await openArchive(to, PASSPHRASE, NOW);
    if (!opened.ok) throw new Error(opened.refusal);
    expect(verifyArchive(opened.archive).problems).toEqual([]);
    const content = contentOf(opened.archive);
    await opened.archive.close();
    return content;
  }

  test('leaves all of it or nothing, whenever it dies', async () => {
    const timed = join(folder, 'timed');
    cpSync(join(folder, 'empty'), timed, { recursive: true });
    const child = start(timed);
    const [began, ended] = await Promise.all([hears(child, 'committing'), hears(child, 'committed')]);
    child.kill('SIGKILL');
    await once(child, 'exit');
    whole = await leftIn(timed);
    expect(whole['member']).toHaveLength(2000);
    let untouched = 0;
    for (let run = 0; run < 12; run += 1) {
      const to = join(folder, `run-${run}`);
      cpSync(join(folder, 'empty'), to, { recursive: true });
      const victim = start(to);
      await hears(victim, 'committing');
      await new Promise((resolve) => setTimeout(resolve, Math.random() * (ended - began) * 1.1));
      victim.kill('SIGKILL');
      if (victim.exitCode === null && victim.signalCode === null) await once(victim, 'exit');
      const content = await leftIn(to);
      if (content['member']!.length === 0) untouched += 1;
      else expect(content).toEqual(whole);
      rmSync(to, { recursive: true, force: true });
    }
    expect(untouched).toBeGreaterThan(0);
  }, 120_000);
});
