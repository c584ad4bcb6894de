import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findAboveLevel } from '#domain/identity/privacy.ts';
import { internalText } from '#templates/layout/internal-text.ts';

test('long numbers end in their last digits, short ones and words stay', () => {
  expect(internalText('存折 6228480000001234567，证件 52990119600305001X')).toBe(
    '存折 ****4567，证件 ****001X',
  );
  expect(internalText('52990100123456789', 6)).toBe('****456789');
  expect(internalText('2025年3月收到350元，电话13800138000')).toBe('2025年3月收到350元，电话13800138000');
});

test('a number that is cut up leaves no digit', () => {
  expect(internalText('6228 4800 0000 1234 567')).not.toMatch(/\d/);
});

test('nothing above INTERNAL comes through, whatever is written', () => {
  const written = fc.string({ unit: fc.constantFrom(...'0123456789Xx 一二〇-.年，张'), maxLength: 60 });
  fc.assert(fc.property(written, (text) => findAboveLevel(internalText(text), 'INTERNAL').length === 0));
});
