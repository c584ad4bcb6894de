import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createKeyFile, KEY_FILE_NAME, type KeyFile, readKeyFile, unwrapKey } from '#db/key-file.ts';
import { openArchive } from '#db/open-archive.ts';
import {
  aTempArchive,
  CHEAP,
  closeWithTest,
  NOW,
  PASSPHRASE,
  tempFolder,
} from '#test/support/temp-archive.ts';

function made() {
  const folder = tempFolder();
  return { folder, ...createKeyFile(folder, PASSPHRASE, NOW, CHEAP) };
}

/** The file with one wrapped key altered. */
const altered = (file: KeyFile, change: Partial<KeyFile['keys'][number]>): KeyFile => ({
  ...file,
  keys: file.keys.map((k) => ({ ...k, ...change })),
});

describe('the key file', () => {
  test('gives the key back to the right passphrase only', () => {
    const { folder, key } = made();
    const file = readKeyFile(folder);
    expect(file && unwrapKey(file, PASSPHRASE)?.equals(key)).toBe(true);
    for (const wrong of ['', PASSPHRASE.slice(1), `${PASSPHRASE} `, '云岭清水囗令'])
      expect(file && unwrapKey(file, wrong)).toBeNull();
  });

  test('takes full-width and half-width typing of one passphrase for the same', () => {
    const folder = tempFolder();
    const { key, file } = createKeyFile(folder, 'Qingshui2025', NOW, CHEAP);
    expect(unwrapKey(file, 'Ｑｉｎｇｓｈｕｉ２０２５')?.equals(key)).toBe(true);
  });

  test('holds neither the passphrase nor the key', () => {
    const { folder, key } = made();
    const text = readFileSync(join(folder, KEY_FILE_NAME), 'utf8');
    for (const secret of [PASSPHRASE, key.toString('hex'), key.toString('base64')])
      expect(text).not.toContain(secret);
    expect(Buffer.from(text).includes(key)).toBe(false);
  });

  test.each(['wrapped', 'tag', 'nonce', 'salt'] as const)('opens nothing when its %s was altered', (part) => {
    const { file } = made();
    const bytes = Buffer.from(file.keys[0]?.[part] ?? '', 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(unwrapKey(altered(file, { [part]: bytes.toString('base64') }), PASSPHRASE)).toBeNull();
  });

  test('opens nothing when it says to be of another archive', () => {
    const { file } = made();
    expect(unwrapKey({ ...file, archiveId: '00000000-0000-4000-8000-000000000000' }, PASSPHRASE)).toBeNull();
  });

  test.each([
    ['a cost that is no power of two', { cost: 1000 }],
    ['a cost that no PC has the memory for', { cost: 2 ** 40 }],
    ['a cost of nothing', { cost: 0 }],
    ['no parallelization', { parallelization: 0 }],
    ['a tag cut to four bytes', { tag: 'AAAAAA==' }],
    ['no tag', { tag: '' }],
    ['no nonce', { nonce: '' }],
    ['text that is no base64', { wrapped: '密钥' }],
  ])('is taken for damaged with %s', (_, change) => {
    const { folder, file } = made();
    writeFileSync(join(folder, KEY_FILE_NAME), JSON.stringify(altered(file, change)));
    expect(readKeyFile(folder)).toBeNull();
  });

  test.each(['', '{', '[]', 'null', '{"format":2}'])('is taken for damaged when it reads %j', (text) => {
    const { folder } = made();
    writeFileSync(join(folder, KEY_FILE_NAME), text);
    expect(readKeyFile(folder)).toBeNull();
  });

  test('is never written over', () => {
    const { folder } = made();
    expect(() => createKeyFile(folder, PASSPHRASE, NOW, CHEAP)).toThrow(/exists/);
  });

  test('an archive without it, or with another passphrase, stays shut and says which', async () => {
    const archive = await aTempArchive();
    await archive.close();
    const open = async (passphrase: string) => {
      const opened = await openArchive(archive.folder, passphrase, NOW);
      if (opened.ok) closeWithTest(opened.archive);
      return opened.ok ? 'opened' : opened.refusal;
    };
    expect(await open('别的口令别的口令')).toBe('wrong-passphrase');
    expect(await open(PASSPHRASE)).toBe('opened');
    rmSync(join(archive.folder, KEY_FILE_NAME));
    expect(await open(PASSPHRASE)).toBe('no-key-file');
  });
});
