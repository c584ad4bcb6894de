import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ADMIN, aKeyWorld } from '#test/support/key-world.ts';

const NEW = '管理员换的新口令';
const WANG = '王审核自己的口令';
const GIVEN = '先给他用的那个口令';
const wrong = { passphrase: '不是这个口令啊' };

describe('a new archive', () => {
  test('has its maker as administrator, and a recovery code', async () => {
    const world = await aKeyWorld();
    expect(world.made).toMatchObject({
      ...{ operator: { name: '李主任', role: 'admin' }, signedInBy: 'passphrase' },
      ...{ mustChangePassphrase: false, lockMinutes: 10 },
      recoveryCode: expect.stringMatching(/^([2-9A-HJKMNP-Z]{5}-?){5}$/) as string,
    });
    expect(await world.must('operator.list', {})).toMatchObject({
      hasRecovery: true,
      recoveryMadeAt: '2026-03-01T08:00:00.000Z',
    });
    await world.close();
    expect(await world.enter({ passphrase: ADMIN })).toBe('李主任 admin');
  });

  test('is of the user of this computer unless somebody is named', async () => {
    const world = await aKeyWorld();
    const path = `${world.path}-二`;
    expect(await world.must('vault.create', { path, passphrase: ADMIN })).toMatchObject({
      operator: { name: 'clerk-pc' },
    });
  });
});

test('no file of the archive tells who works there, nor any secret of theirs', async () => {
  const world = await aKeyWorld();
  await world.must('operator.add', { name: '王审核', role: 'reviewer', passphrase: WANG });
  const { key } = await world.must('vault.remember', {});
  const { recoveryCode } = world.made;
  const secrets = [
    ...['李主任', '王审核', 'reviewer', '审核员', ADMIN, WANG, key, recoveryCode],
    ...[recoveryCode.replaceAll('-', ''), (await world.key()).key.toString('base64')],
  ].flatMap((text) => [Buffer.from(text), Buffer.from(text, 'utf16le')]);
  const look = () =>
    readdirSync(world.path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => ({ name: entry.name, bytes: readFileSync(join(entry.parentPath, entry.name)) }));
  const open = look();
  await world.close();
  const files = [...open, ...look()];
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['archive.db-wal', 'archive.key.json']),
  );
  const leaking = files.filter(({ bytes }) => secrets.some((secret) => bytes.includes(secret)));
  expect(leaking.map(({ name }) => name)).toEqual([]);
});

describe('a passphrase', () => {
  test('that was changed opens, the old one does not any more, and the log says so', async () => {
    const world = await aKeyWorld();
    const change = (old: string, passphrase: string) =>
      world.call('operator.changePassphrase', { old, passphrase });
    expect(await change(wrong.passphrase, NEW)).toMatchObject({
      error: { rule: 'archive-wrong-passphrase' },
    });
    expect(await change(ADMIN, ADMIN)).toMatchObject({ error: { rule: 'same-passphrase' } });
    expect(await change(ADMIN, '七个字的口令啊')).toMatchObject({ error: { code: 'invalid-input' } });
    expect(await change(ADMIN, NEW)).toMatchObject({ ok: true });
    expect(await world.log()).toContain('李主任：改了自己的口令');
    await world.close();
    expect(await world.enter({ passphrase: ADMIN })).toBe('archive-wrong-passphrase');
    expect(await world.enter({ passphrase: NEW })).toBe('李主任 admin');
  });

  test('that is lost is made anew by the recovery code, before which nothing else is answered', async () => {
    const world = await aKeyWorld();
    await world.close();
    const { recoveryCode } = world.made;
    expect(await world.enter({ recoveryCode })).toBe('李主任 admin');
    expect(await world.must('archive.state', {})).toMatchObject({
      open: { signedInBy: 'recovery', mustChangePassphrase: true },
    });
    for (const channel of ['operator.list', 'change.list'] as const)
      expect(await world.call(channel, {})).toMatchObject({ error: { rule: 'must-change-passphrase' } });
    await world.must('archive.lock', {});
    const set = { passphrase: NEW };
    expect(await world.call('operator.changePassphrase', set)).toMatchObject({ error: { code: 'locked' } });
    await world.close();
    await world.enter({ recoveryCode });
    await world.must('operator.changePassphrase', set);
    expect((await world.log()).slice(0, 2)).toEqual([
      '李主任：用恢复码登录后设置了新口令',
      '李主任：用恢复码登录，身份是操作员“李主任”',
    ]);
    // From then on the old one has to be shown.
    expect(await world.call('operator.changePassphrase', { passphrase: ADMIN })).toMatchObject({ ok: false });
    await world.close();
    expect(await world.enter({ passphrase: ADMIN })).toBe('archive-wrong-passphrase');
    expect(await world.enter({ passphrase: NEW })).toBe('李主任 admin');
  });

  test('that is lost without the code stays lost, unless another administrator gives a new one', async () => {
    const world = await aKeyWorld();
    await world.must('operator.add', { name: '王副主任', role: 'admin', passphrase: GIVEN });
    await world.close();
    expect(await world.enter(wrong)).toBe('archive-wrong-passphrase');
    expect(await world.enter({ recoveryCode: world.made.recoveryCode.replace(/.$/, '0') })).toBe(
      'archive-wrong-recovery-code',
    );
    await world.enter({ passphrase: GIVEN });
    await world.must('operator.changePassphrase', { old: GIVEN, passphrase: WANG });
    const [first] = (await world.must('operator.list', {})).operators;
    await world.must('operator.resetPassphrase', { id: first?.id ?? 0, passphrase: '临时给李主任的口令' });
    expect(await world.log()).toContain('王副主任：给操作员“李主任”换了口令');
    await world.close();
    expect(await world.enter({ passphrase: ADMIN })).toBe('archive-wrong-passphrase');
    expect(await world.enter({ passphrase: '临时给李主任的口令' })).toBe('李主任 admin');
    expect(await world.call('operator.list', {})).toMatchObject({
      error: { rule: 'must-change-passphrase' },
    });
  });

  test('that somebody else has is refused, whoever sets it', async () => {
    const world = await aKeyWorld();
    const { id } = await world.must('operator.add', { name: '王审核', role: 'reviewer', passphrase: WANG });
    const taken = { error: { rule: 'passphrase-taken' } };
    const other = { name: '赵经办', role: 'clerk' as const };
    expect(await world.call('operator.add', { ...other, passphrase: WANG })).toMatchObject(taken);
    expect(await world.call('operator.add', { ...other, passphrase: ADMIN })).toMatchObject(taken);
    const own = { old: ADMIN, passphrase: WANG };
    expect(await world.call('operator.changePassphrase', own)).toMatchObject(taken);
    const his = { id, passphrase: ADMIN };
    expect(await world.call('operator.resetPassphrase', his)).toMatchObject(taken);
  });
});

