import type { ReadHandle } from '#db/handle.ts';
import { packHeads, packUses } from '#db/policy-packs.ts';
import { packEntries } from '#domain/policy/pack-entries.ts';
import { PACK_SECTIONS, type PackSection } from '#domain/policy/pack-problems.ts';
import type { PackFile } from '#domain/policy/pack-schema.ts';
import { findPack, packChain, resolvePack } from '#domain/policy/resolve-pack.ts';
import type { Output } from '#contract/channels.ts';
import { Refusal } from '../session.ts';
import { packLibrary, packSpans } from './library.ts';
import { headOf } from './preview.ts';

interface Version {
  readonly id: string;
  readonly version: number;
}

/** Every pack, those in force first by their years, what they rule here and who began with them. */
export async function listPacks(db: ReadHandle): Promise<Output<'pack.list'>['packs']> {
  const library = await packLibrary(db);
  const spans = await packSpans(db);
  const heads = await packHeads(db);
  const uses = await packUses(db);
  const views = library.map((file) => {
    const loaded = heads.find((head) => head.pack_id === file.id && head.version === file.version);
    const use = uses.find((each) => each.pack_id === file.id && each.pack_version === file.version);
    const { pack } = resolvePack(file, library);
    return {
      ...headOf(file),
      origin: loaded === undefined ? ('program' as const) : ('archive' as const),
      fileName: loaded?.file_name ?? null,
      loadedOn: loaded?.loaded_on ?? null,
      rules: spans
        .filter((span) => span.pack === pack)
        .map(({ years: [from, to] }): [number, number | null] => [from, to]),
      object: pack?.terms.object.value ?? '',
      department: pack?.terms.department.value ?? '',
      procedures: pack?.procedures.length ?? 0,
      begun: use?.all ?? 0,
      running: use?.open ?? 0,
    };
  });
  return views.sort((a, b) => a.years[0] - b.years[0] || a.version - b.version || (a.id < b.id ? -1 : 1));
}

/** Throws a Refusal when there is no such pack. */
export async function packFile(db: ReadHandle, version: Version): Promise<PackFile> {
  const file = findPack(await packLibrary(db), version);
  if (file === undefined) throw new Refusal({ code: 'not-found', what: '这个政策包' });
  return file;
}

/** A pack with all that it rests on, section by section; each entry with the pack that says so. */
export async function showPack(db: ReadHandle, version: Version): Promise<Output<'pack.get'>> {
  const library = await packLibrary(db);
  const file = await packFile(db, version);
  const { pack } = resolvePack(file, library);
  if (pack === null) throw new Refusal({ code: 'not-found', what: `“${file.title}”所依据的政策包` });
  const from = originsOf(file, library);
  const sections = new Map<PackSection, Output<'pack.get'>['sections'][number]['entries']>();
  for (const { section, key, entry, value, source, confidence } of packEntries(pack)) {
    const entries = sections.get(section) ?? [];
    entries.push({ entry, value, source, confidence, from: from.get(`${section}|${key}`) ?? file.title });
    sections.set(section, entries);
  }
  return {
    ...headOf(file),
    sections: [...sections].map(([key, entries]) => ({ key, title: PACK_SECTIONS[key], entries })),
  };
}

/** Which pack of the chain was the last to change each entry. */
function originsOf(file: PackFile, library: readonly PackFile[]): Map<string, string> {
  const origins = new Map<string, string>();
  let before = new Map<string, string>();
  for (const link of packChain(file, library) ?? []) {
    const { pack } = resolvePack(link, library);
    const entries = pack === null ? [] : packEntries(pack, file.years);
    const now = new Map(entries.map((each) => [`${each.section}|${each.key}`, saying(each)]));
    for (const [key, said] of now) if (before.get(key) !== said) origins.set(key, link.title);
    before = now;
  }
  return origins;
}

const saying = ({ value, source }: { value: string; source: string }): string => `${value}|${source}`;
