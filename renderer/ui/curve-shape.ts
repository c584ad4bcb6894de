import { daysBetween } from '#domain/time/day.ts';

/** The drawing in its own units; the bars of a day stand below the lines. */
export const SIZE = {
  width: 960,
  left: 44,
  right: 54,
  top: 14,
  line: 150,
  gap: 18,
  bars: 42,
} as const;

/** Where the days are named: under the lines, or under the bars where there are any. */
export const footOf = (hasBars: boolean): number =>
  SIZE.top + SIZE.line + (hasBars ? SIZE.gap + 2 * SIZE.bars : 6);

/** Round steps up to the highest: 1, 2, 5 times a power of ten, at most five of them. */
export function ticksTo(most: number): number[] {
  const top = Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(top / 4));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => top / each <= 4) ?? 1);
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, at) => at * step);
}

const daysApart = (first: string, last: string): number => (first === '' ? 0 : daysBetween(first, last) - 1);

/** Where each day stands, and how high a count is. Days may be missing: the way between is as long as the time. */
export function scalesOf(days: readonly string[], counts: readonly (readonly number[])[]) {
  const [first = '', last = ''] = [days[0], days.at(-1)];
  const ticks = ticksTo(Math.max(0, ...counts.flat()));
  const most = ticks.at(-1) ?? 1;
  const span = Math.max(1, daysApart(first, last));
  const room = SIZE.width - SIZE.left - SIZE.right;
  const x = (at: number): number => SIZE.left + (room * daysApart(first, days[at] ?? first)) / span;
  const y = (count: number): number => SIZE.top + SIZE.line * (1 - count / most);
  return { ticks, x, y };
}

type Scales = Pick<ReturnType<typeof scalesOf>, 'x' | 'y'>;

/** A line of counts: level until the next one is known, as a count is. */
export function pathOf(counts: readonly number[], { x, y }: Scales): string {
  return counts.map((count, at) => (at === 0 ? `M${x(0)} ${y(count)}` : `H${x(at)}V${y(count)}`)).join('');
}

/** So many days are named under the drawing at most, the first and the last among them. */
const NAMED = 8;
export function namedDays(count: number): number[] {
  if (count <= NAMED) return Array.from({ length: count }, (_, at) => at);
  return Array.from({ length: NAMED }, (_, at) => Math.round((at * (count - 1)) / (NAMED - 1)));
}
