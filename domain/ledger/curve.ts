import { addDays, type Day } from '#domain/time/day.ts';

/** What happened to problems: each is found once, and closed once more than it is reopened, or as often. */
export interface LedgerEvent {
  readonly on: Day;
  readonly kind: 'found' | 'closed' | 'reopened';
}

export interface CurveDay {
  readonly day: Day;
  readonly found: number;
  readonly closed: number;
  readonly reopened: number;
  /** Not closed at the end of the day. */
  readonly open: number;
}

/** The ledger day by day; what happened before the first day is in its `open`. */
export function curveOf(events: readonly LedgerEvent[], span: { from: Day; to: Day }): CurveDay[] {
  const byDay = Map.groupBy(events, ({ on }) => on);
  let open = events.filter(({ on }) => on < span.from).reduce((sum, { kind }) => sum + STEP[kind], 0);
  const days: CurveDay[] = [];
  for (let day = span.from; day <= span.to; day = addDays(day, 1)) {
    const here = byDay.get(day) ?? [];
    open += here.reduce((sum, { kind }) => sum + STEP[kind], 0);
    const count = (kind: LedgerEvent['kind']) => here.filter((event) => event.kind === kind).length;
    days.push({ day, open, found: count('found'), closed: count('closed'), reopened: count('reopened') });
  }
  return days;
}

const STEP = { found: 1, closed: -1, reopened: 1 } as const satisfies Record<LedgerEvent['kind'], number>;
