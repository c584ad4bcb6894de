/** Letters and digits that nobody confuses on paper: no 0 and O, no 1, I and L. Their number is prime. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
/** 24 of 31 letters are 118 bits. */
const RANDOM_LETTERS = 24;
const GROUP = 5;

/** Each letter weighs by its place, so that one wrong letter and two that changed places are told. */
function checkLetter(letters: string): string {
  const sum = [...letters].reduce((total, letter, i) => total + (i + 1) * ALPHABET.indexOf(letter), 0);
  return ALPHABET.charAt(sum % ALPHABET.length);
}

/** A new code in groups of five, the last letter a check. `random` gives an integer from 0 to below its argument. */
export function makeRecoveryCode(random: (below: number) => number): string {
  const letters = Array.from({ length: RANDOM_LETTERS }, () => ALPHABET.charAt(random(ALPHABET.length)));
  const code = letters.join('') + checkLetter(letters.join(''));
  return Array.from({ length: code.length / GROUP }, (_, i) => code.slice(i * GROUP, (i + 1) * GROUP)).join(
    '-',
  );
}

/** The letters of a code as somebody typed it, or null when it cannot be one: a letter is wrong, or missing. */
export function readRecoveryCode(typed: string): string | null {
  const letters = typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[\s\p{Pd}]/gu, '');
  if (letters.length !== RANDOM_LETTERS + 1) return null;
  if ([...letters].some((letter) => !ALPHABET.includes(letter))) return null;
  return checkLetter(letters.slice(0, -1)) === letters.at(-1) ? letters : null;
}
