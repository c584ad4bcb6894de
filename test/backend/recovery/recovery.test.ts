import { cpSync, existsSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE_NAME } from '#db/connection.ts';
import { lockArchive } from '#db/archive-lock.ts';
import { anArchive } from '#test/support/archive-builder.ts';
import { damagePage, pagesIn, printOf } from '#test/support/damaged-archive.ts';
import { ADMIN, aKeyWorld } from '#test/support/key-world.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

describe('salvage', () => {
  test('makes an archive beside the damaged one, which opens with the same secrets and is sound', async () => {
    const { path, made, must, call, close } = await aKeyWorld();
    await must('village.create', { name: '云溪村', code: null });
    await must('archive.backup', {});
    await must('village.create', { name: '石板村', code: null });
    await close();
    damagePage(path, 1, 3000);
    expect(await call('vault.open', { path, passphrase: ADMIN })).toMatchObject({
      error: { rule: 'archive-damaged' },
    });
    const before = printOf(path);
    const salvaged = await must('vault.salvage', { path, out: null, passphrase: ADMIN });
    expect(printOf(path)).toEqual(before);
    expect(salvaged.made).toBe(`${basename(path)}-抢救-20260301`);
    const place = join(dirname(path), salvaged.made);
    const opened = await must('vault.open', { path: place, passphrase: ADMIN });
    expect(opened.operator).toEqual({ name: '李主任', role: 'admin' });
    const { villages } = await must('village.list', {});
    expect(villages.map(({ name }) => name)).toEqual(['云溪村', '石板村']);
    expect(await must('archive.verify', {})).toMatchObject({ ok: true, problems: [] });
    const { changes } = await must('change.list', {});
    const act = changes.find(({ command }) => command === 'archive.salvage');
    expect(act).toMatchObject({ title: '从损坏的档案库抢救', operator: '李主任' });
    await close();
    await must('vault.open', { path: place, recoveryCode: made.recoveryCode });
    await close();
    // A second one has a name of its own.
    const again = await must('vault.salvage', { path, out: null, recoveryCode: made.recoveryCode });
    expect(again.made).toBe(`${salvaged.made}-2`);
  }, 60_000);

  test('of an archive that is open here closes it first', async () => {
    const { path, must } = await aKeyWorld();
    const out = join(tempFolder(), '新');
    expect((await must('vault.salvage', { path, out, passphrase: ADMIN })).made).toBe('新');
    expect((await must('archive.state', {})).open).toBeNull();
  });

  test('refuses a wrong passphrase, a folder that is there, an archive in use, and what cannot be read at all', async () => {
    const { path, call, close } = await aKeyWorld();
    await close();
    const rule = async (out: string, passphrase = ADMIN) => {
      const answer = await call('vault.salvage', { path, out, passphrase });
      return answer.ok ? 'made' : answer.error.code === 'rule' ? answer.error.rule : answer.error.code;
    };
    const free = join(tempFolder(), '新');
    expect(await rule(free, '错误的口令口令')).toBe('archive-wrong-passphrase');
    expect(await rule(tempFolder())).toBe('archive-not-empty');
    const lock = await lockArchive(path, 0);
    expect(await rule(free)).toBe('locked');
    lock?.release();
    rmSync(join(path, 'backups'), { recursive: true, force: true });
    truncateSync(join(path, DATABASE_NAME), 0);
    expect(await rule(free)).toBe('nothing-to-salvage');
    expect(existsSync(free)).toBe(false);
    expect(readdirSync(dirname(free))).toEqual([]);
  });
});

