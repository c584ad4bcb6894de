import type Database from 'better-sqlite3';
import { nameSortKey } from './search/name-keys.ts';

/** The present head of household `h`, else the head that a file reported. */
export const HEAD_NAME_SQL = `coalesce((SELECT m.name FROM member m WHERE m.household_id = h.id AND m.relation = '01' AND m.left_on IS NULL ORDER BY m.id LIMIT 1), h.head_name)`;
/** Present members of household `h`. */
export const PEOPLE_SQL = `(SELECT count(*) FROM member m WHERE m.household_id = h.id AND m.left_on IS NULL)`;

const ITEMS = [
  ...['wage_income', 'business_income', 'dividend_income', 'other_property_income', 'family_planning_income'],
  ...['dibao_income', 'tekun_income', 'pension_income', 'ecology_income', 'other_transfer_income'],
].map((item) => `i.${item}`);

/**
 * 人均纯收入 of the year in yuan, of household `h` with its year `y` and statement `i`: the entry items added up and
 * divided by the head-count of the year (rule Q097); where no item is known, the figure that a file reported.
 */
const PER_CAPITA_SQL = `CASE WHEN coalesce(${ITEMS.join(', ')}) IS NULL THEN i.per_capita_net_income
  ELSE round((${ITEMS.map((item) => `coalesce(${item}, 0)`).join(' + ')} - coalesce(i.business_expense, 0))
    / nullif(coalesce(y.annual_head_count, y.head_count, ${PEOPLE_SQL}), 0), 2) END`;

const GIVEN = 'IN (SELECT value FROM json_each(?))';

const SUMMARY_SQL = {
  households: `SELECT h.id AS household_id, h.closed_on IS NOT NULL AS closed, h.household_no, h.village_id,
      g.name AS group_name,
      coalesce(v.code, v.name) || coalesce(g.name, '') AS place, h.household_type, ${HEAD_NAME_SQL} AS head_name,
      ${PEOPLE_SQL} AS people,
      EXISTS (SELECT 1 FROM monitoring_spell s WHERE s.household_id = h.id AND s.state = 'open') AS monitored,
      (SELECT s.category FROM monitoring_spell s WHERE s.household_id = h.id AND s.state = 'open'
        ORDER BY s.recognised_month DESC, s.id DESC LIMIT 1) AS category
    FROM household h LEFT JOIN village v ON v.id = h.village_id LEFT JOIN village_group g ON g.id = h.village_group_id
    WHERE h.id ${GIVEN}`,
  years: `SELECT k.year, h.id AS household_id, ${PER_CAPITA_SQL} AS per_capita, y.reported_category AS category
    FROM (SELECT household_id, year FROM household_year WHERE household_id ${GIVEN}
      UNION SELECT household_id, year FROM income_statement WHERE household_id ${GIVEN} AND purpose = 'annual') k
    JOIN household h ON h.id = k.household_id
    LEFT JOIN household_year y ON y.household_id = k.household_id AND y.year = k.year
    LEFT JOIN income_statement i ON i.household_id = k.household_id AND i.year = k.year AND i.purpose = 'annual'`,
} as const;

export interface SummaryRow {
  readonly household_id: number;
  readonly closed: number;
  readonly household_no: string | null;
  readonly village_id: number | null;
  readonly group_name: string | null;
  readonly place: string | null;
  readonly household_type: string | null;
  readonly head_name: string | null;
  readonly people: number;
  readonly monitored: number;
  readonly category: string | null;
  readonly head_sort: string | null;
}

/** What a list shows of each of these households, worked out from the rows themselves. */
export function summariesOf(raw: Database.Database, householdIds: readonly number[]): SummaryRow[] {
  const rows = raw.prepare(SUMMARY_SQL.households).all(JSON.stringify(householdIds)) as Omit<
    SummaryRow,
    'head_sort'
  >[];
  return rows.map((r) => ({ ...r, head_sort: r.head_name === null ? null : nameSortKey(r.head_name) }));
}

