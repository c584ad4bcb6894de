import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { lookForIdleness } from '#backend/backups/idle.ts';
import { backUpBefore, backUpUnlessSaved } from '#backend/backups/make-backup.ts';
import type { DeskOptions } from '#backend/backups/desk.ts';
import { openArchiveOf } from '#backend/session.ts';
import { dataHash } from '#db/data-hash.ts';
import { aHousehold, anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';
import { importFiles } from '#test/support/import-files.ts';
import { aRow, csvFile } from '#test/support/member-file.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const MINUTE = 60_000;
const PASSPHRASE = '口令口令口令';

async function built(backups: DeskOptions = { isAutomatic: true }): Promise<BuiltArchive> {
  const archive = await anArchive({ backups });
  onTestFinished(() => archive.close());
  return archive;
}

const folderOf = ({ session }: BuiltArchive): string => openArchiveOf(session).folder;
const filesOf = (archive: BuiltArchive): string[] =>
  readdirSync(join(folderOf(archive), 'backups')).filter((name) => name.endsWith('.db'));
const listOf = async (archive: BuiltArchive) => (await archive.must('backup.list', {})).backups;

describe('a backup that is asked for', () => {
  test.each([
    ['in this thread', Infinity],
    ['in a thread of its own', 0],
  ])('holds what the archive holds, made %s, and is listed as proved', async (_, apartFrom) => {
    const archive = await built({ apartFrom });
    await aHousehold(archive);
    const before = await archive.must('backup.state', {});
    expect(before).toMatchObject({ lastProvedAt: null, unsavedChanges: 2, running: false, second: null });
    const made = await archive.must('archive.backup', {});
    expect(made).toMatchObject({
      ...{ households: 1, members: 1, secondPlace: null },
      dataHash: dataHash(openArchiveOf(archive.session).rawReading),
    });
    expect(await listOf(archive)).toMatchObject([
      { file: made.file, reason: 'asked', households: 1, proved: true, problem: null, bytes: made.bytes },
    ]);
    expect(await archive.must('backup.state', {})).toMatchObject({
      lastProvedAt: '2025-03-20T04:00:00.000Z',
      unsavedChanges: 0,
    });
  });

  test('that fails says why, and leaves the earlier ones', async () => {
    for (const apartFrom of [Infinity, 0]) {
      const archive = await built({ apartFrom });
      const backups = join(folderOf(archive), 'backups');
      renameSync(backups, `${backups}-aside`);
      writeFileSync(backups, '');
      expect(await archive.call('archive.backup', {})).toMatchObject({
        ok: false,
        error: { rule: 'no-backup', message: expect.stringContaining('不能写入') },
      });
      rmSync(backups);
      renameSync(`${backups}-aside`, backups);
      await archive.must('archive.backup', {});
    }
  });

  test('waits for the act that is running, and acts go on while it is proved', async () => {
    const archive = await built({ apartFrom: 0 });
    await aHousehold(archive);
    const [made] = await Promise.all([
      archive.must('archive.backup', {}),
      aHousehold(archive),
      archive.must('archive.backup', {}),
    ]);
    expect(made.households).toBeGreaterThanOrEqual(1);
    const listed = await listOf(archive);
    expect(listed.map(({ proved }) => proved)).toEqual([true, true]);
    expect(listed[0]?.households).toBe(2);
  });
});

describe('a backup that nobody asked for', () => {
  test('is made five minutes after the last act, once, and at once when the screen is locked', async () => {
    const archive = await built();
    const { session } = archive;
    const seen = { change: null, since: 0 };
    const rehearsedOnce = () => archive.must('backup.state', {}).then(({ rehearsed }) => rehearsed?.ok);
    await lookForIdleness(session, seen, 0);
    await lookForIdleness(session, seen, 5 * MINUTE - 1);
    expect(filesOf(archive)).toEqual([]);
    expect((await archive.must('backup.list', {})).next).toBe('2025-03-20T04:05:00.000Z');
    await lookForIdleness(session, seen, 5 * MINUTE);
    await lookForIdleness(session, seen, 6 * MINUTE);
    expect(await listOf(archive)).toMatchObject([{ reason: 'idle', proved: true }]);
    expect((await archive.must('backup.list', {})).next).toBeNull();
    expect(await rehearsedOnce()).toBe(true);

    await aHousehold(archive);
    await lookForIdleness(session, seen, 12 * MINUTE);
    expect(filesOf(archive)).toHaveLength(1);
    session.isLocked = true;
    await lookForIdleness(session, seen, 12 * MINUTE + 1);
    session.isLocked = false;
    expect(filesOf(archive)).toHaveLength(2);
  });

  test('stops nobody when it fails: it is told of until one is made', async () => {
    const archive = await built();
    const backups = join(folderOf(archive), 'backups');
    renameSync(backups, `${backups}-aside`);
    writeFileSync(backups, '');
    await backUpUnlessSaved(archive.session, 'idle');
    await backUpBefore(archive.session, 'bulk');
    expect((await archive.must('backup.state', {})).lastError).toContain('不能写入');
    rmSync(backups);
    renameSync(`${backups}-aside`, backups);
    await backUpBefore(archive.session, 'bulk');
    expect((await archive.must('backup.state', {})).lastError).toBeNull();
    expect(await listOf(archive)).toMatchObject([{ reason: 'bulk' }]);
  });

  test('comes before a large act is undone, and before an act of bulk or an import', async () => {
    const archive = await built();
    await archive.write((rows) => {
      for (let n = 0; n < 500; n += 1) rows.insert('village', { name: `新村${n}` });
    });
    await archive.must('change.undo', {});
    expect(await listOf(archive)).toMatchObject([{ reason: 'bulk' }]);
    expect((await archive.must('backup.state', {})).unsavedChanges).toBe(1);

    await aHousehold(archive, { year: { year: 2025, arable_area: 3 } });
    const bulk = {
      ...{ year: 2025, target: { filter: { year: 2025 } } },
      edits: [{ kind: 'add' as const, field: 'living_conditions.arable_area', amount: 0.5 }],
    };
    const { base } = await archive.must('bulk.preview', bulk);
    await archive.must('bulk.apply', { ...bulk, base });
    const people = [aRow('9', 1, { 性别: '男', 民族: '汉族', 健康状况: '健康' })];
    await importFiles(archive, [csvFile('成员信息_2025.csv', people)]);
    expect((await listOf(archive)).map(({ reason }) => reason)).toEqual(['import', 'bulk', 'bulk']);
    expect((await archive.must('backup.state', {})).unsavedChanges).toBe(1);
  });

  test('comes at closing, and not when nothing is new', async () => {
    const archive = await built();
    const path = folderOf(archive);
    await archive.must('archive.backup', {});
    await aHousehold(archive);
    await archive.must('archive.close', {});
    await archive.must('vault.open', { path, passphrase: PASSPHRASE });
    await archive.must('archive.close', {});
    const made = (await archive.must('vault.backups', { path })).backups;
    expect(made.map(({ households }) => households)).toEqual([1, 0]);
  });

  test('never comes unless the session is told so', async () => {
    const archive = await built({});
    await backUpUnlessSaved(archive.session, 'closing');
    await lookForIdleness(archive.session, { change: null, since: -Infinity }, 0);
    expect(filesOf(archive)).toEqual([]);
  });
});

describe('the second place', () => {
  test('gets a copy of each backup, says when, and when it is not there', async () => {
    const archive = await built();
    const root = tempFolder();
    const place = { name: 'U盘', root };
    await archive.must('backup.setPlace', { place, isNew: true });
    expect((await archive.must('backup.state', {})).second).toEqual({
      ...{ name: 'U盘', lastAt: null, isThere: true, problem: null },
    });
    const { secondPlace, file } = await archive.must('archive.backup', {});
    expect(secondPlace).toEqual({ name: 'U盘', copied: true, problem: null });
    const [own = ''] = readdirSync(join(root, '户档备份'));
    expect(own).toMatch(/^测试-[0-9a-f]{8}$/);
    expect(readdirSync(join(root, '户档备份', own))).toContain(file);
    expect((await archive.must('backup.state', {})).second?.lastAt).toBe('2025-03-20T04:00:00.000Z');

    rmSync(join(root, '户档备份'), { recursive: true });
    const without = await archive.must('archive.backup', {});
    expect(without.secondPlace).toMatchObject({
      copied: false,
      problem: expect.stringContaining('没有接上'),
    });
    expect((await archive.must('backup.state', {})).second).toMatchObject({ isThere: false });
    expect(readdirSync(root)).toEqual([]);
  });

  test('is chosen by whoever may back up', async () => {
    const archive = await built();
    archive.session.operator = { id: 1, name: '查', role: 'inspector' };
    const place = { name: 'U盘', root: tempFolder() };
    expect(await archive.call('backup.setPlace', { place, isNew: true })).toMatchObject({ ok: false });
    expect(await archive.call('backup.setPlace', { place, isNew: false })).toMatchObject({ ok: true });
  });
});

describe('a rehearsal', () => {
  test.each([Infinity, 0])('is kept with its day (in a thread from %d bytes on)', async (apartFrom) => {
    const archive = await built({ apartFrom });
    expect(await archive.call('backup.rehearse', {})).toMatchObject({ error: { rule: 'no-backup' } });
    await aHousehold(archive);
    const { file } = await archive.must('archive.backup', {});
    expect(await archive.must('backup.rehearse', {})).toMatchObject({
      file,
      ok: true,
      households: 1,
      problems: [],
    });
    expect((await archive.must('backup.state', {})).rehearsed).toEqual({
      ...{ at: '2025-03-20T04:00:00.000Z', file, ok: true },
    });
  });
});

describe('restoring', () => {
  test('brings the archive back as it was and closes the one that was open, only when there is something to bring back', async () => {
    const archive = await built();
    const path = folderOf(archive);
    await aHousehold(archive);
    const { file } = await archive.must('archive.backup', {});
    await aHousehold(archive);
    expect(
      await archive.call('vault.restore', { path, passphrase: '错的错的错的错', backup: file }),
    ).toMatchObject({ ok: false });
    expect(archive.session.archive).not.toBeNull();
    const restored = await archive.must('vault.restore', { path, passphrase: PASSPHRASE, backup: file });
    expect(restored).toMatchObject({ restored: file, households: 1 });
    expect(archive.session.archive).toBeNull();
    const listed = (await archive.must('vault.backups', { path })).backups;
    // What was there before is a proved backup too.
    expect(listed.map(({ households }) => households)).toEqual([2, 1]);
    const opened = await archive.must('vault.open', { path, passphrase: PASSPHRASE });
    expect(opened.households).toBe(1);
  });

  test('is for an administrator', async () => {
    const archive = await built();
    const path = folderOf(archive);
    await archive.must('archive.backup', {});
    await archive.must('operator.add', { name: '王经办', role: 'clerk', passphrase: '经办口令经办口令' });
    await archive.must('archive.close', {});
    expect(
      await archive.call('vault.restore', { path, passphrase: '经办口令经办口令', backup: null }),
    ).toMatchObject({ error: { rule: 'not-permitted' } });
    expect(await archive.call('vault.restore', { path, passphrase: PASSPHRASE, backup: null })).toMatchObject(
      {
        ok: true,
      },
    );
  });
});

describe('a single backup', () => {
  test('is proved wherever it lies', async () => {
    const archive = await built();
    await aHousehold(archive);
    const { file } = await archive.must('archive.backup', {});
    const path = join(folderOf(archive), 'backups', file);
    expect(await archive.must('backup.prove', { path })).toEqual({
      ...{ ok: true, households: 1, members: 1, problems: [] },
    });
    rmSync(path.replace('.db', '.json'));
    expect(await archive.must('backup.prove', { path })).toMatchObject({
      ok: false,
      problems: [expect.stringContaining('没有校验记录')],
    });
    writeFileSync(path, readFileSync(path).subarray(0, 20_000));
    expect(await archive.must('backup.prove', { path })).toMatchObject({
      problems: ['备份打不开，或已损坏。'],
    });
  });
});
