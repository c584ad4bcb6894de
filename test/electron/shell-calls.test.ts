import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
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
