import type { PublicText } from '#domain/identity/privacy.ts';
import type { Refusal } from './document.ts';
import type { PostedNotice } from './layout/posted-model.ts';
import { isDay } from './layout/days.ts';
import type { Filling } from './wording.ts';

/** What the notice for the board and the totals for a web page have in common. */
export interface FundNotice<Row extends { readonly amount: number }> extends PostedNotice<Row> {
  /** 资金名称: 产业奖补; several kinds of money have one name between them. */
  readonly item: PublicText;
  /** Numbers of the documents that the money came by; null where none is recorded. */
  readonly documents: PublicText | null;
  /** 2025年3月, 2025年1月至3月 */
  readonly span: string;
  /** 资金来源; null leaves it for the pen. */
  readonly source: PublicText | null;
  /** In fen. */
  readonly total: number;
}

export const fundFilling = (model: FundNotice<{ readonly amount: number }>): Filling => ({
  资金名称: model.item,
  文件依据: model.documents === null ? '' : `根据${model.documents}，`,
  期间: model.span,
  金额: (model.total / 100).toFixed(2),
  资金来源: model.source ?? '________',
});

/** The counts and the total of the body against the rows of the list. */
export function fundRefusal(
  { counts, rows, total, period, issuedOn }: FundNotice<{ readonly amount: number }>,
  listed: { readonly households: number; readonly people: number },
): Refusal | null {
  if (![issuedOn, period.from, period.to].every(isDay))
    return { rule: 'notice-day', message: '公示的日期没有填或不是日历上的日期，请补填。' };
  if (rows.length === 0) return { rule: 'notice-empty', message: '名单是空的，没有要公示的资金。' };
  const sum = rows.reduce((all, { amount }) => all + amount, 0);
  const agrees = counts.households === listed.households && counts.people === listed.people && sum === total;
  if (agrees) return null;
  return {
    rule: 'notice-counts',
    message:
      `正文写的是${counts.households}户${counts.people}人、${(total / 100).toFixed(2)}元，` +
      `名单合计${listed.households}户${listed.people}人、${(sum / 100).toFixed(2)}元，两处不一致，请核对后再印。`,
  };
}
