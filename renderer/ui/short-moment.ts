/** When something was, on the clerk's clock: `10:32` today, `11-20 10:32` before. */
export function shortMoment(iso: string, now = new Date()): string {
  const then = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, '0');
  const time = `${two(then.getHours())}:${two(then.getMinutes())}`;
  return then.toDateString() === now.toDateString()
    ? time
    : `${two(then.getMonth() + 1)}-${two(then.getDate())} ${time}`;
}
