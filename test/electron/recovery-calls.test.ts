import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok, refuse, type Result } from '#contract/result.ts';
import { createArchivePlaces } from '#electron/archive-places.ts';
import { createShellCalls } from '#electron/shell-calls.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

function shell(answer: Result<unknown>) {
  const home = temporaryFolder();
  const asked: [string, unknown][] = [];
  const backend = {
    call: async (channel: string, input: unknown) => {
      asked.push([channel, input]);
      return answer;
    },
  };
  return { home, asked, call: createShellCalls({ backend, places: createArchivePlaces({ home }) }) };
}

test('salvage of an archive by its name: the window never names a place', async () => {
  const done = ok({ made: '清水镇-抢救-20260301', tables: [], sentences: ['好'] });
  const { home, asked, call } = shell(done);
  expect(await call('archive.salvage', { name: '清水镇', recoveryCode: 'AAAAA' })).toEqual(done);
  expect(asked).toEqual([
    ['vault.salvage', { path: join(home, '清水镇'), out: null, recoveryCode: 'AAAAA' }],
  ]);
  for (const input of [
    { name: '../别处', passphrase: 'x' },
    { name: '清水镇', passphrase: 'x', out: '/tmp/别处' },
    { name: '' },
  ])
    expect(await call('archive.salvage', input), JSON.stringify(input)).toMatchObject({ ok: false });
  expect(asked).toHaveLength(1);
});

test('an archive is looked at by its name, with the rule that its opening ended with', async () => {
  const { home, asked, call } = shell(refuse('x', 'y'));
  expect(await call('archive.examine', { name: '清水镇', because: 'archive-damaged' })).toEqual(
    refuse('x', 'y'),
  );
  expect(asked).toEqual([['vault.examine', { path: join(home, '清水镇'), because: 'archive-damaged' }]]);
});
