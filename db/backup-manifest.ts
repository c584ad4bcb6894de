import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { BACKUP_REASONS } from '#domain/backup/reason.ts';
import { writeDurably } from './durable.ts';

const hex256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What a proof found, beside each backup; numbers and hashes only, so that it may be read without the key. */
const manifest = z.strictObject({
  format: z.literal(1),
  file: z.string().max(40),
  /** When it was made, ISO. */
  at: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  households: z.int().min(0),
  members: z.int().min(0),
  bytes: z.int().min(0),
  /** Of the file. */
  sha256: hex256,
  /** Of what is in it (data-hash.ts), equal to that of the archive at the moment of copying. */
  dataHash: hex256,
  schema: z.int(),
  /** The last change that it knows. */
  head: z.strictObject({ id: z.int(), hash: z.string() }).nullable(),
});
export type Manifest = z.infer<typeof manifest>;

const signed = z.strictObject({ ...manifest.shape, mac: hex256 });

export const manifestName = (file: string): string => file.replace(/\.db$/, '.json');

/** Written before the backup gets its name: a backup that has its name has its manifest. */
export const writeManifest = (path: string, content: Manifest, key: Buffer): void =>
  writeDurably(path, `${JSON.stringify({ ...content, mac: macOf(content, key) }, null, 2)}\n`);

/** Null when there is none, or it is not one, or (with the key) not one that this program wrote for this archive. */
export function readManifest(path: string, key: Buffer | null): Manifest | null {
  try {
    const { mac, ...content } = signed.parse(JSON.parse(readFileSync(path, 'utf8')));
    if (key !== null && !timingSafeEqual(Buffer.from(mac), Buffer.from(macOf(content, key)))) return null;
    return content;
  } catch {
    return null;
  }
}

/** Over the fields in their fixed order, under a key of its own: whoever alters a number cannot sign it. */
function macOf(content: Manifest, key: Buffer): string {
  const own = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'hudang backup manifest 1', 32));
  const fields = Object.keys(manifest.shape).map((name) => content[name as keyof Manifest]);
  return createHmac('sha256', own).update(JSON.stringify(fields)).digest('hex');
}
