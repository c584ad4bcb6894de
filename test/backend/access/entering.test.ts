import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createBackend } from '#backend/backend.ts';
import type { Output } from '#contract/channels.ts';
import { CHEAP, tempFolder } from '#test/support/temp-archive.ts';

const PASSPHRASE = '云岭清水档案口令';
const NEW = '换过的新口令两遍';

function aBackend() {
  const backend = createBackend({ fontFolder: '', userName: '李经办', keyCost: CHEAP });
  onTestFinished(() => backend.close());
  const must = async <T>(channel: string, input: unknown): Promise<T> => {
    const answer = await backend.call(channel, input);
    if (!answer.ok) throw new Error(`${channel} ${JSON.stringify(answer.error)}`);
    return answer.value as T;
  };
  return { backend, must };
}

const kinds = async (must: ReturnType<typeof aBackend>['must']) =>
  (await must<Output<'access.list'>>('access.list', {})).entries
    .toReversed()
    .map(({ kind, subject, count, operator }) => [kind, subject, count, operator]);

test('who came in, what was tried before, locking and closing stand in the log', async () => {
  const path = join(tempFolder(), 'archive');
  const { backend, must } = aBackend();
  const names = { province: '', city: '', county: '', township: '清水镇' };
  const made = await must<{ recoveryCode: string }>('vault.create', {
    path,
    passphrase: PASSPHRASE,
    ...names,
  });
  await must('archive.close', {});
  expect(await backend.call('vault.open', { path, passphrase: '不对的口令不对' })).toMatchObject({
    ok: false,
  });
  await must('vault.open', { path, passphrase: PASSPHRASE });
  await must('archive.lock', {});
  await must('archive.lock', {});
  expect(await backend.call('archive.unlock', { passphrase: '也不对的口令啊' })).toMatchObject({ ok: false });
  await must('archive.unlock', { passphrase: PASSPHRASE });
  const entered = [
    ['opened', '用口令', 1, '李经办'],
    ['closed', '', 1, '李经办'],
    ['wrong-passphrase', '在这之前', 1, ''],
    ['opened', '用口令', 1, '李经办'],
    ['locked', '', 1, '李经办'],
    ['wrong-passphrase', '在这之前', 1, ''],
    ['unlocked', '用口令', 1, '李经办'],
  ];
  expect(await kinds(must)).toEqual(entered);
  const { file } = await must<{ file: string }>('archive.backup', {});
  await must('vault.restore', { path, passphrase: PASSPHRASE, backup: file });
  await must('vault.open', { path, recoveryCode: made.recoveryCode });
  await must('operator.changePassphrase', { old: '', passphrase: NEW });
  await must('archive.close', {});
  await must('vault.open', { path, passphrase: NEW });
  const after = (await kinds(must)).map(([kind, subject]) => [kind, subject]);
  expect(after.slice(entered.length)).toContainEqual(['opened', '用恢复码']);
  const restored = after.filter(([kind]) => kind === 'restored');
  expect(restored).toEqual([['restored', expect.stringMatching(/^原来的档案库留在 .*replaced-/)]]);
  expect(await must('archive.verify', {})).toMatchObject({ ok: true, problems: [] });
});
