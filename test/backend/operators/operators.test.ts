import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import type { AppError } from '#contract/app-error.ts';
import type { Result } from '#contract/result.ts';
import { anArchive, type BuiltArchive } from '#test/support/archive-builder.ts';

const OWN = '口令口令口令';
const HIS = '王审核自己的口令';

let built: BuiltArchive;
beforeEach(async () => {
  built = await anArchive();
  onTestFinished(() => built.close());
});

const people = async () =>
  (await built.must('operator.list', {})).operators.map(({ name, role, removedAt, isMe }) =>
    [name, role, removedAt === null ? 'at work' : 'removed', isMe ? 'me' : ''].join(' ').trim(),
  );
const log = async () =>
  (await built.must('change.list', { limit: 20 })).changes.map(
    ({ title, operator }) => `${operator}：${title}`,
  );
const addWang = () => built.must('operator.add', { name: '王审核', role: 'reviewer', passphrase: HIS });
const unlock = (passphrase: string) => built.call('archive.unlock', { passphrase });

describe('operators', () => {
  test('are added, change their role and go; each stands in the log', async () => {
    const { id, change } = await addWang();
    expect(change).toEqual(expect.any(Number));
    await built.must('operator.changeRole', { id, role: 'inspector' });
    expect(await people()).toEqual(['李经办 admin at work me', '王审核 inspector at work']);
    await built.must('operator.remove', { id });
    expect(await people()).toEqual(['李经办 admin at work me', '王审核 inspector removed']);
    expect(await log()).toEqual(
      expect.arrayContaining([
        '李经办：添加操作员“王审核”（审核员）',
        '李经办：操作员“王审核”由审核员改为检查员',
        '李经办：移除操作员“王审核”（检查员）',
      ]),
    );
  });
});

describe('refused is', () => {
  const rule = async (answer: Promise<Result<unknown>>) => {
    const { ok, ...rest } = await answer;
    const { error } = rest as { error?: AppError };
    return ok || error === undefined ? 'done' : error.code === 'rule' ? error.rule : error.code;
  };

  test('whatever would leave nobody who may do everything', async () => {
    const { id } = await addWang();
    expect(await rule(built.call('operator.remove', { id: 1 }))).toBe('last-admin');
    expect(await rule(built.call('operator.changeRole', { id: 1, role: 'clerk' }))).toBe('last-admin');
    await built.must('operator.changeRole', { id, role: 'admin' });
    expect(await rule(built.call('operator.remove', { id: 1 }))).toBe('not-oneself');
    expect(await rule(built.call('operator.changeRole', { id: 1, role: 'clerk' }))).toBe('done');
    // He is no administrator any more, from this moment on.
    expect(await rule(built.call('operator.list', {}))).toBe('not-permitted');
  });

  test('a name that somebody at work has; who is gone leaves his name free', async () => {
    const { id } = await addWang();
    const second = { name: '王审核', role: 'clerk' as const, passphrase: '另一个王审核的口令' };
    expect(await rule(built.call('operator.add', second))).toBe('conflict');
    await built.must('operator.remove', { id });
    expect(await rule(built.call('operator.add', second))).toBe('done');
    expect(await rule(built.call('operator.remove', { id }))).toBe('not-found');
  });

  test('a thirteenth, and what is left by that is as it was', async () => {
    const person = (n: number) => ({
      ...{ name: `第 ${n} 位`, role: 'clerk' as const, passphrase: `第 ${n} 位的口令啊` },
    });
    for (let n = 2; n <= 12; n += 1) await built.must('operator.add', person(n));
    expect(await rule(built.call('operator.add', person(13)))).toBe('too-many-operators');
    expect(await people()).toHaveLength(12);
  });

  test('a name of nothing, of signs that nobody sees, or of too many', async () => {
    for (const name of ['', '  ', '王\u0000', '王\n审核', '王'.repeat(41), '\ud800']) {
      const person = { name, role: 'clerk' as const, passphrase: HIS };
      expect(await rule(built.call('operator.add', person)), name).toBe('invalid-input');
    }
  });

  test('one’s own passphrase by the door for others', async () => {
    const own = { id: 1, passphrase: '换一个自己的口令' };
    expect(await rule(built.call('operator.resetPassphrase', own))).toBe('own-passphrase');
  });
});

test('the minutes until the lock are kept, and who changed them', async () => {
  const { change } = await built.must('safety.update', { lockMinutes: 3 });
  expect(change).toEqual(expect.any(Number));
  expect((await built.must('archive.state', {})).open?.lockMinutes).toBe(3);
  expect((await log())[0]).toBe('李经办：3 分钟不操作即锁定（原来 10 分钟）');
  expect(await built.must('safety.update', { lockMinutes: 3 })).toEqual({ change: null });
});

describe('the lock', () => {
  test('lets the same operator go on and another one begin', async () => {
    await addWang();
    await built.must('archive.lock', {});
    expect(await built.call('household.list', {} as never)).toMatchObject({ error: { code: 'locked' } });
    expect(await unlock('别的口令别的口令')).toMatchObject({ error: { rule: 'archive-wrong-passphrase' } });
    expect(await unlock(OWN)).toMatchObject({ value: { operator: { name: '李经办' } } });
    await built.must('archive.lock', {});
    expect(await unlock(HIS)).toMatchObject({
      value: { operator: { name: '王审核', role: 'reviewer' }, mustChangePassphrase: true },
    });
    await built.must('operator.changePassphrase', { old: HIS, passphrase: '王审核换过的口令' });
    await built.must('archive.lock', {});
    expect(await unlock(HIS)).toMatchObject({ error: { rule: 'archive-wrong-passphrase' } });
    expect(built.session.isLocked).toBe(true);
  });

  test('gives the next operator nothing of what the one before had begun', async () => {
    await addWang();
    const begun = () => built.session.outputs.put('名单.xlsx', new Uint8Array(4)).outputId;
    const isThere = (id: string) => built.session.outputs.read(id, 0, 4) !== null;
    const job = new AbortController();
    const ofHis = begun();
    await built.must('archive.lock', {});
    await unlock(OWN);
    expect(isThere(ofHis)).toBe(true);
    const other = begun();
    built.session.jobs.set('job', job);
    await built.must('archive.lock', {});
    await unlock(HIS);
    expect(isThere(other)).toBe(false);
    expect(job.signal.aborted).toBe(true);
  });
});
