import { householdsWithMeasures } from '#db/documents-follow-up.ts';
import { spellsOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { householdLabel } from '../../procedure/running.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { categoryOfMeasure, type Measure, wordsOfMeasure } from './measure-words.ts';
import { measuresToTell } from './measures-to-tell.ts';
import { riskLabels, spellToTell } from './spell-words.ts';

type Done = ModelOf<'P25'>;

const BLANK_ROWS = 6;

/** What was done for a household in the year (P25); in a village, of those with measures. */
export const measures: Maker<Done> = { of: 'household', model: doneOf, whose: householdsWithMeasures };

async function doneOf(ask: HouseholdAsk): Promise<Done> {
  const { db, household, village, township, year, today, lacks } = ask;
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const spell = spellToTell(await spellsOf(db, household.id), year);
  const ofYear = await measuresToTell(ask);
  const number = `户编号 ${householdLabel(household.household_no)}`;
  if (ofYear.length === 0) lacks(`${number}：${year} 年没有登记帮扶措施，印的是空行，留空手写`);
  const open = ofYear.filter(({ done_on }) => done_on === null).length;
  if (open > 0) lacks(`${number}：有 ${open} 项措施没有登记完成日期，落实情况留空手写`);
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    head: headAmong(people)?.name ?? household.head_name ?? '',
    population: people.length,
    category:
      labelOf('monitoring_category', spell?.category ?? null, year) ||
      labelOf('household_type', household.household_type, year) ||
      null,
    recognised: spell?.recognised_month ?? null,
    risks: spell === undefined ? null : riskLabels(spell, year).join('、') || null,
    measures: ofYear.map((measure) => rowOf(measure, year)),
    blankRows: ofYear.length === 0 ? BLANK_ROWS : 0,
  };
}

const rowOf = (measure: Measure, year: number): Done['measures'][number] => ({
  category: categoryOfMeasure(measure.kind),
  measure: wordsOfMeasure(measure, year),
  from: measure.starts_on,
  to: measure.ends_on,
  responsible: measure.responsible ?? measure.unit,
  progress: measure.done_on === null ? null : `${measure.done_on}完成`,
  amount: measure.amount ?? measure.loan_amount,
  outcome: measure.outcome,
});
