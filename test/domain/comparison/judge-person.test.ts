import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { departmentCode, scopeCovers } from '#domain/comparison/departments.ts';
import { type Consent, judgePerson } from '#domain/comparison/judge-person.ts';
import { checkDigit } from '#domain/identity/id-number.ts';

const FIRST_17 = '52990119700305001';
const someone = { leftOn: null, idNumber: FIRST_17 + checkDigit(FIRST_17) };
const asked = { departments: ['01', '04'], on: '2025-06-20', year: 2025 };
const consent = (more: Partial<Consent> = {}): Consent => ({
  ...{ id: 1, number: 'S-1', signedOn: '2025-01-05', validTo: null, withdrawnOn: null, scope: null },
  ...more,
});

describe('who goes on a list for comparison', () => {
  test('is who is there, has a number, and whose household has a consent in force', () => {
    expect(judgePerson(someone, [consent()], asked)).toEqual({
      listed: true,
      consent: consent(),
      departments: ['01', '04'],
    });
  });

  test.each([
    ['no-consent', someone, []],
    ['withdrawn', someone, [consent({ withdrawnOn: '2025-06-20' })]],
    ['expired', someone, [consent({ validTo: '2025-06-19' })]],
    ['unsigned', someone, [consent({ signedOn: '2025-06-21' })]],
    ['unsigned', someone, [consent({ signedOn: null })]],
    ['no-number', someone, [consent({ number: ' ' })]],
    ['scope', someone, [consent({ scope: '教育、民政' })]],
    ['no-id-number', { ...someone, idNumber: null }, [consent()]],
    ['no-id-number', { ...someone, idNumber: `${FIRST_17}0` }, [consent()]],
    ['left', { ...someone, leftOn: '2025-06-01' }, [consent()]],
  ] as const)('is not who falls under %s', (why, person, consents) => {
    expect(judgePerson(person, consents, asked)).toEqual({ listed: false, why });
  });

  test('is on the list of those departments only that the scope names', () => {
    const judged = judgePerson(someone, [consent({ scope: '公安局、民政' })], asked);
    expect(judged).toMatchObject({ listed: true, departments: ['01'] });
  });

  test('takes of several consents the one that covers most, the newest of equals, and none that is over', () => {
    const narrow = consent({ id: 1, signedOn: '2025-03-01', scope: '公安' });
    const wide = consent({ id: 2, signedOn: '2024-03-01' });
    const over = consent({ id: 3, signedOn: '2025-05-01', withdrawnOn: '2025-05-02' });
    expect(judgePerson(someone, [narrow, wide, over], asked)).toMatchObject({ consent: { id: 2 } });
    const newer = consent({ id: 4, signedOn: '2025-02-01' });
    expect(judgePerson(someone, [wide, newer], asked)).toMatchObject({ consent: { id: 4 } });
  });

  test('never is anybody without a signed, numbered consent that runs on the day', () => {
    const day = fc.constantFrom(null, '2024-12-31', '2025-06-19', '2025-06-20', '2025-06-21');
    const some = fc.record({
      id: fc.nat(9),
      number: fc.constantFrom(null, '', 'S-1'),
      signedOn: day,
      validTo: day,
      withdrawnOn: day,
      scope: fc.constantFrom(null, '', '全部', '公安', '教育'),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 4 }), (consents) => {
        const judged = judgePerson(someone, consents, asked);
        const mayGo = consents.some(
          (c) =>
            c.number === 'S-1' &&
            c.signedOn !== null &&
            c.signedOn <= asked.on &&
            (c.validTo === null || c.validTo >= asked.on) &&
            (c.withdrawnOn === null || c.withdrawnOn > asked.on) &&
            c.scope !== '教育',
        );
        expect(judged.listed).toBe(mayGo);
      }),
    );
  });
});

describe('a department', () => {
  test('is known by its names, also with the county before them; others stay as written', () => {
    expect(
      ['公安', '公安局', '云岭县公安局', '市场监管', '气象'].map((name) => departmentCode(name, 2025)),
    ).toEqual([...['01', '01', '01', '05', '=气象']]);
  });

  test('is covered by a scope that is blank, names everything, or names it', () => {
    expect(['', '全部', '公安、银行', '银行'].map((scope) => scopeCovers(scope, '01', 2025))).toEqual([
      ...[true, true, true, false],
    ]);
    expect(scopeCovers('气象', '=气象', 2025)).toBe(true);
  });
});
