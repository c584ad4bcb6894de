import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { KEY_FILE_NAME } from '#db/key-file.ts';
import { ADMIN, aKeyWorld } from '#test/support/key-world.ts';

const WANG = '王检查自己的口令';
const add = { name: '王检查', role: 'inspector' as const, passphrase: WANG };

async function withInspector() {
  const world = await aKeyWorld();
  await world.must('operator.add', add);
  await world.close();
  const keys = world.slots().keys.filter((slot) => slot.for === 'operator');
  return { ...world, admin: keys[0]!, inspector: keys[1]! };
}

/** That of another archive, with the same passphrase. */
async function anotherKeyFile(): Promise<Buffer> {
  const { must, path } = await aKeyWorld();
  await must('vault.create', { path: `${path}-另一个`, passphrase: ADMIN, operator: '李主任' });
  return readFileSync(join(`${path}-另一个`, KEY_FILE_NAME));
}

describe('a key file that somebody doctored', () => {
  test('does not make an administrator of an inspector', async () => {
    const { admin, inspector, ...world } = await withInspector();
    const file = world.slots();
    const put = (slot: object) => world.putSlots({ ...file, keys: [admin, { ...inspector, ...slot }] });
    put({ sealed: admin.sealed });
    expect(await world.enter({ passphrase: WANG })).toBe('archive-no-key-file');
    const bytes = Buffer.from(inspector.sealed, 'base64');
    for (const at of [0, 20, 40, bytes.length - 1]) {
      const other = Buffer.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      put({ sealed: other.toString('base64') });
      expect(await world.enter({ passphrase: WANG })).toBe('archive-no-key-file');
    }
    put({ uid: admin.uid.replace(/^./, 'x') });
    expect(await world.enter({ passphrase: WANG })).toBe('archive-wrong-passphrase');
    put({});
    expect(await world.enter({ passphrase: WANG })).toBe('王检查 inspector');
  });

  test('with two slots in each other’s place lets neither in', async () => {
    const { admin, inspector, ...world } = await withInspector();
    const file = world.slots();
    const { uid, sealed } = admin;
    world.putSlots({
      ...file,
      keys: [
        { ...inspector, uid, sealed },
        { ...admin, uid: inspector.uid },
      ],
    });
    expect(await world.enter({ passphrase: WANG })).toBe('archive-wrong-passphrase');
    expect(await world.enter({ passphrase: ADMIN })).toBe('archive-wrong-passphrase');
  });

  test('of another archive opens nothing', async () => {
    const one = await aKeyWorld();
    const foreign = await anotherKeyFile();
    await one.close();
    writeFileSync(join(one.path, KEY_FILE_NAME), foreign);
    expect(await one.enter({ passphrase: ADMIN })).toMatch(/^archive-(other-key|damaged)$/);
  });

  test('put in while the archive is open is not written over', async () => {
    const one = await aKeyWorld();
    const foreign = await anotherKeyFile();
    writeFileSync(join(one.path, KEY_FILE_NAME), foreign);
    expect(await one.call('operator.add', add)).toMatchObject({ error: { rule: 'archive-no-key-file' } });
    expect(readFileSync(join(one.path, KEY_FILE_NAME)).equals(foreign)).toBe(true);
  });
});

/** As the first releases wrote it: one passphrase, no names. */
function oldFile({ archiveId, key }: { archiveId: string; key: Buffer }, passphrase: string) {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)];
  const cost = { cost: 1024, blockSize: 8, parallelization: 1 };
  const wrapping = scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: 1024, r: 8, p: 1 });
  const cipher = createCipheriv('aes-256-gcm', wrapping, nonce);
  cipher.setAAD(Buffer.from(archiveId));
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()]).toString('base64');
  const tag = cipher.getAuthTag().toString('base64');
  const slot = { salt: salt.toString('base64'), nonce: nonce.toString('base64'), wrapped, tag };
  return {
    ...{ format: 1, archiveId, createdAt: '2025-03-20T04:00:00.000Z', cipher: 'chacha20' },
    keys: [{ id: 'only', kdf: 'scrypt', ...cost, ...slot }],
  };
}

describe('a key file of the first format', () => {
  test('is opened by its passphrase and written anew, with whoever came in as administrator', async () => {
    const world = await aKeyWorld();
    await world.close();
    const file = oldFile(await world.key(), '从前的口令从前的');
    writeFileSync(join(world.path, KEY_FILE_NAME), JSON.stringify(file));
    expect(await world.enter({ passphrase: ADMIN })).toBe('archive-wrong-passphrase');
    expect(await world.enter({ passphrase: '从前的口令从前的' })).toBe('李主任 admin');
    expect(world.slots()).toMatchObject({ format: 2, archiveId: file.archiveId, createdAt: file.createdAt });
    expect(await world.must('operator.list', {})).toMatchObject({ hasRecovery: false, recoveryMadeAt: null });
    await world.must('operator.makeRecovery', { passphrase: '从前的口令从前的' });
    await world.close();
    expect(await world.enter({ passphrase: '从前的口令从前的' })).toBe('李主任 admin');
  });
});
