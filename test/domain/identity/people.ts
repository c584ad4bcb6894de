import fc from 'fast-check';
import { checkDigit } from '#domain/identity/id-number.ts';

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** A day from 1920 to 2019 that every month has, as yyyymmdd. */
const birthDigits = fc
  .tuple(
    fc.integer({ min: 1920, max: 2019 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => `${year}${twoDigits(month)}${twoDigits(day)}`);

/** Right 18-digit numbers of invented people: county 529901 does not exist. */
export const idNumbers = fc
  .tuple(birthDigits, fc.integer({ min: 0, max: 999 }))
  .map(([birth, serial]) => `529901${birth}${String(serial).padStart(3, '0')}`)
  .map((first17) => first17 + checkDigit(first17));

export const mobileNumbers = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

export const accounts = fc
  .tuple(fc.integer({ min: 12, max: 19 }), fc.bigInt({ min: 0n, max: 10n ** 19n - 1n }))
  .map(([length, digits]) => String(digits).padStart(19, '6').slice(0, length));

const fullWidth = (text: string): string =>
  text.replace(/[0-9X]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** The ways in which people write one number: as it is, in groups, with marks between, in full-width digits. */
export const writtenWays = fc
  .tuple(
    fc.constantFrom('', ' ', '-', '－', '.', '　', ' - ', '·', '_', '/'),
    fc.integer({ min: 1, max: 6 }),
    fc.boolean(),
  )
  .map(([mark, group, isWide]) => (number: string) => {
    const grouped = number.replace(new RegExp(`.{${group}}(?=.)`, 'g'), `$&${mark}`);
    return isWide ? fullWidth(grouped) : grouped;
  });

/** A name of rare characters, most of them outside the basic plane. */
export const rareName = '䶮㛃𬭎𠅤𫖯㐱䲟';
