import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  createKeyFile,
  KEY_FILE_NAME,
  type KeyFile,
  openKeyFile,
  readKeyFile,
  writeKeyFile,
} from '#db/key-file.ts';
import { deviceSlot, type KeySlot, secretSlot, unseal } from '#db/key-slots.ts';
import { openArchive } from '#db/open-archive.ts';
import { aTempArchive, CHEAP, NOW, PASSPHRASE, tempFolder } from '#test/support/temp-archive.ts';
import { makeRecoveryCode, readRecoveryCode } from '#domain/operators/recovery-code.ts';

const FIRST = { name: '李经办', cost: CHEAP };

async function made() {
  const folder = tempFolder();
  const { key, file } = await createKeyFile(folder, PASSPHRASE, NOW, FIRST);
  return { folder, key, file, archive: { archiveId: file.archiveId, key } };
}

const opens = async (file: KeyFile, passphrase: string) =>
  (await openKeyFile(file, { passphrase }))?.key.toString('hex') ?? null;

/** The file with its first slot altered, as JSON. */
const altered = (file: KeyFile, change: Record<string, unknown>): unknown => ({
  ...file,
  keys: file.keys.map((slot, i) => (i === 0 ? { ...slot, ...change } : slot)),
});

/** What a program reads that finds this in the folder. */
function readBack(folder: string, content: unknown) {
  writeFileSync(join(folder, KEY_FILE_NAME), JSON.stringify(content));
  return readKeyFile(folder);
}

