const dayMs = 86_400_000;

/** True for a day of the calendar written yyyy-mm-dd. */
export function isDay(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value;
}

/** `2026年1月5日`: the year whole, no zero before month and day (GB/T 9704). */
export function chineseDate(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** The last day of a period of `days` calendar days whose first is `from`. */
export function lastDayOf(from: string, days: number): string {
  return new Date(Date.parse(`${from}T00:00:00Z`) + (days - 1) * dayMs).toISOString().slice(0, 10);
}

/** The creation date of a PDF: 08:00 in China of the day, or the minute given, whatever the machine's time zone. */
export function creationDate(dayOrMinute: string): Date {
  const minute =
    dayOrMinute.length > 10 ? dayOrMinute.replace(' ', 'T').slice(0, 16) : `${dayOrMinute}T08:00`;
  return new Date(`${minute}:00+08:00`);
}
