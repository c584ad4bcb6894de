import type { Output } from '#contract/channels.ts';

export type CurveDay = Output<'issue.curve'>['days'][number];

/** The drawing in its own units; the bars of found and closed stand below the line of open ones. */
export const SIZE = {
  width: 960,
  height: 250,
  left: 44,
  right: 54,
  top: 14,
  line: 150,
  gap: 18,
  bars: 42,
} as const;

/** Round steps up to the highest: 1, 2, 5 times a power of ten, at most five of them. */
export function ticksTo(most: number): number[] {
  const top = Math.max(most, 1);
  const power = 10 ** Math.floor(Math.log10(top / 4));
  const step = Math.max(1, [1, 2, 5, 10].map((each) => each * power).find((each) => top / each <= 4) ?? 1);
  return Array.from({ length: Math.ceil(top / step) + 1 }, (_, at) => at * step);
}

/** Where each day stands, and how high a count is. */
export function scalesOf(days: readonly CurveDay[]) {
  const ticks = ticksTo(Math.max(...days.map(({ open }) => open)));
  const most = ticks.at(-1) ?? 1;
  const busiest = Math.max(
    1,
    ...days.map(({ found, closed, reopened }) => Math.max(found + reopened, closed)),
  );
  const room = SIZE.width - SIZE.left - SIZE.right;
  const x = (at: number): number => SIZE.left + (days.length < 2 ? room : (at * room) / (days.length - 1));
  const y = (open: number): number => SIZE.top + SIZE.line * (1 - open / most);
  return { ticks, x, y, barOf: (count: number): number => (SIZE.bars * count) / busiest };
}

/** The line of open problems: level through a day, as a count is. */
export function pathOf(
  days: readonly CurveDay[],
  { x, y }: Pick<ReturnType<typeof scalesOf>, 'x' | 'y'>,
): string {
  return days.map(({ open }, at) => (at === 0 ? `M${x(0)} ${y(open)}` : `H${x(at)}V${y(open)}`)).join('');
}

/** So many days are named under the drawing at most, the first and the last among them. */
const NAMED = 8;
export function namedDays(count: number): number[] {
  if (count <= NAMED) return Array.from({ length: count }, (_, at) => at);
  return Array.from({ length: NAMED }, (_, at) => Math.round((at * (count - 1)) / (NAMED - 1)));
}
