import { describe, expect, test } from 'vitest';
import { STANDARDS } from '#domain/income/standards-by-year.ts';
import { standardFor } from '#domain/income/standards.ts';

describe('standardFor', () => {
  test('prefers the scope’s own line, then the nation’s', () => {
    const query = { kind: '监测范围', year: 2023, scope: '贵州' } as const;
    expect(standardFor(query)).toMatchObject({ perCapita: 7300, confidence: 'published' });
    expect(standardFor({ ...query, scope: '湖南' })).toBeUndefined();
    expect(standardFor({ ...query, year: 2020, scope: '湖南' })).toMatchObject({
      scope: '全国',
      perCapita: 6000,
    });
  });

  test('says that a line must be entered where every province sets its own', () => {
    expect(standardFor({ kind: '监测范围', year: 2022, scope: '湖南' })).toMatchObject({
      scope: '各省',
      perCapita: null,
    });
  });

  test('keeps the mark on figures that still have to be compared with the official text', () => {
    expect(STANDARDS).toHaveLength(24);
    const toVerify = STANDARDS.filter(({ confidence }) => confidence === 'verify');
    expect(toVerify.map(({ kind, year }) => `${kind} ${year}`)).toEqual([
      '现价扶贫标准 2013',
      '现价扶贫标准 2014',
      '现价扶贫标准 2018',
      '现价扶贫标准 2019',
      '省级执行标准 2015',
      '省级执行标准 2016',
      '省级执行标准 2017',
      '省级执行标准 2018',
      '省级执行标准 2019',
    ]);
    expect(standardFor({ kind: '现价扶贫标准', year: 2015, scope: '全国' })?.perCapita).toBe(2855);
  });
});
