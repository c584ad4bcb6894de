import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parsePrintedCode } from '#domain/scans/printed-code.ts';
import { codeText } from '#templates/layout/code-mark.ts';

const letters = [...'BCDFGHJKLMNPQRSTVWXZ'];

test('what is printed at the foot of a page is read back', () => {
  const code = fc.array(fc.constantFrom(...letters), { minLength: 8, maxLength: 8 });
  fc.assert(
    fc.property(code, fc.integer({ min: 1, max: 9999 }), (drawn, page) => {
      expect(parsePrintedCode(codeText(drawn.join(''), page))).toEqual({ code: drawn.join(''), page });
    }),
  );
});

test.each([
  ['a code of somebody else', 'https://example.cn/HD:KDRTPWMX/2'],
  ['small letters', 'hd:kdrtpwmx/2'],
  ['a vowel', 'HD:KDRTPWMA/2'],
  ['too short', 'HD:KDRTPWM/2'],
  ['no page', 'HD:KDRTPWMX'],
  ['page nought', 'HD:KDRTPWMX/0'],
  ['a page with a nought before it', 'HD:KDRTPWMX/02'],
  ['a page that no print has', 'HD:KDRTPWMX/10000'],
  ['something behind it', 'HD:KDRTPWMX/2\n'],
  ['full-width signs', 'HD：KDRTPWMX／2'],
])('%s is none of ours', (_, text) => {
  expect(parsePrintedCode(text)).toBeNull();
});
