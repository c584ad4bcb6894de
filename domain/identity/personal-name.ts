import { compoundSurnames } from './compound-surnames.ts';

/** The middle dot of a name of several parts (GB/T 15834): U+00B7. */
const middleDot = '·';

/**
 * A name as it is compared and printed: no spaces around it, one kind of middle dot, and no spaces inside a name
 * of Han characters (forms stretch 张　伟 over the width of a cell).
 */
export function normalizeName(written: string): string {
  const name = written.trim().replace(/[‧∙•・･⋅．]/gu, middleDot);
  return /\p{Script=Han}/u.test(name) ? name.replace(/\s+/gu, '') : name.replace(/\s+/gu, ' ');
}

/** The surname: two characters when the compound list has them, all before the first dot of a dotted name. */
export function surnameOf(written: string): string {
  const name = normalizeName(written);
  const dot = name.indexOf(middleDot);
  if (dot > 0) return name.slice(0, dot);
  const characters = [...name];
  const pair = characters.slice(0, 2).join('');
  return characters.length > 2 && compoundSurnames.has(pair) ? pair : (characters[0] ?? '');
}

/** `张**`, `欧阳**`, `阿卜杜拉·**`: the surname and always two stars, so that the length tells nothing. */
export function maskName(written: string): string {
  const name = normalizeName(written);
  const surname = surnameOf(name);
  return name.includes(middleDot, 1) ? `${surname}${middleDot}**` : `${surname}**`;
}
