import { idKey } from './id-number.ts';

/** What is masked already stays as it is: a mask is laid on by whoever answers and by whoever shows. */
const isMasked = (written: string): boolean => /^(?:\d{3}|0\d{2,3}-)?\*{4,18}[\dX]{0,4}$/.test(written);

/**
 * `360***********1234`: 3 + 4 of the 18-digit form. A 15-digit number is brought to 18 first (its own last four
 * hold a digit of the birth day), a disability certificate shows no more than the id number in it. What cannot be
 * read is hidden whole.
 */
export function maskIdNumber(written: string): string {
  if (isMasked(written)) return written;
  const key = idKey(written);
  return key === null ? '*'.repeat(18) : `${key.slice(0, 3)}***********${key.slice(14)}`;
}

/** Nothing of it, for whoever sees birth dates too: with those and the region, 3 + 4 digits would give the number back. */
export const hideIdNumber = (): string => '*'.repeat(18);

/** `138****1234` for a mobile number, `0797-****321` for a landline; anything else is hidden whole. */
export function maskPhone(written: string): string {
  if (isMasked(written)) return written;
  const digits = digitsOf(written).replace(/^(?:00)?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(digits)) return `${digits.slice(0, 3)}****${digits.slice(7)}`;
  const landline = /^(0(?:10|2\d|[3-9]\d{2}))\d{4,5}(\d{3})$/.exec(digits);
  return landline === null ? '*'.repeat(11) : `${landline[1]}-****${landline[2]}`;
}

/** `***********1234`: the last four, and always eleven stars, so that the length does not name the bank. */
export function maskBankAccount(written: string): string {
  if (isMasked(written)) return written;
  const digits = digitsOf(written);
  return digits.length < 8 ? '*'.repeat(15) : `***********${digits.slice(-4)}`;
}

/** `1968年`. */
export function maskBirthDate(day: string): string {
  return /^\d{4}-/.test(day) ? `${day.slice(0, 4)}年` : '**年';
}

/** The address down to the villagers' group, or to the village when no group is named; never the house. */
export function maskAddress(written: string): string {
  const address = written.normalize('NFC').trim();
  const afterTownship = /^.*?(?:街道|[乡镇](?!村))/u.exec(address)?.[0].length ?? 0;
  const rest = address.slice(afterTownship);
  const village = /^.*?(?:村民委员会|居民委员会|村委会|居委会|社区|村)/u.exec(rest)?.[0] ?? '';
  const group = /^[^\d组号]{0,12}(?:第?[\d〇零一二三四五六七八九十百]+)?(?:村民小组|小组|组)/u.exec(
    rest.slice(village.length).normalize('NFKC'),
  );
  const shown = address.slice(0, afterTownship) + village + (group?.[0] ?? '');
  return shown === '' ? '**' : shown;
}

function digitsOf(written: string): string {
  return written.normalize('NFKC').replace(/\D/g, '');
}