const COLUMNS = [
  ...[
    'closed',
    'household_no',
    'village_id',
    'group_name',
    'place',
    'household_type',
    'head_name',
    'head_sort',
    'people',
  ],
  ...['monitored', 'category', 'search_digest'],
];
/** Where the search document was not looked at, its digest stays. */
const KEPT_DIGEST =
  'coalesce($search_digest, (SELECT search_digest FROM household_summary WHERE household_id = $household_id), 0)';
const UPSERT = `INSERT INTO household_summary (household_id, ${COLUMNS.join(', ')})
  VALUES ($household_id, ${COLUMNS.map((c) => (c === 'search_digest' ? KEPT_DIGEST : `$${c}`)).join(', ')})
  ON CONFLICT (household_id) DO UPDATE SET ${COLUMNS.map((c) => `${c} = excluded.${c}`).join(', ')}
  WHERE ${COLUMNS.map((c) => `${c} IS NOT excluded.${c}`).join(' OR ')}`;
const UPSERT_YEARS = `INSERT INTO household_year_summary (year, household_id, per_capita, category)
  SELECT * FROM (${SUMMARY_SQL.years}) WHERE 1
  ON CONFLICT (year, household_id) DO UPDATE SET per_capita = excluded.per_capita, category = excluded.category
  WHERE per_capita IS NOT excluded.per_capita OR category IS NOT excluded.category`;
const DROP_YEARS = `DELETE FROM household_year_summary AS k WHERE household_id ${GIVEN}
  AND NOT EXISTS (SELECT 1 FROM household_year y WHERE y.household_id = k.household_id AND y.year = k.year)
  AND NOT EXISTS (SELECT 1 FROM income_statement i WHERE i.household_id = k.household_id AND i.year = k.year AND i.purpose = 'annual')`;

/** Brings the summaries of these households up to date; `digests` are of the search documents that were made anew. */
export function refreshSummaries(
  raw: Database.Database,
  householdIds: readonly number[],
  digests: ReadonlyMap<number, number>,
): void {
  const ids = JSON.stringify(householdIds);
  const upsert = raw.prepare(UPSERT);
  for (const row of summariesOf(raw, householdIds))
    upsert.run({ ...row, search_digest: digests.get(row.household_id) ?? null });
  raw
    .prepare(
      `DELETE FROM household_summary WHERE household_id ${GIVEN} AND household_id NOT IN (SELECT id FROM household)`,
    )
    .run(ids);
  raw.prepare(UPSERT_YEARS).run(ids, ids);
  raw.prepare(DROP_YEARS).run(ids);
}

/** Of these households, those whose summary or summary of a year is not what the rows themselves say. */
export function outdatedSummaries(raw: Database.Database, householdIds: readonly number[]): number[] {
  const ids = JSON.stringify(householdIds);
  const stored = new Map(
    (raw.prepare(`SELECT * FROM household_summary WHERE household_id ${GIVEN}`).all(ids) as SummaryRow[]).map(
      (r) => [r.household_id, textOf(r)],
    ),
  );
  const wrong = summariesOf(raw, householdIds).filter((r) => stored.get(r.household_id) !== textOf(r));
  const years = raw
    .prepare(
      `SELECT household_id FROM (SELECT household_id, year, per_capita, category FROM household_year_summary WHERE household_id ${GIVEN}
        EXCEPT SELECT household_id, year, per_capita, category FROM (${SUMMARY_SQL.years}))
      UNION SELECT household_id FROM (SELECT household_id, year, per_capita, category FROM (${SUMMARY_SQL.years})
        EXCEPT SELECT household_id, year, per_capita, category FROM household_year_summary WHERE household_id ${GIVEN})`,
    )
    .pluck()
    .all(ids, ids, ids, ids, ids, ids) as number[];
  return [...new Set([...wrong.map((r) => r.household_id), ...years])];
}

const textOf = (row: SummaryRow): string =>
  JSON.stringify([
    row.household_id,
    ...COLUMNS.map((c) => (c === 'search_digest' ? null : row[c as keyof SummaryRow])),
  ]);
