/** What kinds of events a household's timeline tells apart, in the order of the filter. */
export const timelineKinds = {
  list: '识别退出',
  people: '人口变动',
  monitoring: '监测',
  assistance: '帮扶',
  visit: '走访',
  benefit: '政策和资金',
  housing: '住房',
  procedure: '程序',
  paper: '文书',
} as const;

export type TimelineKind = keyof typeof timelineKinds;

/** One event. Where only the month or the year is known, that is all that stands in `on`. */
export interface TimelineEvent {
  /** yyyy, yyyy-mm or yyyy-mm-dd. */
  readonly on: string;
  readonly kind: TimelineKind;
  readonly title: string;
  /** More in one line; empty for none. */
  readonly detail: string;
}

/** Oldest first. What is known by the year or the month alone stands before the days of it. */
export const inOrder = (events: readonly TimelineEvent[]): TimelineEvent[] =>
  events.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** `202503` as the timeline has it: `2025-03`. */
export const ofMonth = (month: string): string => `${month.slice(0, 4)}-${month.slice(4, 6)}`;

/** 2025年3月4日, 2025年3月, 2025年. */
export function timelineDay(on: string): string {
  const [year, month, day] = on.split('-').map(Number);
  return `${year}年${month === undefined ? '' : `${month}月`}${day === undefined ? '' : `${day}日`}`;
}
