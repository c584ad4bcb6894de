import type { ReadHandle } from '#db/handle.ts';
import { packUses } from '#db/policy-packs.ts';
import { findTownship } from '#db/places.ts';
import { comparePacks } from '#domain/policy/compare-packs.ts';
import { packFor, packsInForce, type PackSpan } from '#domain/policy/load-pack.ts';
import { PACK_SECTIONS } from '#domain/policy/pack-problems.ts';
import type { PackFile } from '#domain/policy/pack-schema.ts';
import { basePack, newestPack, resolvePack } from '#domain/policy/resolve-pack.ts';
import type { PackDifferenceView, PackPreview } from '#contract/pack.ts';
import { packLibrary } from './library.ts';
import { readPackFile } from './read-file.ts';

/** What a file would change in this township, or why it cannot be loaded. */
export async function previewPack(db: ReadHandle, text: string): Promise<PackPreview> {
  const library = await packLibrary(db);
  const { file, problems } = readPackFile(text, library);
  if (file === null) return { problems: [...problems], pack: null, rules: [], differences: [], notes: [] };
  const province = (await findTownship(db))?.province ?? '';
  const packs = [...library, file];
  const before = packsInForce({ province, packs: library });
  const own = packsInForce({ province, packs }).filter(({ pack }) => isOf(pack, file));
  const differences =
    own.length > 0
      ? own.flatMap((span) => differencesOf(span, { province, library, before }))
      : againstItsBase(file, packs);
  const notes = await notesOf(db, { file, library, province, rules: own.length > 0 });
  const rules = own.map(({ years: [from, to] }): [number, number | null] => [from, to]);
  return { problems: [], pack: headOf(file), rules, differences, notes };
}

export const headOf = ({ id, version, title, province, years, extends: base }: PackFile) => ({
  ...{ id, version, title, province, years },
  extends: base,
});

const isOf = (a: Pick<PackFile, 'id' | 'version'>, b: Pick<PackFile, 'id' | 'version'>): boolean =>
  a.id === b.id && a.version === b.version;

interface Now {
  readonly province: string;
  readonly library: readonly PackFile[];
  readonly before: readonly PackSpan[];
}

/** The years of a span may have been ruled by several packs: each stretch is compared with its own. */
function differencesOf({ years: [from, to], pack }: PackSpan, { before, ...now }: Now): PackDifferenceView[] {
  const last = to ?? Math.max(from, ...before.map(({ years }) => years[0]));
  const stretches: { years: [number, number | null]; old: ReturnType<typeof ruler> }[] = [];
  for (let year = from; year <= last; year += 1) {
    const old = ruler(year, now);
    const stretch = stretches.at(-1);
    if (stretch !== undefined && stretch.old === old) stretch.years[1] = year;
    else stretches.push({ years: [year, year], old });
  }
  const end = stretches.at(-1);
  if (to === null && end !== undefined) end.years[1] = null;
  return stretches.flatMap(({ years, old }) => viewOf(comparePacks(old, pack, years), years));
}

const ruler = (year: number, { province, library }: Omit<Now, 'before'>) =>
  packFor(year, { province, packs: library });

const viewOf = (
  differences: ReturnType<typeof comparePacks>,
  years: [number, number | null],
): PackDifferenceView[] =>
  differences.map(({ section, ...rest }) => ({
    ...rest,
    years,
    section: { key: section, title: PACK_SECTIONS[section] },
  }));

/** A pack that rules nothing here is still shown: against its older version or against what it rests on. */
function againstItsBase(file: PackFile, packs: readonly PackFile[]): PackDifferenceView[] {
  const { pack } = resolvePack(file, packs);
  if (pack === null) return [];
  const others = packs.filter((each) => each !== file);
  const older =
    newestPack(file.id, others) ?? (file.extends === null ? undefined : basePack(file.extends, packs));
  const old = older === undefined ? undefined : (resolvePack(older, packs).pack ?? undefined);
  return viewOf(comparePacks(old, pack), file.years);
}

interface Loading {
  readonly file: PackFile;
  readonly library: readonly PackFile[];
  readonly province: string;
  readonly rules: boolean;
}

async function notesOf(db: ReadHandle, { file, library, province, rules }: Loading): Promise<string[]> {
  const running = (await packUses(db)).reduce((sum, { open }) => sum + open, 0);
  const older = newestPack(file.id, library);
  const here = province.trim() === '' ? '还没有填写省份' : `是${province.trim()}`;
  return [
    ...(rules || file.province === null
      ? []
      : [`这是${file.province}的政策包，本乡镇${here}，载入后在这里不起作用。省份在“乡镇信息”里填写。`]),
    ...(rules || file.province !== null
      ? []
      : ['这些年度由本省或更新的政策包管，这个政策包载入后在这里不起作用。']),
    ...(older === undefined ? [] : [`代替同一政策包的第 ${older.version} 版。`]),
    ...(running === 0 ? [] : [`正在办理的 ${running} 个程序仍按发起时的政策包办完，不受影响。`]),
  ];
}
