import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeRecoveryCode, readRecoveryCode } from '#domain/operators/recovery-code.ts';

const LETTERS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = fc
  .array(fc.nat(LETTERS.length - 1), { minLength: 24, maxLength: 24 })
  .map((numbers) => makeRecoveryCode(() => numbers.pop() ?? 0));
const place = fc.nat(24);

describe('a recovery code', () => {
  test('is five groups of five letters that nobody confuses', () => {
    fc.assert(
      fc.property(codes, (code) => {
        expect(code).toMatch(/^([2-9A-HJKMNP-Z]{5}-){4}[2-9A-HJKMNP-Z]{5}$/);
      }),
    );
  });

  test('is read however it is typed', () => {
    const code = makeRecoveryCode((below) => below - 7);
    const plain = code.replaceAll('-', '');
    const full = [...code].map((c) => String.fromCodePoint((c.codePointAt(0) ?? 0) + 0xfee0)).join('');
    for (const typed of [plain, code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `, full])
      expect(readRecoveryCode(typed)).toBe(plain);
  });

  test('with one wrong letter is told from a right one, wherever it stands', () => {
    fc.assert(
      fc.property(codes, place, fc.nat(29), (code, at, other) => {
        const letters = [...code.replaceAll('-', '')];
        letters[at] = [...LETTERS].filter((letter) => letter !== letters[at])[other] ?? '';
        expect(readRecoveryCode(letters.join(''))).toBeNull();
      }),
    );
  });

  test('with two letters that changed places is told too', () => {
    fc.assert(
      fc.property(codes, fc.nat(22), (code, at) => {
        const letters = [...code.replaceAll('-', '')];
        const [a = '', b = ''] = letters.slice(at, at + 2);
        fc.pre(a !== b);
        letters.splice(at, 2, b, a);
        expect(readRecoveryCode(letters.join(''))).toBeNull();
      }),
    );
  });

  test.each(['', '-----', '口令口令口令', 'A'.repeat(24), 'A'.repeat(26), `${'A'.repeat(24)}0`])(
    'is not %j',
    (typed) => expect(readRecoveryCode(typed)).toBeNull(),
  );
});
