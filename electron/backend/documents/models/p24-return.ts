import { householdsAdjusted, povertyYearsOf } from '#db/documents-decisions.ts';
import { headCountOf } from '#db/facts.ts';
import { householdYear, measuresOf } from '#db/households.ts';
import { peopleOn } from '#db/regroup.ts';
import { labelOf, splitCodes } from '#domain/codes/code-value.ts';
import { headAmong, lastDayToTell } from '#domain/household/present-on.ts';
import { exitLine } from '#domain/income/exit-line.ts';
import type { ModelOf } from '#templates/catalogue.ts';
import { packLines } from '../../packs/library.ts';
import type { HouseholdAsk, Maker } from '../sheet.ts';
import { adjustmentFor, type Adjusted } from './adjustment-for.ts';
import { checkingVisit } from './checking-visit.ts';
import { countyDepartment } from './county-office.ts';
import { categoryOfMeasure, wordsOfMeasure } from './measure-words.ts';
import { notForThis, numberOf } from './told-facts.ts';
import { incomeOnFile } from '../../income/year-income.ts';

type Return = ModelOf<'P24'>;

const RETURNED = ['2'];

/** A household that left poverty falls back into it (P24); in a village, those registered for the year. */
export const returned: Maker<Return> = {
  of: 'household',
  model: returnOf,
  whose: (db, asked) => householdsAdjusted(db, { ...asked, kinds: RETURNED }),
};

async function returnOf(ask: HouseholdAsk): Promise<Return> {
  const { db, household, village, township, pack, year, today } = ask;
  const row = await adjustmentFor(ask, RETURNED);
  const years = await povertyYearsOf(db, household.id, year);
  if (row === undefined && years?.return_year !== year)
    throw notForThis(
      'no-adjustment',
      `${numberOf(ask)} 没有登记 ${year} 年的“返贫”，请先在户的“动态调整”里登记，再打印。`,
    );
  const people = await peopleOn(db, household.id, lastDayToTell(year, today));
  const head = headAmong(people);
  const exitYear = years?.exit_year ?? null;
  return {
    place: { county: township.county, township: township.name, village: village.name },
    group: household.group,
    householdNo: household.household_no,
    year,
    object: pack.terms.object.value,
    department: countyDepartment(ask),
    head: head?.name ?? household.head_name ?? '',
    idNumber: head?.id_number ?? household.head_id_number,
    people: people.length,
    recognisedYear: years?.first_recognised_year ?? null,
    exitYear,
    causes: splitCodes(row?.causes ?? years?.return_causes ?? null).map((code) =>
      labelOf('return_poverty_cause', code, year),
    ),
    then: exitYear === null ? NOTHING : await incomeIn(ask, exitYear),
    now: await incomeIn(ask, year),
    measures: (await measuresOf(db, household.id))
      .filter((measure) => measure.year === year)
      .map((measure) => ({
        category: categoryOfMeasure(measure.kind),
        content: wordsOfMeasure(measure, year),
      })),
    visit: await checkingVisit(ask),
    ...courseOf(row, year),
  };
}

const NOTHING: Return['then'] = { year: null, net: null, people: null, perCapita: null, line: null };

async function incomeIn(
  { db, household, township, today }: HouseholdAsk,
  year: number,
): Promise<Return['then']> {
  const present = (await peopleOn(db, household.id, lastDayToTell(year, today))).length;
  const { net, perCapita } = await incomeOnFile(db, household.id, { year, present });
  const line = exitLine({ year, province: township.province, own: await packLines(db) });
  const { annual_head_count: annual = null, head_count: reported = null } =
    (await householdYear(db, household.id, year)) ?? {};
  const people = headCountOf({ annual_head_count: annual, head_count: reported }, present);
  return { year, net, people, perCapita, line };
}

type Course = Pick<
  Return,
  | 'appliedOn'
  | 'firstMeetingOn'
  | 'firstNotice'
  | 'comparison'
  | 'secondMeetingOn'
  | 'secondNotice'
  | 'approvedOn'
>;

function courseOf(row: Adjusted | undefined, year: number): Course {
  const notice = (from: string | null | undefined, to: string | null | undefined) =>
    from == null ? null : { from, to: to ?? null };
  const comparison = labelOf('comparison_result', row?.comparison_result ?? null, year);
  return {
    appliedOn: row?.applied_on ?? null,
    firstMeetingOn: row?.first_meeting_on ?? null,
    firstNotice: notice(row?.first_notice_from, row?.first_notice_to),
    comparison: comparison === '' ? null : comparison,
    secondMeetingOn: row?.second_meeting_on ?? null,
    secondNotice: notice(row?.second_notice_from, row?.second_notice_to),
    approvedOn: row?.county_approved_on ?? null,
  };
}
