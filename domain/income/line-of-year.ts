import type { Standard, StandardKind } from './standards-by-year.ts';
import { standardFor } from './standards.ts';

/** A figure that the township's own policy pack sets; it goes before the national table. */
interface OwnLine {
  readonly kind: StandardKind;
  readonly year: number;
  readonly scope: string;
  readonly perCapita: number;
  readonly source: string;
}

/** The income line that a year is measured by. */
export interface YearLine {
  /** Yuan per head and year. */
  readonly amount: number;
  readonly kind: StandardKind;
  /** Whose figure it is: the province, or 全国. */
  readonly scope: string;
  /** The year it was set for; earlier than the one asked for where that has none. */
  readonly year: number;
  readonly source: string;
  /** `inferred` also where the figure of an earlier year goes on. */
  readonly confidence: Standard['confidence'];
}

interface Question {
  readonly year: number;
  /** As the township writes it: 云南省. */
  readonly province: string;
  readonly own?: readonly OwnLine[];
}

/** How far back a line may come from. */
const YEARS_BACK = 5;

const SINCE_2020 = ['监测范围', '监测范围底线', '脱贫标准(执行)'] as const;
const BEFORE = ['现价扶贫标准'] as const;

/** 云南省 → 云南, as the table of standards names it. */
const scopeOf = (province: string): string =>
  province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');

function ownLine(own: readonly OwnLine[], kind: StandardKind, year: number, province: string) {
  const scopes = [province, scopeOf(province), '全国'];
  const found = own.filter((line) => line.kind === kind && line.year === year);
  return scopes.flatMap((scope) => found.find((line) => line.scope === scope) ?? [])[0];
}

/**
 * 监测范围 from 2020 on, the poverty line before: the pack's figure, the province's own, else the nation's; the
 * newest known where the year itself has none. Null where nothing is known.
 */
export function lineOfYear({ year, province, own = [] }: Question): YearLine | null {
  for (let at = year; at >= year - YEARS_BACK; at -= 1) {
    for (const kind of year >= 2020 ? SINCE_2020 : BEFORE) {
      const packs = ownLine(own, kind, at, province);
      const found = packs ?? standardFor({ kind, year: at, scope: scopeOf(province) });
      if (found?.perCapita == null) continue;
      const known = 'confidence' in found ? found.confidence : 'published';
      const confidence = at === year ? known : 'inferred';
      return {
        amount: found.perCapita,
        ...{ kind, scope: found.scope, year: at, source: found.source, confidence },
      };
    }
  }
  return null;
}

/** Whose figure it is and how sure: `云南 2025 年监测范围`, `沿用全国 2021 年监测范围底线（推断）`. */
export function lineInWords(line: YearLine, year: number): string {
  const sure = { published: '', verify: '（待核对）', inferred: '（推断）' }[line.confidence];
  return `${line.year === year ? '' : '沿用'}${line.scope} ${line.year} 年${line.kind}${sure}`;
}
