import type { CodeOverlay } from '#domain/codes/code-overlay.ts';
import national2014 from './national-2014.json' with { type: 'json' };
import national2017 from './national-2017.json' with { type: 'json' };
import national2021 from './national-2021.json' with { type: 'json' };
import national2026 from './national-2026.json' with { type: 'json' };
import type { PackCodes, PackLine } from './pack-parts.ts';
import { type PackFile, packFileSchema, type PolicyPack } from './pack-schema.ts';
import { packChain, resolvePack } from './resolve-pack.ts';

/** The packs that come with the program. A township adds its province's. */
export const SHIPPED_PACKS: readonly PackFile[] = [
  national2014,
  national2017,
  national2021,
  national2026,
].map((file) => packFileSchema.parse(file));

export interface PackChoice {
  /** As the township writes it: 云南省 or 云南. */
  readonly province?: string | null;
  /** All packs of the archive; the shipped ones unless given. */
  readonly packs?: readonly PackFile[];
}

/**
 * The pack that rules a year: the province's own before the national one, of each the newest version, and what was
 * added to a pack before that pack. Undefined for
 * years that no pack covers, or when the pack's base is missing.
 */
export function packFor(year: number, choice: PackChoice = {}): PolicyPack | undefined {
  const { packs = SHIPPED_PACKS } = choice;
  const file = fileFor(year, choice);
  return file ? (resolvePack(file, packs).pack ?? undefined) : undefined;
}

const provinceWord = (name: string): string =>
  name.trim().replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');

/** Whether a pack of the same place adds to another: that says all the other says. */
const restsOn = (pack: PackFile, base: PackFile, packs: readonly PackFile[]): boolean =>
  pack !== base &&
  pack.extends !== null &&
  provinceWord(pack.province ?? '') === provinceWord(base.province ?? '') &&
  (packChain(pack, packs)?.includes(base) ?? false);

function fileFor(year: number, { province = null, packs = SHIPPED_PACKS }: PackChoice): PackFile | undefined {
  const newest = packs.filter(
    (pack) => !packs.some(({ id, version }) => id === pack.id && version > pack.version),
  );
  const ofYear = newest
    .filter(({ years: [from, to] }) => from <= year && year <= (to ?? year))
    .filter((pack, _at, all) => !all.some((other) => restsOn(other, pack, packs)))
    .sort((a, b) => b.years[0] - a.years[0] || (a.id < b.id ? -1 : 1));
  const own = provinceWord(province ?? '');
  const ofProvince =
    own === '' ? undefined : ofYear.find((pack) => provinceWord(pack.province ?? '') === own);
  return ofProvince ?? ofYear.find((pack) => pack.province === null);
}

/** Years in a row that one pack rules; the end is null while it is not known. */
export interface PackSpan {
  readonly years: readonly [number, number | null];
  readonly pack: PolicyPack;
}

/** Which pack rules when, from the first year that any pack covers. */
export function packsInForce(choice: PackChoice = {}): readonly PackSpan[] {
  const { packs = SHIPPED_PACKS } = choice;
  const ends = packs.flatMap(({ years: [from, to] }) => [from, to ?? from]);
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  const spans: { years: [number, number | null]; pack: PolicyPack }[] = [];
  for (let year = first; year <= last + 1; year += 1) {
    const pack = packFor(year, choice);
    const before = spans.at(-1);
    if (pack === undefined) continue;
    if (before?.pack === pack && before.years[1] === year - 1) before.years[1] = year;
    else spans.push({ years: [year, year], pack });
  }
  return spans.map(({ years: [from, to], pack }) => ({
    years: [from, to === last + 1 ? null : to],
    pack,
  }));
}

/** The code lists that the packs in force lay over the program's own; see `setCodeOverlays`. */
export const overlaysOf = (spans: readonly PackSpan[]): (CodeOverlay & { lists: PackCodes })[] =>
  spans.map(({ years, pack }) => ({ years, lists: pack.codes }));

/** The income lines that the packs in force set, each for the years that its pack rules and before them. */
export const linesInForce = (spans: readonly PackSpan[]): PackLine[] =>
  spans.flatMap(({ pack }) => pack.lines);