describe('the key file', () => {
  test('gives the key back to the right passphrase only', async () => {
    const { folder, key } = await made();
    const file = readKeyFile(folder) as KeyFile;
    expect(await opens(file, PASSPHRASE)).toBe(key.toString('hex'));
    for (const wrong of ['', PASSPHRASE.slice(1), `${PASSPHRASE} `, '云岭清水囗令'])
      expect(await opens(file, wrong)).toBeNull();
  });

  test('takes full-width and half-width typing of one passphrase for the same', async () => {
    const { key, file } = await createKeyFile(tempFolder(), 'Qingshui2025', NOW, FIRST);
    expect(await opens(file, 'Ｑｉｎｇｓｈｕｉ２０２５')).toBe(key.toString('hex'));
  });

  test('holds neither the passphrase, nor the key, nor who has it', async () => {
    const { folder, key, file, archive } = await made();
    const content = { name: '王䶮山', role: 'inspector', mustChange: true, revision: 3 } as const;
    const slot = await secretSlot(archive, '另一个口令口令', { for: 'operator', content, cost: CHEAP });
    writeKeyFile(folder, { ...file, keys: [...file.keys, slot] });
    const text = readFileSync(join(folder, KEY_FILE_NAME), 'utf8');
    const plain = [PASSPHRASE, '另一个口令口令', key.toString('hex'), key.toString('base64')];
    for (const secret of [...plain, '李经办', '王䶮山', 'inspector', 'admin'])
      expect(text).not.toContain(secret);
    const sealed = (readKeyFile(folder) as KeyFile).keys.map((one) => one.sealed.length);
    expect(new Set(sealed).size).toBe(1);
    expect(slot.for === 'operator' && unseal(archive, slot)).toEqual(content);
  });

  test('lets in each operator by his own passphrase, and a recovery code, and one computer', async () => {
    const { key, file, archive } = await made();
    const code = makeRecoveryCode((below) => below - 1);
    const content = { name: '王审核', role: 'reviewer', mustChange: false, revision: 0 } as const;
    const { slot: device, deviceKey } = deviceSlot(archive, 'whose');
    const keys = [
      ...file.keys,
      await secretSlot(archive, '另一个口令口令', { for: 'operator', content, cost: CHEAP }),
      await secretSlot(archive, readRecoveryCode(code) ?? '', {
        ...{ for: 'recovery', content: { madeAt: NOW.toISOString() }, cost: CHEAP },
      }),
      device,
    ];
    const all = { ...file, keys };
    const by = async (secret: Parameters<typeof openKeyFile>[1]) => {
      const opened = await openKeyFile(all, secret);
      return opened?.key.equals(key) === true ? keys.findIndex(({ uid }) => uid === opened.slot?.uid) : null;
    };
    expect(await by({ passphrase: PASSPHRASE })).toBe(0);
    expect(await by({ passphrase: '另一个口令口令', first: keys[1]?.uid ?? '' })).toBe(1);
    expect(await by({ recoveryCode: code.toLowerCase().replaceAll('-', ' ') })).toBe(2);
    expect(await by({ device: { slot: device.uid, key: deviceKey.toString('base64') } })).toBe(3);
    // One kind of secret opens its own kind of slot only.
    expect(await by({ passphrase: readRecoveryCode(code) ?? '' })).toBeNull();
    expect(await by({ recoveryCode: PASSPHRASE })).toBeNull();
    expect(await by({ passphrase: deviceKey.toString('base64') })).toBeNull();
    expect(await by({ device: { slot: device.uid, key: key.toString('base64') } })).toBeNull();
    expect(await by({ device: { slot: keys[0]?.uid ?? '', key: '' } })).toBeNull();
  });

  test.each(['wrapped', 'tag', 'nonce', 'salt'] as const)(
    'opens nothing when its %s was altered',
    async (part) => {
      const { folder, file } = await made();
      const bytes = Buffer.from((file.keys[0] as Record<string, unknown>)[part] as string, 'base64');
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const read = readBack(folder, altered(file, { [part]: bytes.toString('base64') }));
      expect(await opens(read as KeyFile, PASSPHRASE)).toBeNull();
    },
  );

  test.each([
    ['of another archive', (file: KeyFile) => ({ ...file, archiveId: 'another' })],
    ['of another operator', (file: KeyFile) => altered(file, { uid: 'another' })],
    ['that of the recovery code', (file: KeyFile) => altered(file, { for: 'recovery' })],
    ['dearer', (file: KeyFile) => altered(file, { cost: 2048 })],
    ['cheaper', (file: KeyFile) => altered(file, { cost: 2 })],
  ])('opens nothing when a slot says to be %s', async (_, doctor) => {
    const { file } = await made();
    expect(await opens(doctor(file) as KeyFile, PASSPHRASE)).toBeNull();
  });

  test('tells who it is from the slot of its own only: swapped, altered or foreign ones say nothing', async () => {
    const { file, archive } = await made();
    const content = { name: '王检查', role: 'inspector', mustChange: false, revision: 0 } as const;
    const [own] = file.keys as [Extract<KeySlot, { for: 'operator' }>];
    const other = await secretSlot(archive, '另一个口令口令', { for: 'operator', content, cost: CHEAP });
    const bytes = Buffer.from(own.sealed, 'base64');
    bytes[40] = (bytes[40] ?? 0) ^ 1;
    expect(unseal(archive, own)).toMatchObject({ name: '李经办', role: 'admin' });
    expect(unseal(archive, { ...own, sealed: other.sealed })).toBeNull();
    expect(unseal(archive, { ...own, sealed: bytes.toString('base64') })).toBeNull();
    expect(unseal({ ...archive, archiveId: 'another' }, own)).toBeNull();
  });

  test.each([
    ['a cost that is no power of two', { cost: 1000 }],
    ['a cost that no PC has the memory for', { cost: 2 ** 40 }],
    ['a cost of nothing', { cost: 0 }],
    ['no derivation at all', { kdf: 'none' }],
    ['no parallelization', { parallelization: 0 }],
    ['a tag cut to four bytes', { tag: 'AAAAAA==' }],
    ['no tag', { tag: '' }],
    ['no nonce', { nonce: '' }],
    ['text that is no base64', { wrapped: '密钥' }],
    ['a seal that is too short', { sealed: 'AAAA' }],
    ['one part more', { role: 'admin' }],
  ])('is taken for damaged with %s', async (_, change) => {
    const { folder, file } = await made();
    expect(readBack(folder, altered(file, change))).toBeNull();
  });

  test('is taken for damaged with a slot twice, without an operator, with thirteen', async () => {
    const { folder, file, archive } = await made();
    const [slot] = file.keys as [KeySlot];
    expect(readBack(folder, { ...file, keys: [slot, slot] })).toBeNull();
    expect(readBack(folder, { ...file, keys: [deviceSlot(archive, 'whose').slot] })).toBeNull();
    const many = (n: number) => Array.from({ length: n }, (_, i) => ({ ...slot, uid: `u${i}` }));
    expect(readBack(folder, { ...file, keys: many(12) })).not.toBeNull();
    expect(readBack(folder, { ...file, keys: many(13) })).toBeNull();
  });

  test.each(['', '{', '[]', 'null', '{"format":3}'])(
    'is taken for damaged when it reads %j',
    async (text) => {
      const { folder } = await made();
      writeFileSync(join(folder, KEY_FILE_NAME), text);
      expect(readKeyFile(folder)).toBeNull();
    },
  );

  test('is never written over', async () => {
    const { folder } = await made();
    await expect(createKeyFile(folder, PASSPHRASE, NOW, FIRST)).rejects.toThrow(/exists/);
  });

  test('an archive without it, or with another passphrase, stays shut and says which', async () => {
    const archive = await aTempArchive();
    await archive.close();
    const open = async (passphrase: string) => {
      const opened = await openArchive(archive.folder, passphrase, NOW);
      if (opened.ok) await opened.archive.close();
      return opened.ok ? 'opened' : opened.refusal;
    };
    expect(await open('别的口令别的口令')).toBe('wrong-passphrase');
    expect(await open(PASSPHRASE)).toBe('opened');
    for (const place of ['.', 'backups']) rmSync(join(archive.folder, place, KEY_FILE_NAME), { force: true });
    expect(await open(PASSPHRASE)).toBe('no-key-file');
  });
});
