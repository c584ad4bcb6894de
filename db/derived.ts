import type Database from 'better-sqlite3';
import { outdatedSummaries, refreshSummaries } from './household-summary.ts';
import { outdatedSearch, refreshSearch } from './search-index.ts';

const CHUNK = 500;

/** Brings the rows that are made of other rows up to date after a change; part of the same transaction. */
export function refreshDerived(raw: Database.Database, changeId: number): void {
  refresh(raw, [...touchedHouseholds(raw, changeId)]);
}

/** Makes all of them anew. */
export function rebuildDerived(raw: Database.Database): void {
  raw.exec(`DELETE FROM household_summary; DELETE FROM household_year_summary;
    INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  refresh(raw, raw.prepare('SELECT id FROM household ORDER BY id').pluck().all() as number[]);
}

function refresh(raw: Database.Database, householdIds: readonly number[]): void {
  for (let from = 0; from < householdIds.length; from += CHUNK) {
    const ids = householdIds.slice(from, from + CHUNK);
    refreshSummaries(raw, ids, refreshSearch(raw, ids));
  }
}

/** Tables whose rows a household's search document or summary is made of. */
const OF_HOUSEHOLD = [
  'member',
  'household_year',
  'income_statement',
  'monitoring_spell',
  'custom_value',
] as const;

/** The name or code of a place that was there before: what its households are sorted by. */
const RENAMED = `json_type(before, '$.name') IS NOT NULL OR json_type(before, '$.code') IS NOT NULL`;

export const TOUCHED_SQL = `SELECT table_name, row_id, json_extract(before, '$.household_id') AS was FROM change_row
  WHERE change_id = ? AND (table_name IN ('household', ${OF_HOUSEHOLD.map((t) => `'${t}'`).join(', ')})
    OR (table_name IN ('village', 'village_group') AND (${RENAMED})))`;

function touchedHouseholds(raw: Database.Database, changeId: number): Set<number> {
  const households = new Set<number>();
  const rows = new Map<string, Set<number>>();
  for (const { table_name, row_id, was } of raw.prepare(TOUCHED_SQL).iterate(changeId) as Iterable<{
    table_name: string;
    row_id: number;
    was: number | null;
  }>) {
    if (was !== null) households.add(was);
    if (table_name === 'household') households.add(row_id);
    else rows.set(table_name, (rows.get(table_name) ?? new Set()).add(row_id));
  }
  const add = (sql: string, ids: Iterable<number>) => {
    const all = [...ids];
    const query = raw.prepare(sql).pluck();
    for (let from = 0; from < all.length; from += CHUNK)
      for (const id of query.all(JSON.stringify(all.slice(from, from + CHUNK))) as (number | null)[])
        if (id !== null) households.add(id);
  };
  for (const table of OF_HOUSEHOLD)
    add(
      `SELECT DISTINCT household_id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
      rows.get(table) ?? [],
    );
  add(
    'SELECT id FROM household WHERE village_id IN (SELECT value FROM json_each(?))',
    rows.get('village') ?? [],
  );
  add(
    'SELECT id FROM household WHERE village_group_id IN (SELECT value FROM json_each(?))',
    rows.get('village_group') ?? [],
  );
  return households;
}

/** Households whose search document or summary is not what it would be if it were made anew. */
export function outdatedHouseholds(raw: Database.Database): number {
  const outdated = new Set(raw.prepare(LEFT_OVER_SQL).pluck().all() as number[]);
  const next = raw.prepare('SELECT id FROM household WHERE id > ? ORDER BY id LIMIT ?').pluck();
  for (let ids = next.all(0, CHUNK) as number[]; ids.length > 0;) {
    for (const id of outdatedSearch(raw, ids)) outdated.add(id);
    for (const id of outdatedSummaries(raw, ids)) outdated.add(id);
    ids = next.all(ids.at(-1), CHUNK) as number[];
  }
  return outdated.size;
}

/** Documents and summaries of households that are no longer there. */
const LEFT_OVER_SQL = [
  'household_id FROM household_summary',
  'household_id FROM household_year_summary',
  'id FROM search_index_docsize',
]
  .map((from) => `SELECT ${from} WHERE ${from.split(' ')[0] ?? ''} NOT IN (SELECT id FROM household)`)
  .join(' UNION ');
