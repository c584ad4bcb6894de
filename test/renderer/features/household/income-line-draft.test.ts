import { describe, expect, it } from 'vitest';
import {
  draftOfLine,
  isSame,
  productOf,
  readLine,
} from '../../../../renderer/features/household/income-line-draft.ts';

const blank = draftOfLine(null);

describe('a line as it is typed', () => {
  it('is saved with its quantity and price, which make the amount', () => {
    const draft = { ...blank, title: ' 卖玉米 ', quantity: '1,333', unit: '斤', unitPrice: '1.235' };
    expect(productOf(draft)).toBe(1646.26);
    expect(readLine(draft, 7)).toEqual({
      line: {
        ...{ id: 7, title: '卖玉米', memberId: null, quantity: 1333, unit: '斤', unitPrice: 1.235 },
        ...{ amount: null, note: null },
      },
    });
  });

  it('is saved with its amount alone', () => {
    expect(productOf({ ...blank, quantity: '3' })).toBeNull();
    expect(readLine({ ...blank, title: '打零工', amount: '800.005' }, undefined)).toMatchObject({
      line: { title: '打零工', amount: 800.01, quantity: null },
    });
  });

  it.each([
    [{}, '请填写明细名称'],
    [{ title: '卖猪' }, '请填写金额，或者数量和单价'],
    [{ title: '卖猪', quantity: '2' }, '请填写金额，或者数量和单价'],
    [{ title: '卖猪', quantity: '两', unitPrice: '9' }, '数量应当填不小于 0 的数字'],
    [{ title: '卖猪', amount: '-5' }, '金额应当填不小于 0 的数字'],
  ])('of %o says what is missing', (part, reason) => {
    expect(readLine({ ...blank, ...part }, undefined)).toEqual({ reason });
  });

  it('begins as the line stands in the archive', () => {
    const line = {
      ...{ id: 1, item: 'business_income' as const, title: '卖猪', memberId: 3, quantity: null, unit: null },
      ...{ unitPrice: null, amount: 800, note: '年底' },
    };
    const draft = draftOfLine(line);
    expect(draft).toMatchObject({ amount: '800.00', quantity: '', note: '年底', memberId: 3 });
    expect(isSame(draft, draftOfLine({ ...line }))).toBe(true);
    expect(isSame(draft, blank)).toBe(false);
  });
});
