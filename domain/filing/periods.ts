import type { Retention } from '#domain/records/filing.ts';
import type { Day } from '#domain/time/day.ts';

const YEARS: Readonly<Record<Retention, number | null>> = { Y: null, D30: 30, D10: 10 };

/**
 * How a period is counted, for whoever signs a destroy-list. 《机关文件材料归档范围和文书档案保管期限规定》（国家档案局令
 * 第8号）and the practice of 国家档案局令第18号: from 1 January of the year after the one that the papers are filed for. To be
 * compared with the county archive's own rule before anything is destroyed.
 */
export const PERIOD_RULE =
  '保管期限从归档年度的次年 1 月 1 日起算（国家档案局令第8号、第18号，以县档案馆的规定为准）；期满之后才能列入销毁清册，永久保管的不能销毁。';

/** The last day on which a paper must be kept; null: for good. */
export function keptUntil({ year, retention }: { year: number; retention: Retention }): Day | null {
  const years = YEARS[retention];
  return years === null ? null : `${year + years}-12-31`;
}

/** Whether a paper need not be kept any more on that day. */
export const isOver = (paper: { year: number; retention: Retention }, on: Day): boolean => {
  const until = keptUntil(paper);
  return until !== null && until < on;
};

/** The newest year whose papers of the period are over on that day; null where they never are. */
export function lastYearOver(retention: Retention, on: Day): number | null {
  const years = YEARS[retention];
  return years === null ? null : Number(on.slice(0, 4)) - 1 - years;
}
