/** Numbers of a person that a text may hold. */
export type PrivateNumber = 'id-number' | 'masked-id-number' | 'phone' | 'account' | 'foreign-digits';

// What people put between the digits of one number. Not 、and ，which separate the numbers of a list.
const between = String.raw`[\s\p{Pd}._/·•‧|~+,()（）*#]{0,3}`;
const digitRun = new RegExp(String.raw`\d(?:${between}\d)*(?:${between}X(?![A-Z]))?`, 'gu');
const chineseDigits = '〇一二三四五六七八九';

/** As nearly all names are written: no digits, and too short for a number in Chinese digits. */
const NAME = /^[一-鿿]{1,9}$/u;
const NONE: ReadonlySet<PrivateNumber> = new Set();

/**
 * Numbers in the text that look like a person's, by length alone: a slip in a digit must not let one through.
 * Reads full-width, circled and Chinese digits and digits with spaces, hyphens, dots or slashes between.
 */
export function findPrivateNumbers(text: string): ReadonlySet<PrivateNumber> {
  if (NAME.test(text)) return NONE;
  const plain = plainDigits(text);
  const found = new Set<PrivateNumber>();
  if (/(?![0-9])\p{Nd}/u.test(plain)) found.add('foreign-digits');
  if (/\d{1,6}[*＊×✱•●█■]{4,}[\dX]{0,4}/u.test(plain)) found.add('masked-id-number');
  for (const [run] of plain.matchAll(digitRun)) {
    const kind = kindOf(run.replace(/[^\dX]/g, ''), run.replace(/X$/, '').replace(/\D/g, ''));
    if (kind !== null) found.add(kind);
  }
  return found;
}

/** Where a person's numbers stand in a text. */
export interface NumberRuns {
  /** The text in half-width digits; places are places in it. */
  readonly plain: string;
  readonly numbers: readonly {
    readonly from: number;
    readonly to: number;
    readonly kind: 'id-number' | 'phone' | 'account';
    /** With the X of an id number. */
    readonly digits: string;
  }[];
}

/** What looks like a person's number, with its place; digits of other scripts are stars. Null when there is none. */
export function privateNumbers(text: string): NumberRuns | null {
  if (NAME.test(text) || !/\p{Nd}|[〇零一二三四五六七八九]{10}|\p{No}/u.test(text)) return null;
  const plain = plainDigits(text).replace(/(?![0-9])\p{Nd}/gu, '*');
  const numbers = [...plain.matchAll(digitRun)].flatMap((match) => {
    const [run] = match;
    const digits = run.replace(/[^\dX]/g, '');
    const kind = kindOf(digits, digits.replace(/X$/, ''));
    return kind === null ? [] : [{ from: match.index, to: match.index + run.length, kind, digits }];
  });
  return numbers.length === 0 && !/(?![0-9])\p{Nd}/u.test(text) ? null : { plain, numbers };
}

function kindOf(number: string, digits: string): NumberRuns['numbers'][number]['kind'] | null {
  const length = digits.length;
  if (/^\d{17}X$/.test(number) || [15, 18].includes(length) || length >= 20) return 'id-number';
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits) || /^(?:86)?0\d{9,11}$/.test(digits)) return 'phone';
  return length >= 12 ? 'account' : null;
}

function plainDigits(text: string): string {
  const halfWidth = [...text.replace(/\p{Cf}/gu, '')].map((character) => {
    const folded = character.normalize('NFKC');
    return /^[\dA-Za-z]+$/.test(folded) ? folded.toUpperCase() : character;
  });
  return halfWidth
    .join('')
    .replace(/×(?!\d)/gu, 'X')
    .replace(/零/gu, '〇')
    .replace(/[〇一二三四五六七八九](?:[\s\p{Pd}]?[〇一二三四五六七八九]){9,}/gu, (run) =>
      run.replace(/[〇一二三四五六七八九]/gu, (digit) => String(chineseDigits.indexOf(digit))),
    );
}
