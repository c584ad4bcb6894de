import type Database from 'better-sqlite3';
import type { VillageFacts } from '#domain/quality/facts.ts';
import { loadRows } from './row-access.ts';

/** What is added up over the households of a village, by the village's field that it is held against. */
const SUMMED = [
  'arable_area',
  'irrigated_area',
  'forest_area',
  'returned_farmland_area',
  'orchard_area',
  'pasture_area',
  'water_area',
] as const;

/** The villages of the archive as the rules see them in a year. */
export function villagesToCheck(raw: Database.Database, year: number): VillageFacts[] {
  const years = new Map(
    loadRows(raw, 'village_year', `WHERE year = ${year}`).map((row) => [row['village_id'], row]),
  );
  const sums = new Map(
    (
      raw
        .prepare(
          `SELECT h.village_id AS id, count(*) AS households,
            ${SUMMED.map((name) => `coalesce(sum(y.${name}), 0) AS ${name}`).join(', ')}
          FROM household h LEFT JOIN household_year y ON y.household_id = h.id AND y.year = ?
          WHERE h.closed_on IS NULL AND h.village_id IS NOT NULL GROUP BY h.village_id`,
        )
        .all(year) as (Record<string, number> & { id: number })[]
    ).map(({ id, ...rest }) => [id, rest]),
  );
  return loadRows(raw, 'village', 'ORDER BY code, id').map((village) => ({
    id: village.id,
    name: String(village['name']),
    year: years.get(village.id) ?? null,
    sums: sums.get(village.id) ?? {},
  }));
}

/** The names of the villages by id, in the order of their codes. */
export const villageNames = (raw: Database.Database): Map<number, string> =>
  new Map(raw.prepare('SELECT id, name FROM village ORDER BY code, id').raw().all() as [number, string][]);
