/** 1900: day 1 is 1900-01-01 and there is a 1900-02-29 that never was. 1904: day 0 is 1904-01-01. */
export type DateEpoch = 1900 | 1904;

const DAY_MS = 86_400_000;
const LAST_DAY = { 1900: 2_958_465, 1904: 2_957_003 } satisfies Record<DateEpoch, number>;

/** yyyy-mm-dd of a serial day (its time of day is dropped), or undefined where it is no day of the calendar. */
export function serialDate(serial: number, epoch: DateEpoch): string | undefined {
  const day = Math.floor(Math.round(serial * 86_400) / 86_400);
  const first = epoch === 1900 ? 1 : 0;
  if (!(day >= first) || day > LAST_DAY[epoch] || (epoch === 1900 && day === 60)) return undefined;
  const zero = epoch === 1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, day < 60 ? 31 : 30);
  return new Date(zero + day * DAY_MS).toISOString().slice(0, 10);
}

/** The built-in formats with a day or a month in them; 27–36 and 50–58 are those of Chinese Excel. */
function isBuiltInDate(id: number): boolean {
  if ((id >= 14 && id <= 17) || id === 22) return true;
  return (id >= 27 && id <= 31) || id === 36 || (id >= 50 && id <= 54) || id === 57 || id === 58;
}

/** Whether a number format shows a calendar date; formats of a time alone do not. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id);
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|AM\/PM|A\/P/gi, '')
    .replace(/;.*$/s, '')
    .replace(/general/i, '')
    .toLowerCase();
  if (/[yd]/.test(bare)) return true;
  return bare.includes('m') && !/[hs]/.test(bare) && !/[#0?]/.test(bare);
}
