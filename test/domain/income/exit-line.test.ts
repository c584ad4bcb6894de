import { describe, expect, test } from 'vitest';
import { exitLine } from '#domain/income/exit-line.ts';

describe('exitLine', () => {
  test('is the province’s own standard, else the nation’s', () => {
    expect(exitLine({ year: 2018, province: '贵州省' })).toBe(3535);
    expect(exitLine({ year: 2018, province: '示范省' })).toBe(2995);
    expect(exitLine({ year: 2020, province: '示范省' })).toBe(4000);
  });

  test('is never the line of monitoring, and never that of an earlier year', () => {
    expect(exitLine({ year: 2021, province: '示范省' })).toBeNull();
    expect(exitLine({ year: 2025, province: '云南省' })).toBeNull();
  });

  test('is what a pack says, the province by either name before the nation', () => {
    const line = (scope: string, perCapita: number) => ({
      ...{ kind: '省定脱贫标准' as const, year: 2018 },
      scope,
      perCapita,
    });
    const own = [line('全国', 3000), line('示范', 3200)];
    expect(exitLine({ year: 2018, province: '示范省', own })).toBe(3200);
    expect(exitLine({ year: 2018, province: '别省', own })).toBe(3000);
    expect(exitLine({ year: 2017, province: '示范省', own })).toBe(2952);
  });
});
