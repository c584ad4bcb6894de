import type { ReactNode } from 'react';
import { footOf, namedDays, pathOf, scalesOf, SIZE } from './curve-shape.ts';

interface CurveLine {
  readonly key: string;
  /** Colour of the line. */
  readonly tone: 'accent' | 'wrong' | 'warn';
  readonly counts: readonly number[];
}

interface CurveBars {
  readonly word: string;
  readonly counts: readonly number[];
}

interface CurveChartProps {
  /** What the drawing says, for who does not see it. */
  readonly label: string;
  /** In their order; some may be missing between. */
  readonly days: readonly string[];
  readonly lines: readonly CurveLine[];
  /** Below the lines: what came, upwards, and what went, downwards. */
  readonly bars?: { readonly up: CurveBars; readonly down: CurveBars };
  readonly titleOf: (at: number) => string;
}

const { width, left, right, top, line } = SIZE;

/** Counts over days as lines; below them, when wanted, what came and what went each day. */
export function CurveChart({ label, days, lines, bars, titleOf }: CurveChartProps): ReactNode {
  const scales = scalesOf(
    days,
    lines.map(({ counts }) => counts),
  );
  const { ticks, x, y } = scales;
  const foot = footOf(bars !== undefined);
  const slot = Math.max(2, Math.min(14, (width - left - right) / Math.max(days.length, 1) - 1));
  const only = lines.length === 1 ? lines[0] : undefined;
  return (
    <svg className="curve-chart" viewBox={`0 0 ${width} ${foot + 30}`} role="img" aria-label={label}>
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className="tick" />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      {only === undefined ? null : (
        <path className="area" d={`${pathOf(only.counts, scales)}V${y(0)}H${x(0)}Z`} />
      )}
      {lines.map(({ key, tone, counts }) => (
        <g key={key} className={tone}>
          <path className="run" d={pathOf(counts, scales)} />
          {days.length > 1 ? null : <circle cx={x(0)} cy={y(counts[0] ?? 0)} r={3} />}
        </g>
      ))}
      {apart(lines, y).map(({ key, tone, count, at }) => (
        <text key={key} className={`now ${tone}`} x={width - right + 8} y={at + 5}>
          {count}
        </text>
      ))}
      {bars === undefined ? null : <Bars {...bars} {...{ slot, x }} />}
      {days.map((day, at) => (
        <rect key={day} className="day" x={x(at) - slot / 2} width={slot} y={top} height={foot - top}>
          <title>{titleOf(at)}</title>
        </rect>
      ))}
      {namedDays(days.length).map((at) => (
        <text key={at} x={x(at)} y={foot + 24} textAnchor="middle">
          {days[at]?.slice(5)}
        </text>
      ))}
    </svg>
  );
}

/** The newest count of each line at its height, but never one upon the other. */
function apart(lines: readonly CurveLine[], y: (count: number) => number) {
  const labels = lines
    .map(({ key, tone, counts }) => ({ key, tone, count: counts.at(-1) ?? 0, at: y(counts.at(-1) ?? 0) }))
    .toSorted((a, b) => a.at - b.at);
  for (const [index, label] of labels.entries()) {
    const above = labels[index - 1];
    if (above !== undefined) label.at = Math.max(label.at, above.at + 16);
  }
  return labels;
}

interface BarsProps {
  readonly up: CurveBars;
  readonly down: CurveBars;
  readonly slot: number;
  readonly x: (at: number) => number;
}

function Bars({ up, down, slot, x }: BarsProps): ReactNode {
  const middle = top + line + SIZE.gap + SIZE.bars;
  const busiest = Math.max(1, ...up.counts, ...down.counts);
  const high = (count: number): number => (SIZE.bars * count) / busiest;
  return (
    <g>
      <text x={left - 8} y={middle - 12} textAnchor="end">
        {up.word}
      </text>
      <text x={left - 8} y={middle + 20} textAnchor="end">
        {down.word}
      </text>
      <line x1={left} x2={width - right} y1={middle} y2={middle} className="base" />
      {up.counts.map((count, at) => (
        <rect
          key={at}
          className="found"
          x={x(at) - slot / 2}
          width={slot}
          y={middle - high(count)}
          height={high(count)}
        />
      ))}
      {down.counts.map((count, at) => (
        <rect key={at} className="closed" x={x(at) - slot / 2} width={slot} y={middle} height={high(count)} />
      ))}
    </g>
  );
}
