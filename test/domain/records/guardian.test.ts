import { describe, expect, test } from 'vitest';
import { consent } from '#domain/records/consent.ts';
import { guardianNeed, type Signatory } from '#domain/records/guardian.ts';

const on = '2025-06-20';
const self = { on, signer: '本人', guardian: null };
const born = (birth: string | null, more: Partial<Signatory> = {}): Signatory => ({
  ...{ name: '孙小宝', birth, leftOn: null, isGravelyImpaired: false },
  ...more,
});
const child = born('2012-01-01');
const grown = born('1980-01-01');

describe('a guardian signs', () => {
  test('for a household of children', () =>
    expect(guardianNeed([child], self)).toMatchObject({ must: true }));
  test('not for children with a grown-up, nor where an age is not known', () => {
    expect(guardianNeed([child, grown], self)).toBeNull();
    expect(guardianNeed([child, born(null)], self)).toBeNull();
    expect(guardianNeed([], self)).toBeNull();
  });
  test('when the grown-up has left, from that day on', () => {
    const left = born('1980-01-01', { leftOn: on });
    expect(guardianNeed([child, left], self)?.must).toBe(true);
    expect(guardianNeed([child, left], { ...self, on: '2025-06-19' })).toBeNull();
  });
  test.each([
    ['2009-06-21', true],
    ['2009-06-20', false],
    ['2007-06-21', false],
  ])('for somebody alone born on %s', (birth, must) =>
    expect(guardianNeed([born(birth)], self)?.must).toBe(must),
  );
  test('not for somebody who is eighteen on the day', () =>
    expect(guardianNeed([born('2007-06-20')], self)).toBeNull());
  test.each([
    ['孙小宝', true],
    ['孙 小宝', true],
    [null, true],
    ['孙大爷', false],
  ])('who signs as %s for children signs for himself: %s', (signer, must) =>
    expect(guardianNeed([child], { ...self, signer }) !== null).toBe(must),
  );
  test('is worth a look where every grown-up is gravely impaired', () => {
    const impaired = born('1980-01-01', { isGravelyImpaired: true });
    expect(guardianNeed([impaired, child], self)).toMatchObject({ must: false });
    expect(guardianNeed([impaired, grown], self)).toBeNull();
  });
});

describe('a consent', () => {
  const cells = { signed_on: on, signer: '本人' };
  test('names who signed for children', () => {
    expect(consent.signedFor?.(cells, [child]).map(({ column }) => column)).toEqual(['guardian']);
    expect(consent.signedFor?.({ ...cells, guardian: '李某' }, [child])).toEqual([]);
  });
  test('that was withdrawn asks for nothing any more', () => {
    const setting = { today: on, signatories: [child] };
    expect(consent.hints?.(cells, setting)).toHaveLength(1);
    expect(consent.hints?.({ ...cells, withdrawn_on: on }, setting)).toEqual([]);
  });
});
