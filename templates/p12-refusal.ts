import type { Refusal } from './document.ts';
import { chineseDate, isDay, lastDayOf } from './layout/days.ts';
import type { Model } from './p12-notice.ts';

/** Cross-checks 1 to 3 of the catalogue (§6): the chain of days, the period, and the counts against the list. */
export function noticeRefusal(model: Model): Refusal | null {
  return daysRefusal(model) ?? periodRefusal(model) ?? countsRefusal(model);
}

function daysRefusal({ reviewedOn, issuedOn, period }: Model): Refusal | null {
  const named = {
    评议日期: reviewedOn,
    落款日期: issuedOn,
    公示开始日期: period.from,
    公示截止日期: period.to,
  };
  const [wrong] = Object.entries(named).find(([, day]) => !isDay(day)) ?? [];
  if (wrong !== undefined)
    return { rule: 'notice-day', message: `公示的${wrong}没有填或不是日历上的日期，请补填。` };
  if (reviewedOn > issuedOn || issuedOn > period.from) {
    return {
      rule: 'notice-day-order',
      message:
        `日期先后不对：评议 ${chineseDate(reviewedOn)}，落款 ${chineseDate(issuedOn)}，` +
        `公示自 ${chineseDate(period.from)} 起。应当先评议、再落款、再公示，请改正。`,
    };
  }
  return null;
}

function periodRefusal({ period: { days, from, to } }: Model): Refusal | null {
  if (!Number.isInteger(days) || days < 1) {
    return { rule: 'notice-period', message: '公示天数没有填，请填写不少于1天的整数。' };
  }
  const last = lastDayOf(from, days);
  if (to === last) return null;
  return {
    rule: 'notice-period',
    message:
      `公示${days}天，自${chineseDate(from)}起，应当至${chineseDate(last)}止（首日计入），` +
      `现在填的是${chineseDate(to)}，请改正天数或截止日期。`,
  };
}

function countsRefusal({ counts, rows }: Model): Refusal | null {
  if (rows.length === 0) return { rule: 'notice-empty', message: '名单是空的，没有要公示的户。' };
  const people = rows.reduce((sum, row) => sum + row.people, 0);
  if (counts.households === rows.length && counts.people === people) return null;
  return {
    rule: 'notice-counts',
    message:
      `正文写的是${counts.households}户${counts.people}人，名单合计${rows.length}户${people}人，` +
      '两处不一致，请核对后再印。',
  };
}
