import { lineOfYear } from '#domain/income/line-of-year.ts';
import type { PackLine } from '#domain/policy/pack-parts.ts';

export interface IncomeLine {
  readonly amount: number;
  readonly scope: string;
  readonly source: string;
}

/** The line of a year in this province, the policy packs' own before the national table; see `packLines`. */
export function incomeLine(year: number, province: string, own: readonly PackLine[]): IncomeLine | null {
  const line = lineOfYear({ year, province, own });
  if (line === null) return null;
  return { amount: line.amount, scope: `${line.scope} ${line.year} 年${line.kind}`, source: line.source };
}
