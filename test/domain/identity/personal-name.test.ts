import fc from 'fast-check';
import { expect, test } from 'vitest';
import { maskName, normalizeName, surnameOf } from '#domain/identity/personal-name.ts';
import { rareName } from './people.ts';

test.each([
  ['张伟', '张', '张**'],
  ['欧阳修远', '欧阳', '欧阳**'],
  ['欧阳', '欧', '欧**'],
  ['司马 懿', '司马', '司马**'],
  ['阿卜杜拉·买买提', '阿卜杜拉', '阿卜杜拉·**'],
  ['买买提•艾力', '买买提', '买买提·**'],
  [rareName, '䶮', '䶮**'],
  ['𠅤𫖯', '𠅤', '𠅤**'],
])('%s has the surname %s and is masked to %s', (name, surname, masked) => {
  expect(surnameOf(name)).toBe(surname);
  expect(maskName(name)).toBe(masked);
});

test('one kind of middle dot, and no stretching spaces', () => {
  expect(normalizeName(' 张　伟 ')).toBe('张伟');
  expect(normalizeName('买买提・艾力')).toBe('买买提·艾力');
});

test('a masked name never tears a character and never shows the given name', () => {
  const characters = fc.constantFrom(...rareName, '张', '伟', '·', '𬱖', '欧', '阳');
  fc.assert(
    fc.property(fc.array(characters, { minLength: 1, maxLength: 8 }), (parts) => {
      const masked = maskName(parts.join(''));
      expect(masked.isWellFormed()).toBe(true);
      expect(masked.endsWith('**')).toBe(true);
    }),
  );
});
