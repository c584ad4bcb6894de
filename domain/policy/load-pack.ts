import type { Standard } from '#domain/income/standards-by-year.ts';
import { standardFor, type StandardQuery } from '#domain/income/standards.ts';
import national2021 from './national-2021.json' with { type: 'json' };
import national2026 from './national-2026.json' with { type: 'json' };
import { type PackFile, packFileSchema, type PackLine, type PolicyPack } from './pack-schema.ts';
import { resolvePack } from './resolve-pack.ts';

/** The packs that come with the program. A township adds its province's. */
export const SHIPPED_PACKS: readonly PackFile[] = [national2021, national2026].map((file) =>
  packFileSchema.parse(file),
);

export interface PackChoice {
  readonly province?: string | null;
  /** All packs of the archive; the shipped ones unless given. */
  readonly packs?: readonly PackFile[];
}

/**
 * The pack that rules a year: the province's own before the national one, the newest version of each. Undefined for
 * years that no pack covers, or when the pack's base is missing.
 */
export function packFor(year: number, choice: PackChoice = {}): PolicyPack | undefined {
  const { province = null, packs = SHIPPED_PACKS } = choice;
  const ofYear = packs
    .filter(({ years: [from, to] }) => from <= year && year <= (to ?? year))
    .sort((a, b) => b.version - a.version);
  const ofProvince = ofYear.find((pack) => pack.province !== null && pack.province === province);
  const file = ofProvince ?? ofYear.find((pack) => pack.province === null);
  return file ? (resolvePack(file, packs).pack ?? undefined) : undefined;
}

/** The income line of a year: the pack's own, else the national table's. */
export function lineFor(
  pack: Pick<PolicyPack, 'lines'>,
  query: StandardQuery,
): PackLine | Standard | undefined {
  const own = pack.lines.find(
    ({ kind, year, scope }) => kind === query.kind && year === query.year && scope === query.scope,
  );
  return own ?? standardFor(query);
}
