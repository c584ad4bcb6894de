import type Database from 'better-sqlite3';
import { storedFields } from '#domain/fields/dictionary.ts';
import type { HouseholdFacts } from '#domain/quality/facts.ts';
import { loadRows, type Cells } from './row-access.ts';

type Row = Cells & { id: number };

const INCOME_NAMES = storedFields('income_statement').map((f) => f.name);

const ofHouseholds = (ids: readonly number[], column: string) => `WHERE ${column} IN (${ids.join(', ')})`;

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

/**
 * Some households as the quality rules see them: identity, the values of one year, present and former members.
 * Closed households are left out. All of it is held in memory: some hundreds at a time.
 */
export function loadFacts(
  raw: Database.Database,
  { year, householdIds }: { year: number; householdIds: readonly number[] },
): HouseholdFacts[] {
  const wanted = ofHouseholds(householdIds, 'household_id');
  const years = byHousehold(loadRows(raw, 'household_year', `${wanted} AND year = ${year}`));
  const incomes = byHousehold(
    loadRows(raw, 'income_statement', `${wanted} AND year = ${year} AND purpose = 'annual'`),
  );
  const members = byHousehold(loadRows(raw, 'member', wanted));
  const memberYears = new Map(
    loadRows(
      raw,
      'member_year',
      `WHERE year = ${year} AND member_id IN (SELECT id FROM member ${wanted})`,
    ).map((r) => [r['member_id'], r]),
  );
  const spells = byHousehold(loadRows(raw, 'monitoring_spell', wanted));
  const households = loadRows(
    raw,
    'household',
    `${ofHouseholds(householdIds, 'id')} AND closed_on IS NULL ORDER BY household_no, id`,
  );
  return households.map((h): HouseholdFacts => {
    const ofYear = years.get(h.id)?.[0] ?? {};
    const income = incomes.get(h.id)?.[0];
    const ofHousehold = members.get(h.id) ?? [];
    const yearEnd = `${year}-12-31`;
    return {
      id: h.id,
      householdNo: h['household_no'] === null ? null : String(h['household_no']),
      values: h,
      yearValues: ofYear,
      income:
        income === undefined
          ? null
          : {
              values: Object.fromEntries(INCOME_NAMES.map((n) => [n, income[n] ?? null])),
              headCount: reportedHeadCount(ofYear),
            },
      members: ofHousehold.map((m) => ({
        id: m.id,
        present: m['left_on'] === null,
        values: m,
        yearValues: memberYears.get(m.id) ?? {},
      })),
      peopleAtYearEnd: ofHousehold.filter(
        (m) =>
          m['left_kind'] !== 'duplicate' &&
          (m['joined_on'] ?? '') <= yearEnd &&
          (m['left_on'] ?? '9999') > yearEnd,
      ).length,
      spells: (spells.get(h.id) ?? []).map((s) => ({ id: s.id, values: s })),
    };
  });
}

/** 年度家庭人口数, else the reported head-count of the year, else null: nobody said how many divide the income. */
function reportedHeadCount(ofYear: Cells): number | null {
  const count = ofYear['annual_head_count'] ?? ofYear['head_count'] ?? null;
  return count === null ? null : Number(count);
}

/** The heads that divide a year's income: as reported for the year, else who is there now. */
export const headCountOf = (ofYear: Cells, present: number): number => reportedHeadCount(ofYear) ?? present;

const byHousehold = (rows: Row[]): Map<number, Row[]> => Map.groupBy(rows, (r) => Number(r['household_id']));

/**
 * Id keys that present members of different households share, for the rule that finds a person twice (Q010).
 * `householdIds` narrows to the keys that occur in those households.
 */
export function idKeyIndex(
  raw: Database.Database,
  householdIds?: readonly number[],
): Map<string, { householdId: number; householdNo: string | null }[]> {
  const shared =
    householdIds === undefined
      ? 'SELECT id_key FROM member WHERE left_on IS NULL AND id_key IS NOT NULL GROUP BY id_key HAVING count(DISTINCT household_id) > 1'
      : `SELECT id_key FROM member ${ofHouseholds(householdIds, 'household_id')} AND left_on IS NULL AND id_key IS NOT NULL`;
  const rows = raw
    .prepare(
      `SELECT m.id_key, m.id_number, h.id, h.household_no FROM member m JOIN household h ON h.id = m.household_id
      WHERE m.left_on IS NULL AND h.closed_on IS NULL AND m.id_key IN (${shared}) ORDER BY m.id`,
    )
    .all() as { id_key: string; id_number: string | null; id: number; household_no: string | null }[];
  const index = new Map<string, { householdId: number; householdNo: string | null }[]>();
  for (const r of rows) {
    if (r.id_number?.startsWith('999999') === true) continue;
    const refs = index.get(r.id_key) ?? [];
    if (!refs.some((x) => x.householdId === r.id))
      refs.push({ householdId: r.id, householdNo: r.household_no });
    index.set(r.id_key, refs);
  }
  return index;
}
