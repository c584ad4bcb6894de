import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { channels } from '#contract/channels.ts';
import { ok, refuse, type Result } from '#contract/result.ts';
import { createArchivePlaces } from '#electron/archive-places.ts';
import { createShellCalls } from '#electron/shell-calls.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

function shell(options: { archive?: string; answer?: Result<unknown> } = {}) {
  const home = temporaryFolder();
  const asked: [string, unknown][] = [];
  const now = () => new Date('2026-03-01T08:00:00Z');
  const backend = {
    call: async (channel: string, input: unknown) => {
      asked.push([channel, input]);
      return options.answer ?? ok({ slot: 'slot-1', answered: channel });
    },
  };
  const places = createArchivePlaces({ home, now, ...(options.archive && { archive: options.archive }) });
  return { home, asked, call: createShellCalls({ backend, places }) };
}

function putArchive(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'archive.db'), '');
}

const names = Object.entries(channels);

it.each(names.filter(([, c]) => c.scope === 'window').map(([name]) => name))(
  'forwards %s untouched',
  async (name) => {
    const { call, asked } = shell();
    expect(await call(name, { any: 1 })).toEqual(ok({ slot: 'slot-1', answered: name }));
    expect(asked).toEqual([[name, { any: 1 }]]);
  },
);

it.each([
  ...names.filter(([, c]) => c.scope === 'internal').map(([name]) => name),
  'no.such',
  '',
  '__proto__',
  'toString',
])('refuses %s', async (name) => {
  const { call, asked } = shell();
  expect(await call(name, {})).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(asked).toEqual([]);
});

it('lists the archives of the base folder by name, those opened last first', async () => {
  const { home, call } = shell();
  putArchive(join(home, '甲镇'));
  putArchive(join(home, '乙镇'));
  mkdirSync(join(home, '不是档案库'));
  await call('archive.open', { name: '乙镇', passphrase: '口令口令口令口令' });
  expect(await call('archive.list', {})).toEqual(
    ok({
      archives: [
        { name: '乙镇', openedAt: '2026-03-01T08:00:00.000Z', canRemember: false, isRemembered: false },
        { name: '甲镇', openedAt: null, canRemember: false, isRemembered: false },
      ],
    }),
  );
});

it('remembers the name, the time and the slot, nothing else', async () => {
  const { home, call } = shell();
  await call('archive.create', { name: '甲镇', passphrase: '口令口令口令口令', county: '某县' });
  expect(JSON.parse(readFileSync(join(home, 'recents.json'), 'utf8'))).toEqual({
    openedAt: { 甲镇: '2026-03-01T08:00:00.000Z' },
    slots: { 甲镇: 'slot-1' },
  });
});

it('remembers nothing that could not be opened', async () => {
  const { home, call } = shell({ answer: refuse('archive-wrong-passphrase', '口令不对') });
  putArchive(join(home, '甲镇'));
  expect(await call('archive.open', { name: '甲镇', passphrase: 'x' })).toEqual(
    refuse('archive-wrong-passphrase', '口令不对'),
  );
  expect(existsSync(join(home, 'recents.json'))).toBe(false);
});

it('turns a name into a path below the base folder', async () => {
  const { home, call, asked } = shell();
  await call('archive.create', { name: ' 甲镇 ', passphrase: '口令口令口令口令' });
  const rest = { operator: '', province: '', city: '', county: '', township: '' };
  expect(asked).toEqual([
    ['vault.create', { path: join(home, '甲镇'), passphrase: '口令口令口令口令', ...rest }],
  ]);
});

it.each([
  '../甲',
  'a/b',
  'a\\b',
  '/etc',
  '..',
  '.隐藏',
  '甲.',
  'C:',
  'CON',
  'nul.txt',
  'a\u202eb',
  'a\u0000b',
  'a\tb',
])('refuses the name %j', async (name) => {
  const { call, asked } = shell();
  for (const channel of ['archive.create', 'archive.open']) {
    expect(await call(channel, { name, passphrase: '口令口令口令口令' })).toMatchObject({
      ok: false,
      error: { code: 'invalid-input', issues: [{ path: 'name' }] },
    });
  }
  expect(asked).toEqual([]);
});

it('refuses a path beside the name', async () => {
  const { call, asked } = shell();
  const answer = await call('archive.open', { name: '甲镇', passphrase: 'x', path: '/etc' });
  expect(answer).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
  expect(asked).toEqual([]);
});

it('says which archive is not there', async () => {
  const { call } = shell();
  expect(await call('archive.open', { name: '丙镇', passphrase: 'x' })).toEqual({
    ok: false,
    error: { code: 'not-found', what: '档案库“丙镇”' },
  });
});

it('offers the archive of the command line first, by its base name, and prefers it to one of that name', async () => {
  const archive = join(temporaryFolder(), '甲镇');
  putArchive(archive);
  const { home, call, asked } = shell({ archive });
  putArchive(join(home, '甲镇'));
  putArchive(join(home, '乙镇'));
  await call('archive.open', { name: '乙镇', passphrase: 'x' });
  expect(await call('archive.list', {})).toMatchObject({
    value: { archives: [{ name: '甲镇', openedAt: null }, { name: '乙镇' }] },
  });
  await call('archive.open', { name: basename(archive), passphrase: 'x' });
  expect(asked.at(-1)).toEqual(['vault.open', { path: archive, passphrase: 'x' }]);
});

