import { describe, expect, it } from 'vitest';
import { lineInWords, lineOfYear } from '#domain/income/line-of-year.ts';

describe('lineOfYear', () => {
  it('is the province’s own figure where one is published', () => {
    const line = lineOfYear({ year: 2025, province: '云南省' })!;
    expect(line).toMatchObject({ amount: 8700, scope: '云南', year: 2025, confidence: 'published' });
    expect(lineInWords(line, 2025)).toBe('云南 2025 年监测范围');
  });

  it('goes on from an earlier year as inferred', () => {
    const line = lineOfYear({ year: 2024, province: '示范省' })!;
    expect(line).toMatchObject({ amount: 6000, scope: '全国', year: 2021, confidence: 'inferred' });
    expect(lineInWords(line, 2024)).toBe('沿用全国 2021 年监测范围底线（推断）');
  });

  it('puts the packs’ figure first, by the province as written or as the table has it', () => {
    const own = (scope: string) => [
      { kind: '监测范围' as const, year: 2024, scope, perCapita: 8000, source: '省发〔2024〕1 号' },
    ];
    for (const scope of ['示范省', '示范', '全国'])
      expect(lineOfYear({ year: 2024, province: '示范省', own: own(scope) })).toMatchObject({
        ...{ amount: 8000, scope, confidence: 'published' },
      });
    expect(lineOfYear({ year: 2024, province: '示范省', own: own('别省') })?.amount).toBe(6000);
  });

  it('is the poverty line before 2020, marked where it wants checking', () => {
    const line = lineOfYear({ year: 2018, province: '示范省' })!;
    expect(lineInWords(line, 2018)).toBe('全国 2018 年现价扶贫标准（待核对）');
  });

  it('is unknown where nothing near was published', () => {
    expect(lineOfYear({ year: 2011, province: '示范省' })).toBeNull();
    expect(lineOfYear({ year: 2040, province: '示范省' })).toBeNull();
  });
});
