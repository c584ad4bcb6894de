const INVISIBLE = /[\u200B-\u200F\u2060\uFEFF]/gu;
const FULL_WIDTH_ALPHANUMERIC = /[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/gu;
/** Something that reading has to take away or to change; most texts have nothing of the kind. */
const UNCLEAN = /[\s\u200B-\u200F\u2060\uFEFF\uFF10-\uFF5A]|\.0+$/u;
const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/u;
const EARLIEST_DAY_YEAR = 1900;
const EARLIEST_YEAR = 1949;
const LATEST_YEAR = 2100;
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Text as written, without what a spreadsheet adds: outer blanks, invisible signs, the `.0` of a number. */
export function readText(written: string): string {
  if (!UNCLEAN.test(written)) return written;
  const text = written
    .replace(INVISIBLE, '')
    .trim()
    .replace(FULL_WIDTH_ALPHANUMERIC, (char) => char.normalize('NFKC'));
  return /^\d+\.0+$/u.test(text) ? text.slice(0, text.indexOf('.')) : text;
}

/** A person's name: blanks that only spread Han characters (`王 芳`) go, those of other names stay. */
export function readName(written: string): string {
  const name = readText(written);
  return /^[\p{Script=Han}\s]+$/u.test(name) ? name.replace(/\s+/gu, '') : name;
}

/** yyyy-mm-dd, or undefined where the text is no real day of 1900–2100. */
export function readDate(written: string): string | undefined {
  const text = compact(written);
  const match =
    /^(\d{4})(\d\d)(\d\d)$/u.exec(text) ??
    /^(\d{4})年(\d{1,2})月(\d{1,2})日?$/u.exec(text) ??
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ][\d:.]+Z?)?$/u.exec(text) ??
    /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: [\d:.]+)?$/u.exec(text) ??
    /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/u.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  if (!isRealDay(year, month, day)) return undefined;
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

/**
 * yyyymm, or undefined. A whole date names its month too, as spreadsheets turn months into dates; `2023.1` does
 * not, because it is what a spreadsheet leaves of 2023.10.
 */
export function readMonth(written: string): string | undefined {
  const text = compact(written);
  const match =
    /^(\d{4})(\d\d)$/u.exec(text) ??
    /^(\d{4})年(\d{1,2})月份?$/u.exec(text) ??
    /^(\d{4})[-/](\d{1,2})$/u.exec(text) ??
    /^(\d{4})\.(\d\d)$/u.exec(text);
  if (match === null) return readDate(text)?.replaceAll('-', '').slice(0, 6);
  const [year, month] = match.slice(1).map(Number) as [number, number];
  if (!isYear(year) || month < 1 || month > 12) return undefined;
  return `${year}${twoDigits(month)}`;
}

/** A year of 1949–2100. */
export function readYear(written: string): number | undefined {
  const year = Number(/^(\d{4})(?:年度?)?$/u.exec(compact(written))?.[1]);
  return isYear(year) ? year : undefined;
}

/** A whole number; separators of thousands are allowed. */
export function readInteger(written: string): number | undefined {
  const digits = plainNumber(written);
  const value = Number(digits) + 0; // -0 is 0
  return digits !== undefined && Number.isSafeInteger(value) ? value : undefined;
}

/** A number rounded, half away from zero, to the digits that the field keeps. */
export function readDecimal(written: string, scale: number): number | undefined {
  const digits = plainNumber(written);
  if (digits === undefined) return undefined;
  const units = Math.round(Number(`${digits.replace('-', '')}e${scale}`)); // the exponent shifts without binary error
  if (!Number.isSafeInteger(units)) return undefined;
  return units === 0 ? 0 : Number(`${digits.startsWith('-') ? '-' : ''}${units}e-${scale}`);
}

export function isYear(year: number): boolean {
  return year >= EARLIEST_YEAR && year <= LATEST_YEAR;
}

function isRealDay(year: number, month: number, day: number): boolean {
  if (year < EARLIEST_DAY_YEAR || year > LATEST_YEAR) return false;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = month === 2 && isLeap ? 29 : MONTH_DAYS[month - 1];
  return days !== undefined && day >= 1 && day <= days;
}

function plainNumber(written: string): string | undefined {
  if (PLAIN_NUMBER.test(written)) return written;
  const text = compact(written).replace('\u2212', '-').replace(/^\+/u, '');
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d*)?$|^-?\.\d+$/u.test(text)) return undefined;
  return text.replaceAll(',', '');
}

/** Half-width, without outer blanks, blanks around 年月日 and the `.0` of a number. */
function compact(written: string): string {
  return readText(written.normalize('NFKC')).replace(/\s*([年月日])\s*/gu, '$1');
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
