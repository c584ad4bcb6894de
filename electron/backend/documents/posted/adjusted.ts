import { type AdjustmentRow, adjustmentsOfVillage, spellsEnded, spellsToEnd } from '#db/documents-notices.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { Refusal } from '../../session.ts';
import type { VillageAsk } from '../sheet.ts';
import { asksFor, type Course, courseOfProcedure, type Hanging, noticeRule } from './course.ts';

export type Way = '3' | '4';

const ADJUSTED = { 3: 'exit', 4: 'clear' } as const;

/**
 * How the village's households leave the list of the year as out of poverty (3) or cleared out (4): by the procedure
 * that asks for such papers, else by their own 动态调整. What hung on other days is another list and left out.
 */
export async function courseOfExit(ask: VillageAsk, way: Way): Promise<Course> {
  const ended = ask.running?.definition.effect;
  if (ask.running !== null && ended !== undefined && ADJUSTED[way] === ended)
    return courseOfProcedure(ask.running);
  const { db, village, year, pack, lacks, needs } = ask;
  const all = await adjustmentsOfVillage(db, { villageId: village.id, year, kind: way });
  const kind = labelOf('adjustment_kind', way, year);
  if (all.length === 0) {
    const message = `${village.name}没有登记 ${year} 年的“${kind}”，请先在户的“动态调整”里登记，再打印。`;
    throw new Refusal({ code: 'rule', rule: 'exit-none', message });
  }
  const rows = newestOf(all);
  if (rows.length < all.length) lacks(`另有 ${all.length - rows.length} 户的公示日期不同，不在这张名单上`);
  const [first] = rows;
  const one = (column: keyof AdjustmentRow, name: string): string | null => {
    const days = [...new Set(rows.map((row) => row[column]))].filter((day) => day !== null) as string[];
    if (days.length > 1) needs('notice-days', `名单上各户的“${name}”不一样，请核对“动态调整”`);
    return days.toSorted().at(-1) ?? null;
  };
  const exit = (key: string, holds: boolean) =>
    noticeRule({ ...pack, procedures: [] }, `exit-${key}`, { holds }) ?? noticeRule(pack, key, { holds });
  const publicity = exit('publicity', true);
  return {
    entries: rows.map(({ household_id }) => ({ householdId: household_id, category: null })),
    ...{ withCategory: false, compared: false },
    review: { name: `“${kind}”的第一次评议日期`, on: one('first_meeting_on', '第一次评议日期') },
    village: {
      name: `“${kind}”的第一次公示日期`,
      from: first?.first_notice_from ?? null,
      to: first?.first_notice_to ?? null,
      rule: publicity,
    },
    township: {
      name: `“${kind}”的第二次公示日期`,
      from: one('second_notice_from', '第二次公示起'),
      to: one('second_notice_to', '第二次公示止'),
      rule: noticeRule(pack, 'second-publicity', { holds: true }) ?? publicity,
    },
    approval: { name: `“${kind}”的县级审定日期`, on: one('county_approved_on', '县级审定日期') },
    announcement: {
      name: `“${kind}”的公告日期`,
      from: one('announced_on', '公告日期'),
      to: null,
      rule: exit('announcement', false),
    },
    announcer: 'county',
  };
}

/** Those that are still to hang; when all hung, those that hung last. */
function newestOf(rows: readonly AdjustmentRow[]): AdjustmentRow[] {
  const open = rows.filter(({ first_notice_from: from }) => from === null);
  if (open.length > 0) return open;
  const newest = rows
    .map(({ first_notice_from: from }) => from ?? '')
    .toSorted()
    .at(-1);
  return rows.filter(({ first_notice_from: from }) => from === newest);
}

/**
 * Whose risk is to be marked as eliminated, or was in the year: by the procedure that asks for such papers, else the
 * spells of which the end is worked out, or recorded.
 */
export async function courseOfElimination(ask: VillageAsk, when: 'before' | 'after'): Promise<Course> {
  if (ask.running !== null && asksFor(ask.running, ['P27'])) return courseOfProcedure(ask.running);
  const { db, village, year, pack } = ask;
  const spells =
    when === 'before'
      ? await spellsToEnd(db, village.id)
      : await spellsEnded(db, { villageId: village.id, year });
  if (spells.length === 0) {
    const message =
      when === 'before'
        ? `${village.name}没有拟消除风险的户：请先在户的“监测”里算好消除时的收入或者填好消除方式，再打印。`
        : `${village.name}没有登记 ${year} 年的风险消除，请先登记，再打印公告。`;
    throw new Refusal({ code: 'rule', rule: 'elimination-none', message });
  }
  const hanging = (name: string, key: string, holds: boolean): Hanging => ({
    ...{ name, from: null, to: null },
    rule: noticeRule(pack, key, { holds }),
  });
  return {
    entries: spells.map(({ household_id, category }) => ({ householdId: household_id, category })),
    ...{ withCategory: false, compared: false },
    review: { name: '民主评议', on: null },
    village: hanging('消除风险的公示日期', 'elimination-publicity', true),
    township: hanging('消除风险的乡镇公示日期', 'elimination-publicity', true),
    approval: { name: '县级审定', on: null },
    announcement: hanging('消除风险的公告日期', 'elimination-announcement', false),
    announcer: 'township',
  };
}
