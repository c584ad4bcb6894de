import type Database from 'better-sqlite3';
import { HOUSEHOLD_TABLES } from './household-rows.ts';
import { INCOME_ITEMS } from '#domain/income/statement.ts';

/** A household as the lists name it, with what is told of it. */
export interface RadarHousehold {
  readonly householdId: number;
  readonly householdNo: string | null;
  readonly villageId: number | null;
  readonly headName: string | null;
}

const HOUSEHOLD = `s.household_id AS householdId, s.household_no AS householdNo, s.village_id AS villageId,
  s.head_name AS headName`;
const IN_ORDER = 'ORDER BY s.village_id, s.household_no, s.household_id';

/** Notes of the office about a household are no change of it. */
const OFFICE = new Set([
  'check_answer',
  'received_hit',
  'sample_household',
  'sample_value',
  'issue',
  'issue_reopening',
]);

/** The tables of a household, those that an import of all villages writes first. */
const TABLES = [
  { table: 'household', by: 'id', through: undefined },
  ...HOUSEHOLD_TABLES.filter(({ table }) => !OFFICE.has(table)),
];

/** From a row `x` of a table to its household `h`. */
function toHousehold({ by, through }: (typeof TABLES)[number]): string {
  if (through === undefined) return `JOIN household h ON h.id = x.${by}`;
  return `JOIN "${through}" o ON o.id = x.${by} JOIN household h ON h.id = o.household_id`;
}

/** An act that was not undone; the undo of an act from before. */
const STANDS = `c.standing = 1 AND (c.kind = 'act' OR c.undo_of < $first)`;

/** Villages with open households and not one standing change of any of them since the moment, most households first. */
export function unchangedVillages(
  raw: Database.Database,
  since: string,
): { villageId: number; village: string; households: number }[] {
  const villages = raw
    .prepare(
      `SELECT v.id AS villageId, v.name AS village, count(*) AS households FROM village v
      JOIN household_summary s ON s.village_id = v.id AND s.closed = 0 GROUP BY v.id ORDER BY v.code, v.id`,
    )
    .all() as { villageId: number; village: string; households: number }[];
  const left = new Map(villages.map((each) => [each.villageId, each]));
  const changes = raw.prepare('SELECT min(id), max(id) FROM change WHERE at >= ?').raw().get(since) as [
    number | null,
    number | null,
  ];
  if (changes[0] === null) return villages;
  for (const each of TABLES) {
    if (left.size === 0) break;
    const touched = raw
      .prepare(
        `SELECT DISTINCT h.village_id FROM change_row r JOIN change c ON c.id = r.change_id AND ${STANDS}
        CROSS JOIN "${each.table}" x ON x.id = r.row_id ${toHousehold(each)}
        WHERE r.change_id BETWEEN $first AND $last AND r.table_name = '${each.table}'`,
      )
      .pluck()
      .all({ first: changes[0], last: changes[1] }) as (number | null)[];
    for (const id of touched) left.delete(id ?? 0);
  }
  const removed = raw
    .prepare(
      `SELECT DISTINCT h.village_id FROM change_row r JOIN change c ON c.id = r.change_id AND ${STANDS}
      JOIN household h ON h.id = json_extract(r.before, '$.household_id')
      WHERE r.change_id BETWEEN $first AND $last AND r.after IS NULL AND r.table_name IN (${TABLES.map(({ table }) => `'${table}'`).join(', ')})`,
    )
    .pluck()
    .all({ first: changes[0], last: changes[1] }) as (number | null)[];
  for (const id of removed) left.delete(id ?? 0);
  return [...left.values()];
}

const COMPARED = [...INCOME_ITEMS.map(({ name }) => name), 'property_income', 'transfer_income'];

