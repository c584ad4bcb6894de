import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { dispatch } from '#backend/dispatch.ts';
import type { Result } from '#contract/result.ts';
import { aHousehold, anArchive } from '#test/support/archive-builder.ts';
import { tempFolder } from '#test/support/temp-archive.ts';

const NAME = '欧阳䶮山';
const ID_NUMBER = '529901197003050017';

describe('an error that nobody foresaw', () => {
  test('answers with a reference only, and tells the reporter which channel it was', async () => {
    const built = await anArchive();
    onTestFinished(() => built.close());
    const { memberIds } = await aHousehold(built, { head: NAME });
    built.session.archive!.raw.exec('DROP TABLE household_summary');
    const reported: { reference: string; channel: string; error: unknown }[] = [];
    const values = { 'member.name': NAME, 'member.id_number': ID_NUMBER };
    const answer = await dispatch(
      built.session,
      'member.update',
      { id: memberIds[0], year: 2025, values },
      (reference, channel, error) => reported.push({ reference, channel, error }),
    );
    expect(reported).toHaveLength(1);
    const [{ reference, channel, error }] = reported as [(typeof reported)[number]];
    expect(answer).toEqual({ ok: false, error: { code: 'unexpected', reference } });
    expect(channel).toBe('member.update');
    const told = `${String(error)} ${(error as Error).stack ?? ''} ${JSON.stringify(error)}`;
    for (const secret of [NAME, ID_NUMBER]) expect(told).not.toContain(secret);
    expect(built.session.archive!.raw.prepare('SELECT name FROM member').pluck().all()).toEqual([NAME]);
  });

  test('leaves in the log of the process where it was, and neither path nor word of what was sent', async () => {
    const folder = join(tempFolder(), NAME.repeat(500)); // longer than any path may be
    const child = fork(fileURLToPath(new URL('../../electron/backend/process.ts', import.meta.url)), [''], {
      silent: true,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    let log = '';
    child.stderr!.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const input = { path: join(folder, 'archive'), passphrase: '云岭清水的口令二〇二五', township: NAME };
    const result = await ask(child, 'vault.create', input);
    const reference = !result.ok && result.error.code === 'unexpected' ? result.error.reference : '';
    expect(reference).toMatch(/^[0-9a-f]{8}$/);
    await expect.poll(() => log).toContain(`${reference} vault.create Error ENAMETOOLONG`);
    for (const secret of [NAME, folder, '云岭清水的口令', 'ENAMETOOLONG:']) expect(log).not.toContain(secret);
  });
});

async function ask(child: ChildProcess, channel: string, input: unknown): Promise<Result<unknown>> {
  child.send({ id: 1, channel, input });
  const [message] = (await once(child, 'message')) as [{ result: Result<unknown> }];
  return message.result;
}

test('errors as data repeat no name and no id number of the archive', async () => {
  const built = await anArchive();
  onTestFinished(() => built.close());
  const there = await aHousehold(built, { head: NAME, headCells: { id_number: ID_NUMBER, person_no: 'P1' } });
  const other = await aHousehold(built, { head: '钱二' });
  const year = 2025;
  const answers = [
    await built.call('household.update', {
      id: other.id,
      year,
      values: { 'household.household_no': there.no },
    }),
    await built.call('member.update', {
      id: other.memberIds[0]!,
      year,
      values: { 'member.person_no': 'P1' },
    }),
    await built.call('member.leave', {
      id: there.memberIds[0]!,
      reason: '01',
      on: '2025-03-01',
      proof: '证明',
    }),
    await built.call('member.add', {
      ...{ householdId: there.id, year, reason: '06', on: '2025-03-01', proof: '证明' },
      values: { 'member.name': '孙三', 'member.relation': '01' },
    }),
    await built.call('change.undo', { id: 1 }),
    await built.call('household.get', { id: 999, year }),
  ];
  expect(answers.every((a) => !a.ok)).toBe(true);
  for (const secret of [NAME, ID_NUMBER]) expect(JSON.stringify(answers)).not.toContain(secret);
});