it('works without a base folder and with a damaged list', async () => {
  const { home, call } = shell();
  writeFileSync(join(home, 'recents.json'), '{"openedAt":5}');
  putArchive(join(home, '甲镇'));
  expect(await call('archive.list', {})).toMatchObject(ok({ archives: [{ name: '甲镇', openedAt: null }] }));
});

describe('remembering on this computer', () => {
  function remembering(answers: Record<string, Result<unknown>> = {}) {
    const home = temporaryFolder();
    putArchive(join(home, '甲镇'));
    const asked: [string, unknown][] = [];
    let made = 0;
    const answer = (channel: string): Result<unknown> => {
      if (channel === 'vault.remember') return ok({ slot: `device-${(made += 1)}`, key: 'a2V5' });
      return channel === 'vault.open' ? ok({ slot: 'slot-1' }) : ok({});
    };
    const backend = {
      call: async (channel: string, input: unknown) => {
        asked.push([channel, input]);
        return answers[channel] ?? answer(channel);
      },
    };
    const kept = new Map<string, { slot: string; key: string }>();
    const keys = {
      isAvailable: async () => true,
      names: async () => [...kept.keys()],
      keep: async (name: string, key: { slot: string; key: string }) => void kept.set(name, key),
      recall: async (name: string) => kept.get(name) ?? null,
      forget: async (name: string) => void kept.delete(name),
    };
    const call = createShellCalls({ backend, places: createArchivePlaces({ home }), keys });
    return { home, asked, kept, call };
  }
  const byHand = { name: '甲镇', passphrase: '口令口令口令口令' };
  const remembered = { name: '甲镇', remembered: true };

  it('keeps the key of the archive that is open, and opens it next time without a passphrase', async () => {
    const { home, asked, call, kept } = remembering();
    await call('archive.open', byHand);
    expect(await call('archive.remember', { on: true })).toEqual(ok({ on: true }));
    expect(kept.get('甲镇')).toEqual({ slot: 'device-1', key: 'a2V5' });
    expect(await call('archive.list', {})).toMatchObject({
      value: { archives: [{ name: '甲镇', canRemember: true, isRemembered: true }] },
    });
    expect(await call('archive.open', remembered)).toEqual(ok({}));
    const device = { slot: 'device-1', key: 'a2V5' };
    expect(asked.at(-1)).toEqual(['vault.open', { path: join(home, '甲镇'), device }]);
  });

  it('takes the former key back when it makes another, and the last when it forgets', async () => {
    const { asked, call, kept } = remembering();
    await call('archive.open', byHand);
    await call('archive.remember', { on: true });
    await call('archive.remember', { on: true });
    expect(asked.at(-1)).toEqual(['vault.forget', { slot: 'device-1' }]);
    expect(await call('archive.remember', { on: false })).toEqual(ok({ on: false }));
    expect(asked.at(-1)).toEqual(['vault.forget', { slot: 'device-2' }]);
    expect(kept.size).toBe(0);
  });

  it('does not keep a key that opens nothing any more', async () => {
    const refusal = refuse('archive-not-remembered', '没有记住');
    const { call, kept } = remembering({ 'vault.open': refusal });
    kept.set('甲镇', { slot: 'old', key: 'a2V5' });
    expect(await call('archive.open', remembered)).toEqual(refusal);
    expect(kept.size).toBe(0);
    expect(await call('archive.open', remembered)).toMatchObject({
      error: { rule: 'archive-not-remembered' },
    });
  });

  it('keeps nothing when the backend refuses, behind the lock for one', async () => {
    const refusal = refuse('locked', '已锁定');
    const { call, kept } = remembering({ 'vault.remember': refusal, 'vault.forget': refusal });
    await call('archive.open', byHand);
    expect(await call('archive.remember', { on: true })).toEqual(refusal);
    expect(kept.size).toBe(0);
    kept.set('甲镇', { slot: 'device-1', key: 'a2V5' });
    expect(await call('archive.remember', { on: false })).toEqual(refusal);
    expect(kept.size).toBe(1);
  });

  it('is refused by a shell without a key store', async () => {
    const { call } = shell();
    expect(await call('archive.remember', { on: true })).toMatchObject({
      error: { rule: 'cannot-remember' },
    });
  });

  it('tries the slot first by which the archive was opened last, and tells the window nothing of it', async () => {
    const { asked, call } = remembering();
    expect(await call('archive.open', byHand)).toEqual(ok({}));
    await call('archive.open', byHand);
    expect(asked.at(-1)?.[1]).toMatchObject({ first: 'slot-1' });
    await call('archive.open', { name: '甲镇', recoveryCode: 'x' });
    expect(asked.at(-1)?.[1]).not.toHaveProperty('first');
  });
});
