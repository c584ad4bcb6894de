/** 2026-0001; from the ten thousandth of a year on the number is longer. */
export const issueNumber = (year: number, count: number): string =>
  `${year}-${String(count).padStart(4, '0')}`;
