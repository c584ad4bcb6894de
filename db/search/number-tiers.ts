import { isDay } from '#domain/time/day.ts';
import type { SearchNumber, Subject } from './search-facts.ts';
import { gramsOf, HEADS, reversed } from './search-tokens.ts';
import { all, anyOf, one, run, type Tier } from './tier.ts';

export function numberTiers(digits: string): Tier[] {
  if (digits.length < 3) return [];
  const number =
    (part: string, holds: (n: SearchNumber) => boolean) =>
    ({ numbers }: Subject) => {
      const found = numbers.find(holds);
      return found === undefined ? null : `${found.title}${part}`;
    };
  const tiers: Tier[] = [
    { match: (mark) => one(mark, `d${digits}`), fits: number('', (n) => n.digits === digits) },
  ];
  if (digits.length === 8 && isBirth(digits)) tiers.push(birthTier(digits));
  tiers.push(
    {
      match: (mark) => run(mark, `t${reversed(digits)}`),
      fits: number('尾号', (n) => n.kind !== 'whole' && n.digits.endsWith(digits)),
    },
    { match: (mark) => beginning(digits, mark), fits: number('开头', (n) => n.digits.startsWith(digits)) },
  );
  if (/^(19|20)\d\d(0[1-9]|1[0-2])$/.test(digits)) tiers.push(birthTier(digits));
  const grams = gramsOf(digits);
  if (grams.length > 0)
    tiers.push({
      match: (mark) => all(grams.map((gram) => one(mark, `k${gram}`))),
      fits: number('中间几位', (n) => n.kind === 'parts' && n.digits.includes(digits)),
    });
  if (/^(19|20)\d\d$/.test(digits)) tiers.push(birthTier(digits));
  return tiers;
}

/** Numbers that begin so. Beginnings of even length are words; one of odd length is any of ten of them. */
export function beginning(digits: string, mark: string): string {
  if (HEADS.includes(digits.length)) return one(mark, `e${digits}`);
  if (!HEADS.includes(digits.length + 1)) return run(mark, `d${digits}`);
  return anyOf([...'0123456789'].map((next) => one(mark, `e${digits}${next}`)));
}

const isBirth = (digits: string) => isDay(digits.replace(/^(....)(..)(..)$/, '$1-$2-$3'));

/** yyyymmdd of a day written with signs (1965-3-12, 1965.03.12, 1965年3月12日), else null. */
export function dayOf(word: string): string | null {
  const parts = /^((?:19|20)\d\d)[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(word);
  if (parts === null) return null;
  const digits = `${parts[1] ?? ''}${(parts[2] ?? '').padStart(2, '0')}${(parts[3] ?? '').padStart(2, '0')}`;
  return isBirth(digits) ? digits : null;
}

const BIRTH_WORDS: Readonly<Record<number, string>> = { 4: '出生年份', 6: '出生年月', 8: '出生日期' };

export const birthTier = (digits: string): Tier => ({
  match: (mark) => (digits.length === 8 ? one(mark, `b${digits}`) : run(mark, `b${digits}`)),
  fits: ({ births }) =>
    births.some((b) => b.startsWith(digits)) ? (BIRTH_WORDS[digits.length] ?? null) : null,
});
