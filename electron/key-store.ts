import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SafeStorage } from 'electron';
import { z } from 'zod';
import { writeWhole } from './write-whole.ts';

/** A key for one archive on this computer: the slot of the key file, and the bytes that open it (base64). */
const deviceKey = z.strictObject({ slot: z.string(), key: z.string() });
export type DeviceKey = z.infer<typeof deviceKey>;

/** What this computer remembers of archives, in the keeping of its operating system. */
export interface KeyStore {
  isAvailable(): Promise<boolean>;
  names(): Promise<readonly string[]>;
  keep(name: string, key: DeviceKey): Promise<void>;
  /** Null when there is none, or when the operating system does not give it back (another user, another computer). */
  recall(name: string): Promise<DeviceKey | null>;
  forget(name: string): Promise<void>;
}

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

const kept = z.strictObject({ keys: z.record(z.string(), z.base64()) });

/** Electron's safe storage: DPAPI, Keychain, Secret Service or KWallet. */
export function createKeyStore(options: {
  storage: Storage;
  /** Where the archives of this computer are. */
  home: string;
  platform?: NodeJS.Platform;
}): KeyStore {
  const { storage, home, platform = process.platform } = options;
  const file = join(home, 'remembered.json');
  const isAvailable = async (): Promise<boolean> => {
    // 'basic_text' is a password that stands in Chromium's source: no protection at all.
    if (platform === 'linux' && ['basic_text', 'unknown'].includes(storage.getSelectedStorageBackend()))
      return false;
    return await storage.isAsyncEncryptionAvailable().catch(() => false);
  };
  const write = (keys: Record<string, string>) => writeWhole(file, `${JSON.stringify({ keys }, null, 2)}\n`);
  const keep = async (name: string, key: DeviceKey): Promise<void> => {
    const sealed = await storage.encryptStringAsync(JSON.stringify(key));
    await write({ ...(await readKept(file)), [name]: sealed.toString('base64') });
  };
  return {
    isAvailable,
    names: async () => Object.keys(await readKept(file)),
    keep,
    recall: async (name) => {
      const sealed = new Map(Object.entries(await readKept(file))).get(name);
      if (sealed === undefined || !(await isAvailable())) return null;
      const key = await unsealed(storage, sealed);
      if (key?.isOld === true) await keep(name, key.value);
      return key?.value ?? null;
    },
    forget: async (name) => {
      const { [name]: known, ...others } = await readKept(file);
      if (known !== undefined) await write(others);
    },
  };
}

async function unsealed(
  storage: Storage,
  sealed: string,
): Promise<{ value: DeviceKey; isOld: boolean } | null> {
  try {
    const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(sealed, 'base64'));
    return { value: deviceKey.parse(JSON.parse(result)), isOld: shouldReEncrypt };
  } catch {
    return null;
  }
}

async function readKept(file: string): Promise<Record<string, string>> {
  try {
    return kept.parse(JSON.parse(await readFile(file, 'utf8'))).keys;
  } catch {
    return {};
  }
}
