import type Database from 'better-sqlite3';
import type {
  CandidacyFacts,
  HouseholdFacts,
  MemberFacts,
  RecordFacts,
  Values,
} from '#domain/quality/facts.ts';
import type { PastTable } from '#domain/quality/rule.ts';
import { candidaciesOf } from './fact-candidacies.ts';
import {
  FACT_TABLES,
  factReader,
  type FactRow,
  type FactTableName,
  MEMBER_YEAR,
  memberYearReader,
  valuesOf,
  type Wanted,
} from './fact-tables.ts';
import type { Cells } from './row-access.ts';

/** The households that are checked, in the order of their numbers: those given, or all; closed ones are left out. */
export const householdsToCheck = (raw: Database.Database, given: readonly number[] | undefined): number[] =>
  (given === undefined
    ? raw
        .prepare(
          'SELECT household_id FROM household_summary WHERE closed = 0 ORDER BY household_no, household_id',
        )
        .pluck()
        .all()
    : raw
        .prepare(
          `SELECT id FROM household WHERE id IN (SELECT value FROM json_each(?)) AND closed_on IS NULL
          ORDER BY household_no, id`,
        )
        .pluck()
        .all(JSON.stringify(given))) as number[];

const NOTHING: readonly RecordFacts[] = [];
const NOBODY: readonly CandidacyFacts[] = [];
/** Only what is always read. */
const NO_MORE: ReadonlySet<string> = new Set();

export type FactsLoader = (householdIds: readonly number[]) => HouseholdFacts[];

/**
 * Reads households as the quality rules see them in a year: closed ones are left out, the others come in the order of
 * their numbers. All that it returns is held in memory: some hundreds at a time.
 */
export function factsLoader(raw: Database.Database, year: number, wanted: Wanted | null): FactsLoader {
  const reading = (name: FactTableName, columns: ReadonlySet<string> | null | undefined, ofYear = year) => {
    if (columns === undefined) return () => new Map<number, FactRow[]>();
    const read = factReader(raw, name, columns);
    return (ids: string) => read(ids, ofYear);
  };
  const read = (name: FactTableName, least?: ReadonlySet<string>) => {
    const columns = wanted === null ? null : wanted.columns.get(FACT_TABLES[name].table);
    return reading(name, columns === undefined ? least : columns);
  };
  const past = (name: FactTableName) =>
    reading(name, pastColumns(wanted, `${FACT_TABLES[name].table}-1` as PastTable), year - 1);
  const readers = {
    household: read('household', NO_MORE),
    member: read('member', NO_MORE),
    householdYear: read('householdYear', NO_MORE),
    householdYear1: past('householdYear'),
    income: read('income'),
    income1: past('income'),
    spell: read('spell'),
    measure: read('measure'),
    pairing: read('pairing'),
    benefit: read('benefit'),
    visit: read('visit'),
    adjustment: read('adjustment'),
    comparison: read('comparison'),
    consent: read('consent'),
    candidacy: read('candidacy'),
  };
  const yearsOf = memberYearsReader(raw, year, wanted);
  const candidacies = candidaciesOf(raw);
  const yearEnd = `${year}-12-31`;
  return (householdIds) => {
    const ids = JSON.stringify(householdIds);
    const rows = Object.fromEntries(
      Object.entries(readers).map(([name, reader]) => [name, reader(ids)]),
    ) as Record<keyof typeof readers, Map<number, FactRow[]>>;
    const inProcedures = candidacies(rows.candidacy);
    const years = yearsOf(rows.member);
    return [...rows.household.values()].flat().map(({ id, values }): HouseholdFacts => {
      const ofYear = valuesOf(rows.householdYear.get(id));
      const members = rows.member.get(id) ?? [];
      return {
        id,
        householdNo: values['household_no'] === null ? null : String(values['household_no']),
        villageId: values['village_id'] as number | null,
        values,
        year: ofYear,
        yearBefore: valuesOf(rows.householdYear1.get(id)),
        income: valuesOf(rows.income.get(id)),
        incomeBefore: valuesOf(rows.income1.get(id)),
        headCount: reportedHeadCount((ofYear ?? {}) as Cells),
        members: members.map((member) => memberFacts(member, years)),
        peopleAtYearEnd: members.filter((member) => belonged(member, yearEnd)).length,
        spells: rows.spell.get(id) ?? NOTHING,
        measures: rows.measure.get(id) ?? NOTHING,
        pairings: rows.pairing.get(id) ?? NOTHING,
        benefits: rows.benefit.get(id) ?? NOTHING,
        visits: rows.visit.get(id) ?? NOTHING,
        adjustments: rows.adjustment.get(id) ?? NOTHING,
        candidacies: inProcedures.get(id) ?? NOBODY,
        comparisons: rows.comparison.get(id) ?? NOTHING,
        consents: rows.consent.get(id) ?? NOTHING,
      };
    });
  };
}

/** As `factsLoader`, with all that there is. */
export const loadFacts = (
  raw: Database.Database,
  { year, householdIds }: { year: number; householdIds: readonly number[] },
): HouseholdFacts[] => factsLoader(raw, year, null)(householdIds);

const pastColumns = (wanted: Wanted | null, table: PastTable): ReadonlySet<string> | null | undefined =>
  wanted === null ? null : wanted.before.get(table);

type YearsOfMembers = readonly ReadonlyMap<number, Values>[];

/** The members' values of the year, of the year before and of the one before that, by member. */
function memberYearsReader(raw: Database.Database, year: number, wanted: Wanted | null) {
  const reading = (columns: ReadonlySet<string> | null | undefined, ofYear: number) => {
    if (columns === undefined) return () => new Map<number, Values>();
    const read = memberYearReader(raw, columns);
    return (ids: string) => read(ids, ofYear);
  };
  const readers = [
    reading(wanted === null ? null : wanted.columns.get(MEMBER_YEAR), year),
    reading(pastColumns(wanted, `${MEMBER_YEAR}-1`), year - 1),
    reading(pastColumns(wanted, `${MEMBER_YEAR}-2`), year - 2),
  ];
  return (members: ReadonlyMap<number, readonly FactRow[]>): YearsOfMembers => {
    const ids = JSON.stringify([...members.values()].flatMap((of) => of.map(({ id }) => id)));
    return readers.map((read) => read(ids));
  };
}

const memberFacts = ({ id, values }: FactRow, years: YearsOfMembers): MemberFacts => ({
  id,
  present: values['left_on'] === null,
  values,
  year: years[0]?.get(id) ?? null,
  before: [years[1]?.get(id) ?? null, years[2]?.get(id) ?? null],
});

const belonged = ({ values }: FactRow, on: string): boolean =>
  values['left_kind'] !== 'duplicate' &&
  ((values['joined_on'] as string | null) ?? '') <= on &&
  ((values['left_on'] as string | null) ?? '9999') > on;

/** 年度家庭人口数, else the reported head-count of the year, else null: nobody said how many divide the income. */
function reportedHeadCount(ofYear: Cells): number | null {
  const count = ofYear['annual_head_count'] ?? ofYear['head_count'] ?? null;
  return count === null ? null : Number(count);
}

/** The heads that divide a year's income: as reported for the year, else who is there now. */
export const headCountOf = (ofYear: Cells, present: number): number => reportedHeadCount(ofYear) ?? present;
