import { describe, expect, it } from 'vitest';
import { masked, shownOf } from '../../../renderer/fields/shown.ts';

describe('how a value reads on the screen', () => {
  it('has thousands in money, a dash in months, labels for codes', () => {
    expect(shownOf('income.wage_income', 12345.6, 2026)).toBe('12,345.60');
    expect(shownOf('monitoring.recognised_month', '202304', 2026)).toBe('2023-04');
    expect(shownOf('member.health', '02,04', 2026)).toBe('长期慢性病、残疾');
    expect(shownOf('household.phone', null, 2026)).toBe('');
  });

  it('hides numbers of people and accounts where lists show them', () => {
    expect(masked('household.phone', '13800001111')).toBe('138****1111');
    expect(masked('household.bank_account', '6221880012345678')).toBe('***********5678');
    expect(masked('household.address', '大树村一组')).toBe('大树村一组');
  });
});
