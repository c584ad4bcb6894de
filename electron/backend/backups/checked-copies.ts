import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '#db/durable.ts';

/** Beside the copies: which of them were read and found right, by size and time. Anybody can see these in the folder. */
const NAME = 'checked.json';

const schema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string().max(60));

/** What is known of copied photos and scans at a place, so that each is read there once and not every evening. */
export interface CheckedCopies {
  has(path: string, name: string): Promise<boolean>;
  add(path: string, name: string): Promise<void>;
  keep(): void;
}

export async function checkedCopies(place: string): Promise<CheckedCopies> {
  const file = join(place, NAME);
  const known = new Map(Object.entries(await read(file)));
  let isNew = false;
  return {
    has: async (path, name) => known.has(name) && known.get(name) === (await markOf(path)),
    add: async (path, name) => {
      known.set(name, await markOf(path));
      isNew = true;
    },
    keep: () => {
      if (isNew) writeDurably(file, JSON.stringify(Object.fromEntries(known)));
    },
  };
}

async function read(file: string): Promise<z.infer<typeof schema>> {
  try {
    return schema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return {}; // none yet, or spoilt: then all are read once more
  }
}

async function markOf(path: string): Promise<string> {
  const { size, mtimeMs } = await stat(path);
  return `${size} ${Math.round(mtimeMs)}`;
}
