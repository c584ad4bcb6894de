import type Database from 'better-sqlite3';
import type {
  CandidacyFacts,
  HouseholdFacts,
  HouseholdRef,
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
  const past = (name: FactTableName, back: 1 | 2) => {
    const table = `${FACT_TABLES[name].table}-${back}` as PastTable;
    return reading(name, wanted === null ? null : wanted.before.get(table), year - back);
  };
  const readers = {
    household: read('household', NO_MORE),
    member: read('member', NO_MORE),
    memberYear: read('memberYear'),
    memberYear1: past('memberYear', 1),
    memberYear2: past('memberYear', 2),
    householdYear: read('householdYear', NO_MORE),
    householdYear1: past('householdYear', 1),
    income: read('income'),
    income1: past('income', 1),
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
  const candidacies = candidaciesOf(raw);
  const yearEnd = `${year}-12-31`;
  return (householdIds) => {
    const ids = JSON.stringify(householdIds);
    const rows = Object.fromEntries(
      Object.entries(readers).map(([name, reader]) => [name, reader(ids)]),
    ) as Record<keyof typeof readers, Map<number, FactRow[]>>;
    const inProcedures = candidacies(rows.candidacy);
    const yearsOf = [rows.memberYear, rows.memberYear1, rows.memberYear2].map(byMember);
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
        members: members.map((member) => memberFacts(member, yearsOf)),
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

const byMember = (rows: ReadonlyMap<number, readonly FactRow[]>): Map<number, Values> => {
  const years = new Map<number, Values>();
  for (const ofHousehold of rows.values())
    for (const { values } of ofHousehold) years.set(values['member_id'] as number, values);
  return years;
};

const memberFacts = (
  { id, values }: FactRow,
  years: readonly ReadonlyMap<number, Values>[],
): MemberFacts => ({
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

/**
 * Id keys that present members of different households share, for the rule that finds a person twice (Q010).
 * `householdIds` narrows to the keys that occur in those households.
 */
export function idKeyIndex(
  raw: Database.Database,
  householdIds?: readonly number[],
): Map<string, HouseholdRef[]> {
  const shared =
    householdIds === undefined
      ? 'SELECT id_key FROM member WHERE left_on IS NULL AND id_key IS NOT NULL GROUP BY id_key HAVING count(DISTINCT household_id) > 1'
      : `SELECT id_key FROM member WHERE household_id IN (${householdIds.join(', ')}) AND left_on IS NULL AND id_key IS NOT NULL`;
  const rows = raw
    .prepare(
      `SELECT m.id_key AS key, h.id, h.household_no AS no FROM member m JOIN household h ON h.id = m.household_id
      WHERE m.left_on IS NULL AND h.closed_on IS NULL AND m.id_key IN (${shared})
        AND (m.id_number IS NULL OR m.id_number NOT LIKE '999999%') ORDER BY m.id`,
    )
    .all() as Shared[];
  return indexOf(rows);
}

/** Phones of households that more than one open household has (Q034); narrowed as `idKeyIndex`. */
export function phoneIndex(
  raw: Database.Database,
  householdIds?: readonly number[],
): Map<string, HouseholdRef[]> {
  const among =
    householdIds === undefined
      ? ''
      : `AND phone IN (SELECT phone FROM household WHERE id IN (${householdIds.join(', ')}))`;
  const rows = raw
    .prepare(
      `SELECT phone AS key, id, household_no AS no FROM household WHERE closed_on IS NULL AND phone IN (
        SELECT phone FROM household WHERE closed_on IS NULL AND phone > '' ${among} GROUP BY phone HAVING count(*) > 1)
      ORDER BY household_no, id`,
    )
    .all() as Shared[];
  return indexOf(rows);
}

interface Shared {
  readonly key: string;
  readonly id: number;
  readonly no: string | null;
}

function indexOf(rows: readonly Shared[]): Map<string, HouseholdRef[]> {
  const index = new Map<string, HouseholdRef[]>();
  for (const { key, id, no } of rows) {
    const refs = index.get(key) ?? [];
    if (!refs.some(({ householdId }) => householdId === id)) refs.push({ householdId: id, householdNo: no });
    index.set(key, refs);
  }
  return index;
}

/** Present members of registered or monitored households, as `name|phone` (Q179). */
export const assistedPeople = (raw: Database.Database): Set<string> =>
  new Set(
    raw
      .prepare(
        `SELECT m.name || '|' || m.phone FROM member m JOIN household h ON h.id = m.household_id
        WHERE m.left_on IS NULL AND h.closed_on IS NULL AND m.name > '' AND m.phone > ''
          AND EXISTS (SELECT 1 FROM helper x WHERE x.name = m.name AND x.phone = m.phone)`,
      )
      .pluck()
      .all() as string[],
  );
