import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyStore } from '#electron/key-store.ts';
import { fake, safeStorage } from '#test/support/fake-electron.ts';
import { temporaryFolder } from '#test/support/temporary-folder.ts';

const KEY = { slot: 'slot-1', key: Buffer.alloc(32, 7).toString('base64') };

function aStore(platform: NodeJS.Platform = 'linux') {
  const home = temporaryFolder();
  const again = () => createKeyStore({ storage: safeStorage, home, platform });
  return { file: join(home, 'remembered.json'), again, ...again() };
}

beforeEach(() => {
  Object.assign(fake, { storageBackend: 'gnome_libsecret', hasStorage: true, storageKey: 1 });
});

describe('the key store', () => {
  it('gives back what it kept, also to the program that is started next', async () => {
    const { keep, again, names } = aStore();
    await keep('清水镇', KEY);
    await keep('云溪镇', { ...KEY, slot: 'slot-2' });
    expect(await names()).toEqual(['清水镇', '云溪镇']);
    expect(await again().recall('清水镇')).toEqual(KEY);
    expect(await again().recall('石板镇')).toBeNull();
    expect(await again().recall('constructor')).toBeNull();
  });

  it('keeps it sealed, for its user only', async () => {
    const { keep, file } = aStore();
    await keep('清水镇', KEY);
    const text = readFileSync(file, 'utf8');
    for (const plain of [KEY.key, 'slot-1', Buffer.from(KEY.key).toString('base64')])
      expect(text).not.toContain(plain);
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  it('forgets one and keeps the others', async () => {
    const { keep, forget, recall, names } = aStore();
    await keep('清水镇', KEY);
    await keep('云溪镇', KEY);
    await forget('清水镇');
    await forget('石板镇');
    expect(await recall('清水镇')).toBeNull();
    expect(await names()).toEqual(['云溪镇']);
  });

  it('seals anew what the system sealed with an older key', async () => {
    const { keep, recall, file } = aStore();
    await keep('清水镇', KEY);
    const before = readFileSync(file, 'utf8');
    fake.storageKey = 2;
    expect(await recall('清水镇')).toEqual(KEY);
    expect(readFileSync(file, 'utf8')).not.toBe(before);
    fake.storageKey = 1;
    expect(await recall('清水镇')).toBeNull();
  });

  it('has nothing for another user of the computer, or when its file was damaged', async () => {
    const { keep, recall, file } = aStore();
    await keep('清水镇', KEY);
    fake.storageKey = 0;
    expect(await recall('清水镇')).toBeNull();
    fake.storageKey = 1;
    for (const text of ['', '{}', '{"keys":{"清水镇":7}}', '{"keys":{"清水镇":"AAAA"}}']) {
      writeFileSync(file, text);
      expect(await recall('清水镇')).toBeNull();
    }
  });

  it.each([
    ['linux', 'basic_text', true, false],
    ['linux', 'unknown', true, false],
    ['linux', 'kwallet6', true, true],
    ['linux', 'gnome_libsecret', false, false],
    ['win32', 'basic_text', true, true],
    ['darwin', 'basic_text', true, true],
    ['win32', 'basic_text', false, false],
  ] as const)('on %s with %s (working: %s) can remember: %s', async (platform, backend, works, can) => {
    const { isAvailable, keep, recall } = aStore(platform);
    await keep('清水镇', KEY);
    Object.assign(fake, { storageBackend: backend, hasStorage: works });
    expect(await isAvailable()).toBe(can);
    expect(await recall('清水镇')).toEqual(can ? KEY : null);
  });

  it('writes nothing before somebody asks for it', async () => {
    const { names, recall, forget, file } = aStore();
    await names();
    await recall('清水镇');
    await forget('清水镇');
    expect(existsSync(file)).toBe(false);
  });
});
