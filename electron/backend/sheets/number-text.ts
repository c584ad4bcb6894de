import type { SheetCell } from './sheet-row.ts';

const NUMBER = /^[+-]?(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

const ROUNDED = /^\s*-?\d(?:(?:\.\d+)?[eE]\+\d+|\.\d+[eE]\d\d)\s*$/;

/** Digits that a double keeps; a spreadsheet sets all further ones to 0. */
const SAFE_DIGITS = 15;

/**
 * The cell for a number as the file writes it. Whole numbers are never passed through a double; 16 digits and
 * more are `lossy`. A decimal such as 1234.5600000000001 is what a double makes of 1234.56 and is given so.
 */
export function numberCell(raw: string): SheetCell {
  const parts = NUMBER.exec(raw);
  if (parts === null || raw === '') return { text: raw };
  const [, whole = '', fraction = '', exponent] = parts;
  if (whole === '' && fraction === '') return { text: raw };
  const wholeDigits = whole.replace(/^0+/, '').length + Number(exponent ?? 0);
  if (wholeDigits > SAFE_DIGITS) return { text: raw, numeric: true, lossy: true };
  if (exponent !== undefined || whole.length + fraction.length > SAFE_DIGITS) {
    return { text: plain(Number(Number(raw).toPrecision(SAFE_DIGITS))), numeric: true };
  }
  return { text: raw, numeric: true };
}

/** Text such as 5.29901E+17, which is what a spreadsheet leaves of a long number when it is copied or saved as text. */
export function isRoundedNumber(text: string): boolean {
  return ROUNDED.test(text);
}

/** The cell for a text; one that shows a rounded number is `lossy` as the number would be. */
export function textCell(text: string): SheetCell | '' {
  if (text === '') return '';
  return isRoundedNumber(text) ? { text, lossy: true } : { text };
}

function plain(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  return value.toFixed(20).replace(/\.?0+$/, '');
}
