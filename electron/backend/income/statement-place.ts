import { headCountOf } from '#db/facts.ts';
import type { ReadHandle } from '#db/handle.ts';
import { findHousehold, householdYear, incomeStatement, membersOf } from '#db/households.ts';
import { findSpell, type SpellRow } from '#db/spells.ts';
import { findStatement, statementOfSpell, statementsOf, type StatementRow } from '#db/statements.ts';
import { annualCycle, monitoringCycle, type Period } from '#domain/income/cycles.ts';
import { addDays, addMonths, monthOf, yearOf } from '#domain/time/day.ts';
import type { StatementTarget } from '#contract/statement.ts';
import { packOfYear } from '../packs/library.ts';
import { Refusal } from '../session.ts';

/** Where a statement stands or would stand, with all that follows from its place. */
export interface StatementPlace {
  readonly row: StatementRow | undefined;
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly purpose: StatementRow['purpose'];
  readonly spellId: number | null;
  readonly year: number;
  readonly period: Period;
  readonly usualPeriod: Period;
  readonly headCount: number;
}

interface Found {
  readonly row: StatementRow | undefined;
  readonly householdId: number;
  readonly purpose: StatementRow['purpose'];
  readonly spell?: SpellRow | undefined;
  /** The year of an annual statement, the last day of a survey's period. */
  readonly year?: number | undefined;
  readonly periodTo?: string | undefined;
}

const unknown = (what: string) => new Refusal({ code: 'not-found', what });

async function ofSpell(db: ReadHandle, spellId: number, purpose: string | undefined): Promise<Found> {
  if (purpose !== 'monitoring' && purpose !== 'elimination')
    throw new Refusal({
      code: 'invalid-input',
      issues: [{ path: '收入表', message: '请说明是识别时的还是风险消除时的' }],
    });
  const spell = await findSpell(db, spellId);
  if (spell === undefined) throw unknown('这段监测记录');
  return {
    row: await statementOfSpell(db, spellId, purpose),
    ...{ householdId: spell.household_id, purpose, spell },
  };
}

async function found(db: ReadHandle, target: StatementTarget): Promise<Found> {
  const { id, householdId, year, spellId, purpose = 'annual', periodTo } = target;
  if (id !== undefined) {
    const row = await findStatement(db, id);
    if (row === undefined) throw unknown('这张收入表');
    const spell = row.spell_id === null ? undefined : await findSpell(db, row.spell_id);
    const { year: ofRow, period_to } = row;
    const own = { householdId: row.household_id, purpose: row.purpose, spell };
    return { row, ...own, year: ofRow, periodTo: period_to ?? undefined };
  }
  if (spellId !== undefined) return ofSpell(db, spellId, target.purpose);
  if (householdId !== undefined && purpose === 'annual' && year !== undefined)
    return { row: await incomeStatement(db, householdId, year), householdId, purpose, year };
  if (householdId !== undefined && purpose === 'survey' && periodTo !== undefined) {
    const all = await statementsOf(db, householdId);
    const row = all.find((each) => each.purpose === 'survey' && each.period_to === periodTo);
    return { row, householdId, purpose, periodTo };
  }
  throw new Refusal({
    code: 'invalid-input',
    issues: [{ path: '收入表', message: '请说明是哪一户哪一年的，或哪一段监测的' }],
  });
}

/** The twelve months that the pack counts a statement's income by. */
async function usualPeriodOf(db: ReadHandle, place: Found, today: string): Promise<Period> {
  const { purpose, spell, year } = place;
  if (purpose === 'annual') {
    const of = year ?? yearOf(today);
    return annualCycle(of, (await packOfYear(db, of))?.incomePeriods.annual);
  }
  if (purpose === 'survey') {
    const to = place.periodTo ?? today;
    return { from: addDays(addMonths(to, -12), 1), to };
  }
  const reached = purpose === 'monitoring' ? spell?.recognised_month : spell?.eliminated_month;
  const month = reached ?? monthOf(today);
  const pack = await packOfYear(db, Number(month.slice(0, 4)));
  return monitoringCycle(month, pack?.incomePeriods.monitoring?.months);
}

/** Finds a statement, or the place where it would be. Throws a Refusal when there is no such place. */
export async function statementPlace(
  db: ReadHandle,
  target: StatementTarget,
  today: string,
): Promise<StatementPlace> {
  const place = await found(db, target);
  const h = await findHousehold(db, { id: place.householdId });
  if (h === undefined) throw unknown('这一户');
  const usualPeriod = await usualPeriodOf(db, place, today);
  const { row } = place;
  const period = { from: row?.period_from ?? usualPeriod.from, to: row?.period_to ?? usualPeriod.to };
  const year = place.purpose === 'annual' ? (place.year ?? yearOf(period.to)) : yearOf(period.to);
  const ofYear = await householdYear(db, h.id, year);
  const present = (await membersOf(db, h.id)).filter((member) => member.left_on === null).length;
  return {
    row,
    ...{ householdId: h.id, householdNo: h.household_no, purpose: place.purpose },
    ...{ spellId: place.spell?.id ?? null, year, period, usualPeriod },
    headCount: row?.head_count ?? headCountOf(ofYear ?? {}, present),
  };
}