describe('looking at an archive that does not open', () => {
  test.each([
    ['nothing', 'sound?', [], () => undefined],
    [
      'an empty file',
      'empty',
      ['restore', 'salvage'],
      (path: string) => truncateSync(join(path, DATABASE_NAME), 0),
    ],
    [
      'no database',
      'no-archive',
      ['restore', 'other-place'],
      (path: string) => rmSync(join(path, DATABASE_NAME)),
    ],
    [
      'no key file anywhere',
      'no-key-file',
      ['key-file', 'other-place'],
      (path: string) => {
        rmSync(join(path, 'archive.key.json'));
        rmSync(join(path, 'backups', 'archive.key.json'));
      },
    ],
    [
      'a plain SQLite file',
      'not-an-archive',
      [],
      (path: string) => writeFileSync(join(path, DATABASE_NAME), `SQLite format 3\0${' '.repeat(5000)}`),
    ],
  ])('%s: %s, with %j', async (_, state, ways, harm) => {
    const { path, must, close } = await aKeyWorld();
    await must('village.create', { name: '云溪村', code: null });
    await must('archive.backup', {});
    await close();
    harm(path);
    const before = printOf(path);
    const examined = await must('vault.examine', { path });
    expect(examined).toMatchObject({ state, ways, isCloudFolder: false, isReadOnly: false });
    expect(examined.sentence).toMatch(/[。]$/);
    expect(examined.freeBytes).toBeGreaterThan(0);
    expect(printOf(path)).toEqual(before);
  });

  test('what only the key can tell is taken from the refusal', async () => {
    const { path, must, close } = await aKeyWorld();
    await must('archive.backup', {});
    await close();
    const asked = (because: string) => must('vault.examine', { path, because });
    expect(await asked('archive-damaged')).toMatchObject({ state: 'damaged', ways: ['restore', 'salvage'] });
    expect(await asked('archive-other-key')).toMatchObject({ ways: ['key-file', 'restore', 'other-place'] });
    expect(await asked('too-many-attempts')).toMatchObject({ ways: ['wait'] });
    expect(await asked('archive-__proto__')).toMatchObject({ state: 'sound?' });
  });

  test('an archive that another program holds has to be waited for', async () => {
    const { path, must } = await aKeyWorld();
    expect(await must('vault.examine', { path })).toMatchObject({ state: 'in-use', ways: ['wait'] });
  });
});

describe('what should be known before anything is written', () => {
  test('a clock that was set back', async () => {
    const { path, must, pass, close } = await aKeyWorld();
    expect((await must('archive.state', {})).open?.warnings).toEqual([]);
    await close();
    pass(-60);
    expect((await must('vault.open', { path, passphrase: ADMIN })).warnings).toEqual([]);
    await close();
    pass(-86_400);
    const { warnings } = await must('vault.open', { path, passphrase: ADMIN });
    expect(warnings.join()).toContain('请先校正电脑的日期和时间');
    // What is there keeps its days: the warning comes again until the clock is right.
    await close();
    expect((await must('vault.open', { path, passphrase: ADMIN })).warnings).toHaveLength(1);
  });

  test('a folder that is copied to the internet', async () => {
    const { path, must, close } = await aKeyWorld();
    await close();
    const cloud = join(tempFolder(), '我的坚果云', '清水镇');
    cpSync(path, cloud, { recursive: true });
    const { warnings } = await must('vault.open', { path: cloud, passphrase: ADMIN });
    expect(warnings.join()).toContain('坚果云');
  });
});

describe('damage and a full disk in the middle of the work', () => {
  test('a full disk refuses the act in a sentence; the next one works when there is room', async () => {
    const built = await anArchive();
    try {
      const raw = built.session.archive?.raw;
      if (raw === undefined) throw new Error('not open');
      raw.pragma(`max_page_count=${raw.pragma('page_count', { simple: true }) as number}`);
      const refusals = [];
      for (let i = 0; i < 200 && refusals.length === 0; i += 1) {
        const answer = await built.call('village.create', { name: `第${i}村`.padEnd(40, '长'), code: null });
        if (!answer.ok) refusals.push(answer.error);
      }
      expect(refusals).toMatchObject([{ code: 'rule', rule: 'disk-no-room' }]);
      const { villages } = await built.must('village.list', {});
      raw.pragma('max_page_count=1000000');
      await built.must('village.create', { name: '有地方了', code: null });
      expect((await built.must('village.list', {})).villages).toHaveLength(villages.length + 1);
      expect(await built.must('archive.verify', {})).toMatchObject({ ok: true });
    } finally {
      await built.close();
    }
  });

  test('damage that is found while the archive is open leads to the recovery page, and it can be closed', async () => {
    const { path, must, call, close } = await aKeyWorld();
    await must('village.create', { name: '云溪村', code: null });
    await close();
    await must('vault.open', { path, passphrase: ADMIN });
    for (let page = 2; page <= pagesIn(path); page += 1) damagePage(path, page, 2000);
    const answer = await call('change.list', { text: '没有这样的' });
    expect(answer).toMatchObject({ error: { code: 'rule', rule: 'archive-damaged' } });
    await close();
    expect((await must('archive.state', {})).open).toBeNull();
  });
});