/** Households whose every item of income is what it was the year before. */
export const copiedIncomes = (
  raw: Database.Database,
  year: number,
): (RadarHousehold & { perCapita: number | null })[] =>
  raw
    .prepare(
      `SELECT ${HOUSEHOLD}, k.per_capita AS perCapita FROM income_statement a
      JOIN income_statement b ON b.household_id = a.household_id AND b.year = a.year - 1 AND b.purpose = 'annual'
      JOIN household_summary s ON s.household_id = a.household_id AND s.closed = 0
      LEFT JOIN household_year_summary k ON k.year = a.year AND k.household_id = a.household_id
      WHERE a.year = ? AND a.purpose = 'annual' AND ${COMPARED.map((name) => `a.${name} IS b.${name}`).join(' AND ')}
        AND (${COMPARED.map((name) => `coalesce(a.${name}, 0)`).join(' + ')}) > 0 ${IN_ORDER}`,
    )
    .all(year) as (RadarHousehold & { perCapita: number | null })[];

/** Households whose phone at least so many have. */
export const sharedPhones = (
  raw: Database.Database,
  households: number,
): (RadarHousehold & { phone: string; shared: number })[] =>
  raw
    .prepare(
      `SELECT ${HOUSEHOLD}, h.phone, p.shared FROM (SELECT phone, count(*) AS shared FROM household
        WHERE closed_on IS NULL AND phone > '' GROUP BY phone HAVING count(*) >= ?) p
      JOIN household h ON h.phone = p.phone AND h.closed_on IS NULL
      JOIN household_summary s ON s.household_id = h.id ORDER BY p.shared DESC, p.phone, s.household_no`,
    )
    .all(households) as (RadarHousehold & { phone: string; shared: number })[];

/** Households with measures of the year and no visit in it. */
export const unvisitedMeasures = (
  raw: Database.Database,
  year: number,
): (RadarHousehold & { measures: number })[] =>
  raw
    .prepare(
      `SELECT ${HOUSEHOLD}, m.measures FROM (SELECT household_id, count(*) AS measures FROM measure
        WHERE year = $year GROUP BY household_id) m
      JOIN household_summary s ON s.household_id = m.household_id AND s.closed = 0
      WHERE NOT EXISTS (SELECT 1 FROM visit v WHERE v.household_id = m.household_id
        AND v.visited_on BETWEEN $first AND $last) ${IN_ORDER}`,
    )
    .all({ year, first: `${year}-01-01`, last: `${year}-12-31` }) as (RadarHousehold & {
    measures: number;
  })[];

export interface DueHousehold extends RadarHousehold {
  readonly monitored: 0 | 1;
  readonly lastVisit: string | null;
  /** When monitoring (yyyymm) and the pairing began. */
  readonly recognised: string | null;
  readonly paired: string | null;
}

/** Households that somebody has to visit: monitored, or out of poverty (脱贫户). */
export const householdsToVisit = (raw: Database.Database): DueHousehold[] =>
  raw
    .prepare(
      `SELECT ${HOUSEHOLD}, s.monitored, (SELECT max(v.visited_on) FROM visit v WHERE v.household_id = s.household_id) AS lastVisit,
        (SELECT max(m.recognised_month) FROM monitoring_spell m WHERE m.household_id = s.household_id AND m.state = 'open') AS recognised,
        (SELECT max(p.starts_on) FROM pairing p WHERE p.household_id = s.household_id AND p.ends_on IS NULL) AS paired
      FROM household_summary s WHERE s.closed = 0 AND (s.monitored = 1 OR s.household_type = '01') ${IN_ORDER}`,
    )
    .all() as DueHousehold[];

/** Households in monitoring since before a month (yyyymm) for which nothing was done since. */
export const unhelpedSpells = (
  raw: Database.Database,
  before: string,
): (RadarHousehold & { recognised: string })[] =>
  raw
    .prepare(
      `SELECT ${HOUSEHOLD}, max(m.recognised_month) AS recognised FROM monitoring_spell m
      JOIN household_summary s ON s.household_id = m.household_id AND s.closed = 0
      WHERE m.state = 'open' AND m.recognised_month < ? AND NOT EXISTS (SELECT 1 FROM measure x
        WHERE x.household_id = m.household_id AND (coalesce(replace(substr(x.starts_on, 1, 7), '-', ''), '') >= m.recognised_month
          OR (x.starts_on IS NULL AND x.year >= CAST(substr(m.recognised_month, 1, 4) AS INTEGER))))
      GROUP BY s.household_id ${IN_ORDER}`,
    )
    .all(before) as (RadarHousehold & { recognised: string })[];
