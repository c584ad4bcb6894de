import { standardFor } from '#domain/income/standards.ts';

export interface IncomeLine {
  readonly amount: number;
  readonly scope: string;
  readonly source: string;
}

/** 监测范围 from 2021 on, the poverty line before: the province's own figure where one is known, else the nation's; the newest known when the year has none. */
export function incomeLine(year: number, province: string): IncomeLine | null {
  const scope = province.replace(/(省|市|壮族自治区|回族自治区|维吾尔自治区|自治区)$/, '');
  const kinds =
    year >= 2020 ? (['监测范围', '监测范围底线', '脱贫标准(执行)'] as const) : (['现价扶贫标准'] as const);
  for (let y = year; y > year - 6; y -= 1) {
    for (const kind of kinds) {
      const found = standardFor({ kind, year: y, scope });
      if (found?.perCapita != null)
        return { amount: found.perCapita, scope: `${found.scope} ${y} 年${kind}`, source: found.source };
    }
  }
  return null;
}
