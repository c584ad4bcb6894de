import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
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
  });
});
