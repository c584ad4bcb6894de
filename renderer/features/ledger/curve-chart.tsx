import type { ReactNode } from 'react';
import { type CurveDay, namedDays, pathOf, scalesOf, SIZE } from './curve-shape.ts';

const { width, height, left, right, top, line, gap, bars } = SIZE;
const middle = top + line + gap + bars;

/** Open problems as a line; below it, each day, what was found (up) and what was closed (down). */
export function CurveChart({ days }: { days: readonly CurveDay[] }): ReactNode {
  const scales = scalesOf(days);
  const { ticks, x, y, barOf } = scales;
  const last = days.at(-1);
  const slot = Math.max(2, Math.min(14, (width - left - right) / Math.max(days.length, 1) - 1));
  return (
    <svg
      className="curve-chart"
      viewBox={`0 0 ${width} ${height + 30}`}
      role="img"
      aria-label={`未销号 ${last?.open ?? 0} 个，从 ${days[0]?.day ?? ''} 到 ${last?.day ?? ''}`}
    >
      {ticks.map((tick) => (
        <g key={tick}>
          <line x1={left} x2={width - right} y1={y(tick)} y2={y(tick)} className="tick" />
          <text x={left - 8} y={y(tick) + 4} textAnchor="end">
            {tick}
          </text>
        </g>
      ))}
      <path className="area" d={`${pathOf(days, scales)}V${y(0)}H${x(0)}Z`} />
      <path className="open" d={pathOf(days, scales)} />
      {last === undefined ? null : (
        <text className="now" x={width - right + 8} y={y(last.open) + 5}>
          {last.open}
        </text>
      )}
      <text x={left - 8} y={middle - 12} textAnchor="end">
        发现
      </text>
      <text x={left - 8} y={middle + 20} textAnchor="end">
        销号
      </text>
      <line x1={left} x2={width - right} y1={middle} y2={middle} className="base" />
      {days.map(({ day, found, closed, reopened, open }, at) => (
        <g key={day}>
          <rect
            className="found"
            x={x(at) - slot / 2}
            width={slot}
            y={middle - barOf(found + reopened)}
            height={barOf(found + reopened)}
          />
          <rect className="closed" x={x(at) - slot / 2} width={slot} y={middle} height={barOf(closed)} />
          <rect className="day" x={x(at) - slot / 2} width={slot} y={top} height={height - top}>
            <title>{`${day}：发现 ${found}，重开 ${reopened}，销号 ${closed}，未销号 ${open}`}</title>
          </rect>
        </g>
      ))}
      {namedDays(days.length).map((at) => (
        <text key={at} x={x(at)} y={height + 24} textAnchor="middle">
          {days[at]?.day.slice(5)}
        </text>
      ))}
    </svg>
  );
}
