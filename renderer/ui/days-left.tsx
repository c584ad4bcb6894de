import type { ReactNode } from 'react';

/** 还剩 5 天 / 今天到期 / 已超 2 天 */
export function DaysLeft({ days }: { days: number | null }): ReactNode {
  if (days === null) return null;
  if (days < 0) return <span className="wrong nowrap">已超 {-days} 天</span>;
  if (days === 0) return <span className="warn nowrap">今天到期</span>;
  return <span className={`nowrap ${days <= 2 ? 'warn' : 'quiet'}`}>还剩 {days} 天</span>;
}
