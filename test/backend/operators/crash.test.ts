import { mkdirSync, rmdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { DATABASE_NAME } from '#db/connection.ts';
import { KEY_FILE_NAME } from '#db/key-file.ts';
import { ADMIN, aKeyWorld } from '#test/support/key-world.ts';

const WANG = '王审核自己的口令';
const NEW = '管理员换的新口令';
const ME = { passphrase: ADMIN };
const add = { name: '王审核', role: 'reviewer' as const, passphrase: WANG };

/** A world after an act, with what lay on the disk before it. */
async function after(act: (world: Awaited<ReturnType<typeof aKeyWorld>>, id: number) => Promise<unknown>) {
  const world = await aKeyWorld();
  const { id } = await world.must('operator.add', add);
  await world.close();
  const before = { rows: world.kept(DATABASE_NAME), slots: world.kept(KEY_FILE_NAME) };
  await world.enter(ME);
  await act(world, id);
  await world.close();
  return { ...world, before };
}

describe('when only one of the two was written', () => {
  test('an operator who stands in the key file alone is added at the next opening', async () => {
    const world = await aKeyWorld();
    await world.close();
    const before = world.kept(DATABASE_NAME);
    await world.enter(ME);
    await world.must('operator.add', add);
    await world.close();
    before.putBack();
    expect(await world.enter(ME)).toBe('李主任 admin');
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 reviewer in']);
    expect((await world.log())[0]).toBe('李主任：照密钥文件登记操作员“王审核”');
    await world.close();
    expect(await world.enter({ passphrase: WANG })).toBe('王审核 reviewer');
  });

  test('a slot whose owner was removed lets nobody in and is swept', async () => {
    const world = await after((w, id) => w.must('operator.remove', { id }));
    world.before.slots.putBack();
    expect(await world.enter({ passphrase: WANG })).toBe('archive-operator-removed');
    expect(world.slots().keys.filter((slot) => slot.for === 'operator')).toHaveLength(1);
    expect(await world.enter({ passphrase: WANG })).toBe('archive-wrong-passphrase');
    expect(await world.enter(ME)).toBe('李主任 admin');
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 reviewer removed']);
  });

  test('a role that stands in the key file alone is followed', async () => {
    const world = await after((w, id) => w.must('operator.changeRole', { id, role: 'clerk' }));
    world.before.rows.putBack();
    await world.enter(ME);
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 clerk in']);
    expect((await world.log())[0]).toBe('李主任：照密钥文件更正操作员“王审核”');
  });

  test('a passphrase that stands in the key file alone opens, and the log tells of it', async () => {
    const world = await after((w) => w.must('operator.changePassphrase', { old: ADMIN, passphrase: NEW }));
    world.before.rows.putBack();
    expect(await world.enter({ passphrase: NEW })).toBe('李主任 admin');
    expect((await world.log())[0]).toBe('李主任：照密钥文件更正操作员“李主任”');
  });

  test('nothing is told twice: what was brought together stays so', async () => {
    const world = await after((w, id) => w.must('operator.changeRole', { id, role: 'clerk' }));
    world.before.rows.putBack();
    await world.enter(ME);
    const told = await world.log();
    await world.close();
    await world.enter(ME);
    expect(await world.log()).toEqual(told);
  });
});

describe('a key file that cannot be written', () => {
  /** No file can be written where a folder stands. */
  async function blocked() {
    const world = await aKeyWorld();
    const { id } = await world.must('operator.add', add);
    const part = join(world.path, `${KEY_FILE_NAME}.part`);
    mkdirSync(part);
    return { ...world, id, free: () => rmdirSync(part), told: await world.log() };
  }
  const notWritten = { error: { rule: 'key-file-not-written' } };

  test('stops the act, of which nothing is left', async () => {
    const { id, ...world } = await blocked();
    const other = { name: '赵经办', role: 'clerk' as const, passphrase: NEW };
    expect(await world.call('operator.add', other)).toMatchObject(notWritten);
    expect(await world.call('operator.changeRole', { id, role: 'clerk' })).toMatchObject(notWritten);
    const own = { old: ADMIN, passphrase: NEW };
    expect(await world.call('operator.changePassphrase', own)).toMatchObject(notWritten);
    expect(await world.call('operator.makeRecovery', ME)).toMatchObject(notWritten);
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 reviewer in']);
    expect(await world.log()).toEqual(world.told);
    world.free();
    expect(await world.call('operator.changePassphrase', own)).toMatchObject({ ok: true });
  });

  test('does not keep anybody in who is removed', async () => {
    const { id, ...world } = await blocked();
    expect(await world.call('operator.remove', { id })).toMatchObject(notWritten);
    world.free();
    await world.close();
    expect(await world.enter({ passphrase: WANG })).toBe('archive-operator-removed');
  });
});

describe('an older key file that somebody put back', () => {
  test('gives nobody his former role', async () => {
    const world = await after(async (w, id) => {
      await w.must('operator.changeRole', { id, role: 'admin' });
      await w.must('operator.changeRole', { id, role: 'inspector' });
    });
    world.before.slots.putBack();
    expect(await world.enter({ passphrase: WANG })).toBe('王审核 inspector');
    await world.close();
    await world.enter(ME);
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 inspector in']);
    expect((await world.log())[0]).toContain('放回了旧的密钥文件，照登记更正操作员“王审核”');
  });

  test('with an old passphrase makes its owner set a new one', async () => {
    const world = await after((w) => w.must('operator.changePassphrase', { old: ADMIN, passphrase: NEW }));
    world.before.slots.putBack();
    expect(await world.enter({ passphrase: NEW })).toBe('archive-wrong-passphrase');
    expect(await world.enter(ME)).toBe('李主任 admin');
    expect(await world.call('operator.list', {})).toMatchObject({
      error: { rule: 'must-change-passphrase' },
    });
  });

  test('leaves whoever came later without a passphrase, and he is given one', async () => {
    const world = await aKeyWorld();
    const before = world.kept(KEY_FILE_NAME);
    const { id } = await world.must('operator.add', add);
    await world.close();
    before.putBack();
    expect(await world.enter({ passphrase: WANG })).toBe('archive-wrong-passphrase');
    await world.enter(ME);
    expect(await world.people()).toEqual(['李主任 admin in', '王审核 reviewer no passphrase']);
    await world.must('operator.resetPassphrase', { id, passphrase: WANG });
    await world.close();
    expect(await world.enter({ passphrase: WANG })).toBe('王审核 reviewer');
  });
});
