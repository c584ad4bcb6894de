import { describe, expect, test } from 'vitest';
import { annualCycle, monitoringCycle } from '#domain/income/cycles.ts';

describe('income cycles', () => {
  test('a year runs from October to September', () => {
    expect(annualCycle(2020)).toEqual({ from: '2019-10-01', to: '2020-09-30' });
    expect(annualCycle(2023, { from: '0-01-01', to: '0-12-31' })).toEqual({
      from: '2023-01-01',
      to: '2023-12-31',
    });
  });

  test('recognition looks at the twelve months before its month', () => {
    expect(monitoringCycle('202106')).toEqual({ from: '2020-06-01', to: '2021-05-31' });
    expect(monitoringCycle('202403')).toEqual({ from: '2023-03-01', to: '2024-02-29' });
    expect(monitoringCycle('202401')).toEqual({ from: '2023-01-01', to: '2023-12-31' });
    expect(monitoringCycle('202401', 6)).toEqual({ from: '2023-07-01', to: '2023-12-31' });
  });
});
