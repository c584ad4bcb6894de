import type { StandardKind } from './standards-by-year.ts';
import { standardFor } from './standards.ts';

interface OwnLine {
  readonly kind: StandardKind;
  readonly year: number;
  readonly scope: string;
  readonly perCapita: number;
}

interface Question {
  readonly year: number;
  /** As the township writes it: 云南省. */
  readonly province: string;
  /** Figures of the policy packs, which go before the national table. */
  readonly own?: readonly OwnLine[];
}

/** The province's own standard of leaving poverty before the nation's. */
const PROVINCIAL = ['省定脱贫标准', '省级执行标准'] as const;
const NATIONAL = ['脱贫标准(执行)', '现价扶贫标准'] as const;

const shortName = (province: string): string =>
  province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');

/**
 * What a household's income per head must exceed in the year in which it leaves poverty, in yuan. Only a figure of the
 * very year counts, since the household signs it; null where none is known.
 */
export function exitLine({ year, province, own = [] }: Question): number | null {
  const scopes = [province, shortName(province), '全国'];
  for (const kind of [...PROVINCIAL, ...NATIONAL]) {
    const found = own.filter((line) => line.kind === kind && line.year === year);
    const packs = scopes.flatMap((scope) => found.find((line) => line.scope === scope) ?? [])[0];
    if (packs !== undefined) return packs.perCapita;
    const known = standardFor({ kind, year, scope: shortName(province) });
    if (known?.perCapita != null) return known.perCapita;
  }
  return null;
}