describe('a recovery code', () => {
  test('is made anew with one’s own passphrase, and voids the old one', async () => {
    const world = await aKeyWorld();
    expect(await world.call('operator.makeRecovery', wrong)).toMatchObject({
      error: { rule: 'archive-wrong-passphrase' },
    });
    const { code } = await world.must('operator.makeRecovery', { passphrase: ADMIN });
    expect(await world.log()).toContain('李主任：制作了新的恢复码，旧的作废');
    await world.close();
    expect(await world.enter({ recoveryCode: world.made.recoveryCode })).toBe('archive-wrong-recovery-code');
    expect(await world.enter({ recoveryCode: code })).toBe('李主任 admin');
  });
});

describe('wrong passphrases', () => {
  test('make one wait at every door, and the answer says how long', async () => {
    const world = await aKeyWorld();
    for (let n = 0; n < 2; n += 1) await world.call('archive.unlock', wrong);
    await world.call('operator.makeRecovery', wrong);
    await world.close();
    expect(await world.enter(wrong)).toBe('archive-wrong-passphrase');
    expect(await world.call('vault.open', { path: world.path, passphrase: ADMIN })).toEqual({
      ok: false,
      error: {
        ...{ code: 'rule', rule: 'too-many-attempts', seconds: 5 },
        message: '连续输错太多次，请等 5 秒再试。',
      },
    });
    world.pass(5);
    expect(await world.enter({ passphrase: ADMIN })).toBe('李主任 admin');
  });

  test('of a recovery code count too; one that was copied wrong is told at once and does not', async () => {
    const world = await aKeyWorld();
    const { code } = await world.must('operator.makeRecovery', { passphrase: ADMIN });
    await world.close();
    for (let n = 0; n < 6; n += 1)
      expect(await world.enter({ recoveryCode: code.slice(1) })).toBe('archive-wrong-recovery-code');
    for (let n = 0; n < 4; n += 1) await world.enter({ recoveryCode: world.made.recoveryCode });
    expect(await world.enter({ recoveryCode: code })).toBe('too-many-attempts');
  });
});

describe('a computer that remembers', () => {
  const remembered = async () => {
    const world = await aKeyWorld();
    const { id } = await world.must('operator.add', { name: '王审核', role: 'reviewer', passphrase: GIVEN });
    await world.close();
    await world.enter({ passphrase: GIVEN });
    await world.must('operator.changePassphrase', { old: GIVEN, passphrase: WANG });
    const device = await world.must('vault.remember', {});
    await world.close();
    return { ...world, id, device };
  };

  test('lets in whoever asked it to, until it is told to forget', async () => {
    const world = await remembered();
    const { device } = world;
    expect(await world.enter({ device })).toBe('王审核 reviewer');
    expect((await world.must('archive.state', {})).open?.signedInBy).toBe('device');
    await world.must('vault.forget', { slot: device.slot });
    expect((await world.log()).slice(0, 2)).toEqual([
      '王审核：不再让一台电脑记住登录',
      '王审核：让一台电脑记住登录',
    ]);
    await world.close();
    expect(await world.enter({ device })).toBe('archive-not-remembered');
    expect(await world.enter({ passphrase: WANG })).toBe('王审核 reviewer');
  });

  test('asks for the passphrase behind the lock', async () => {
    const world = await remembered();
    await world.enter({ device: world.device });
    await world.must('archive.lock', {});
    expect(await world.call('vault.remember', {})).toMatchObject({ error: { code: 'locked' } });
    expect(await world.call('archive.unlock', { passphrase: world.device.key })).toMatchObject({ ok: false });
    expect(await world.call('archive.unlock', { passphrase: WANG })).toMatchObject({ ok: true });
  });

  test.each(['operator.remove', 'operator.resetPassphrase'] as const)(
    'is of no use after %s',
    async (channel) => {
      const { id, device, ...world } = await remembered();
      await world.enter({ passphrase: ADMIN });
      await world.must(channel, channel === 'operator.remove' ? { id } : { id, passphrase: GIVEN });
      await world.close();
      expect(await world.enter({ device })).toBe('archive-not-remembered');
    },
  );
});
