import { householdsAdjusted } from '#db/documents-decisions.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { lastDayOfNotice } from '#domain/procedures/periods.ts';
import { monthOf } from '#domain/time/day.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { adjustmentFor, type Adjusted } from './adjustment-for.ts';
import { decisionDays, notForThis, numberOf, toldFacts } from './told-facts.ts';

const EXIT = '3';
const CLEARED_OUT = '4';
/** 标注类型: assistance goes on, or ends. */
const GOES_ON = '1';
const ENDS = '4';

/** Letter that a household left as out of poverty (P23); in a village, for those of the year. */
export const exitTold: Maker<ModelOf<'P23'>> = {
  of: 'household',
  model: exitOf,
  whose: (db, asked) => householdsAdjusted(db, { ...asked, kinds: [EXIT] }),
};

/** Letter that a household was cleared out (P23); in a village, for those of the year. */
export const clearOutTold: Maker<ModelOf<'P23B'>> = {
  of: 'household',
  model: clearedOutOf,
  whose: (db, asked) => householdsAdjusted(db, { ...asked, kinds: [CLEARED_OUT] }),
};

async function exitOf(ask: HouseholdAsk): Promise<ModelOf<'P23'>> {
  const { year, lacks } = ask;
  const row = await adjusted(ask, EXIT);
  if (row.mark === null) lacks(`${numberOf(ask)}：没有登记标注类型，是否继续享受政策留给手填`);
  const decided = row.county_approved_on ?? row.announced_on;
  return {
    ...toldFacts(ask, after(ask, row), row.told_on),
    year,
    reached: decided === null ? null : monthOf(decided),
    goesOn: row.mark === GOES_ON ? true : row.mark === ENDS ? false : null,
  };
}

async function clearedOutOf(ask: HouseholdAsk): Promise<ModelOf<'P23B'>> {
  const row = await adjusted(ask, CLEARED_OUT);
  const reason = row.reason?.trim() ?? '';
  if (reason === '') ask.lacks(`${numberOf(ask)}：没有登记清退原因，留空手写`);
  return {
    ...toldFacts(ask, after(ask, row), row.told_on),
    year: ask.year,
    reason: reason === '' ? null : reason,
  };
}

async function adjusted(ask: HouseholdAsk, kind: string): Promise<Adjusted> {
  const { year } = ask;
  const row = await adjustmentFor(ask, [kind]);
  if (row !== undefined) return row;
  const word = labelOf('adjustment_kind', kind, year);
  const message = `${numberOf(ask)} 没有登记 ${year} 年的“${word}”，请先在户的“动态调整”里登记，再打印。`;
  throw notForThis('no-adjustment', message);
}

/** The village's and the township's notice, and the announcement where the pack says how long it hangs. */
function after({ pack, lacks, running, ...ask }: HouseholdAsk, row: Adjusted): ModelOf<'P23'>['after'] {
  if (row.county_approved_on === null && row.announced_on === null)
    lacks(`${numberOf(ask)}：没有登记县级审定日期和公告日期，请核对已经批准、公告再送达`);
  if (running !== null && running.row.id === row.procedure_id) return decisionDays(running);
  const rule = pack.notices.find(({ key }) => key === 'exit-announcement');
  const announcedTo =
    row.announced_on === null || !rule?.holds
      ? row.announced_on
      : lastDayOfNotice(row.announced_on, rule, pack.holidays);
  const ends = [row.first_notice_to, row.second_notice_to, announcedTo].filter((day) => day !== null);
  return { approvedOn: row.county_approved_on, noticeTo: ends.toSorted().at(-1) ?? null };
}
