import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRoute, pages, parseRoute } from '../../renderer/route.ts';

describe('the address of the window', () => {
  it('reads back what it writes', () => {
    const route = fc.record(
      {
        page: fc.constantFrom(...pages),
        id: fc.integer({ min: 1, max: 1_000_000 }),
        tab: fc.constantFrom('members', 'income'),
        field: fc.constantFrom('member.phone', 'income.wage_income'),
        member: fc.integer({ min: 1, max: 1_000_000 }),
        record: fc.integer({ min: 1, max: 1_000_000 }),
      },
      { requiredKeys: ['page'] },
    );
    fc.assert(
      fc.property(route, (each) => {
        expect(parseRoute(formatRoute(each))).toEqual({ ...each });
      }),
    );
  });

  it('shows what is to be done for an address that it does not know', () => {
    expect(parseRoute('')).toEqual({ page: 'home' });
    expect(parseRoute('#/secret/1')).toEqual({ page: 'home' });
    expect(parseRoute('#/household/-3')).toEqual({ page: 'household' });
  });
});
