/** Today, where it is a day of the year that is worked on; what is entered afterwards bears days of its own. */
export const dayIn = (year: number, today: string): string | null =>
  today.startsWith(`${year}-`) ? today : null;
