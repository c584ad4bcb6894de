/** The day of a moment of the log, on the clerk's calendar. */
export function dayOf(at: string): string {
  const moment = new Date(at);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
}
