import type { ReadHandle } from '#db/handle.ts';
import type { Archive } from '#db/open-archive.ts';
import { findTownship } from '#db/places.ts';
import { packBodies, packsAtOnce, packsFingerprint } from '#db/policy-packs.ts';
import {
  linesInForce,
  packFor,
  type PackSpan,
  packsInForce,
  SHIPPED_PACKS,
} from '#domain/policy/load-pack.ts';
import type { PackLine } from '#domain/policy/pack-parts.ts';
import { type PackFile, packFileSchema, type PolicyPack } from '#domain/policy/pack-schema.ts';
import { findPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import { Refusal } from '../session.ts';

/** Libraries by what their content is known by, so that no act, undo or other archive can make one stale. */
const known = new Map<string, readonly PackFile[]>();
const KEPT = 4;

/** All packs: those that come with the program, then the township's own. The same list while nothing changes. */
export async function packLibrary(db: ReadHandle): Promise<readonly PackFile[]> {
  const fingerprint = await packsFingerprint(db);
  return known.get(fingerprint) ?? keep(fingerprint, await packBodies(db));
}

function keep(fingerprint: string, bodies: readonly string[]): readonly PackFile[] {
  const library = bodies.length === 0 ? SHIPPED_PACKS : [...SHIPPED_PACKS, ...bodies.flatMap(readStored)];
  if (known.size >= KEPT) known.clear();
  known.set(fingerprint, library);
  return library;
}

/** A pack that a later version of the program stored may be beyond this one; it then rules nothing here. */
function readStored(body: string): PackFile[] {
  const { success, data } = packFileSchema.safeParse(JSON.parse(body));
  return success ? [data] : [];
}

const provinceOf = async (db: ReadHandle): Promise<string> => (await findTownship(db))?.province ?? '';

/** The pack that rules a year in this township. */
export const packOfYear = async (db: ReadHandle, year: number): Promise<PolicyPack | undefined> =>
  packFor(year, { province: await provinceOf(db), packs: await packLibrary(db) });

/** Which pack rules when in this township. */
export const packSpans = async (db: ReadHandle): Promise<readonly PackSpan[]> =>
  packsInForce({ province: await provinceOf(db), packs: await packLibrary(db) });

/** The income lines that the packs in force set in this township, of all years. */
export const packLines = async (db: ReadHandle): Promise<readonly PackLine[]> =>
  linesInForce(await packSpans(db));

/** As `packLibrary`, for what cannot wait. */
export const packLibraryNow = (raw: Archive['rawReading']): readonly PackFile[] => readAtOnce(raw).packs;

/** As `packSpans`, for what cannot wait. */
export const packSpansNow = (raw: Archive['rawReading']): readonly PackSpan[] =>
  packsInForce(readAtOnce(raw));

function readAtOnce(raw: Archive['rawReading']): { packs: readonly PackFile[]; province: string } {
  const { fingerprint, bodies, province } = packsAtOnce(raw);
  return { packs: known.get(fingerprint) ?? keep(fingerprint, bodies), province };
}

/** Exactly this version of a pack, whatever was loaded since. Throws a Refusal when this program cannot read it. */
export async function packVersion(
  db: ReadHandle,
  { id, version }: { id: string; version: number },
): Promise<PolicyPack> {
  const library = await packLibrary(db);
  const file = findPack(library, { id, version });
  const pack = file === undefined ? null : resolvePack(file, library).pack;
  if (pack !== null) return pack;
  const message = `政策包“${id}”第 ${version} 版读不出来，可能是更新版本的户档载入的，请升级程序。`;
  throw new Refusal({ code: 'rule', rule: 'pack-unreadable', message });
}
