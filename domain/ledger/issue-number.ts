/** 2026-0001; from the ten thousandth of a year on the number is longer. */
export const issueNumber = (year: number, count: number): string =>
  `${year}-${String(count).padStart(4, '0')}`;

/** How many a number's year had with it: 12 of 2026-0012. */
export const countOfNumber = (number: string): number => Number(number.split('-')[1] ?? 0);
