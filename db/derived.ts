import type Database from 'better-sqlite3';
import { areListsChanged, keepBasis, outdatedPapers, refreshPapers } from './household-papers.ts';
import { outdatedSummaries, refreshSummaries } from './household-summary.ts';
import { piecesOf } from './log-pieces.ts';
import { outdatedSearch, refreshSearch } from './search-index.ts';
import type { Steps } from './steps.ts';
import { touchedByPapers } from './touched-papers.ts';

/** Households at a time: some 30 ms. */
const CHUNK = 100;

/**
 * Brings the rows that are made of other rows up to date after a change; part of the same transaction. Stops after
 * every piece of the work, so that whoever goes through them may let others have their turn.
 */
export function* refreshDerived(raw: Database.Database, changeId: number): Steps {
  const { described, listed } = yield* touchedHouseholds(raw, changeId);
  for (const ids of chunksOf([...described])) {
    refreshSummaries(raw, ids, refreshSearch(raw, ids));
    yield;
  }
  for (const ids of chunksOf([...listed.difference(described)])) {
    refreshSummaries(raw, ids, new Map());
    yield;
  }
  const isAll = areListsChanged(raw);
  const papers = isAll ? allHouseholds(raw) : [...(yield* touchedByPapers(raw, changeId))];
  for (const ids of chunksOf(papers)) {
    refreshPapers(raw, ids);
    yield;
  }
  if (isAll) keepBasis(raw);
}

const allHouseholds = (raw: Database.Database): number[] =>
  raw.prepare('SELECT id FROM household ORDER BY id').pluck().all() as number[];

/** Makes the papers of all households anew where they were made by other lists than those in force. */
export function bringPapersUp(raw: Database.Database): void {
  if (areListsChanged(raw)) raw.transaction(() => rebuildPapers(raw)).immediate();
}

function rebuildPapers(raw: Database.Database): void {
  raw.exec('DELETE FROM household_paper');
  for (const ids of chunksOf(allHouseholds(raw))) refreshPapers(raw, ids);
  keepBasis(raw);
}

/** Makes all of them anew. */
export function rebuildDerived(raw: Database.Database): void {
  raw.exec(`DELETE FROM household_summary; DELETE FROM household_year_summary;
    INSERT INTO search_index (search_index) VALUES ('delete-all')`);
  for (const ids of chunksOf(allHouseholds(raw))) refreshSummaries(raw, ids, refreshSearch(raw, ids));
  // An archive of before there were papers has them made when it is opened.
  if (raw.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'household_paper'").get() !== undefined)
    rebuildPapers(raw);
}

function* chunksOf(ids: readonly number[]): Generator<readonly number[], void, undefined> {
  for (let from = 0; from < ids.length; from += CHUNK) yield ids.slice(from, from + CHUNK);
}

/** Tables whose rows a household is found by, and shown by in a list. */
const DESCRIBING = ['household', 'member', 'custom_value'];
/** Tables whose rows it is only shown by; of places, the name or code by which its households are sorted. */
const LISTING = ['household_year', 'income_statement', 'monitoring_spell'];
const RENAMED = `json_type(before, '$.name') IS NOT NULL OR json_type(before, '$.code') IS NOT NULL`;

const quoted = (tables: readonly string[]) => tables.map((t) => `'${t}'`).join(', ');
const TOUCHED_SQL = `SELECT table_name, row_id, json_extract(before, '$.household_id') AS was FROM change_row
  WHERE change_id = ? AND id > ? AND id <= ? AND (table_name IN (${quoted([...DESCRIBING, ...LISTING])})
    OR (table_name IN ('village', 'village_group') AND (${RENAMED})))`;
/** The households of rows of a table, by its name. */
const HOUSEHOLDS_OF: Readonly<Record<string, string>> = {
  household: 'SELECT value FROM json_each(?)',
  village: 'SELECT id FROM household WHERE village_id IN (SELECT value FROM json_each(?))',
  village_group: 'SELECT id FROM household WHERE village_group_id IN (SELECT value FROM json_each(?))',
  ...Object.fromEntries(
    ['member', 'custom_value', ...LISTING].map((table) => [
      table,
      `SELECT DISTINCT household_id FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`,
    ]),
  ),
};

interface TouchedRow {
  readonly table_name: string;
  readonly row_id: number;
  /** The household that the row belonged to before, when it was removed or given to another. */
  readonly was: number | null;
}

function* touchedHouseholds(
  raw: Database.Database,
  changeId: number,
): Steps<{ described: Set<number>; listed: Set<number> }> {
  const described = new Set<number>();
  const listed = new Set<number>();
  const setOf = (table: string) => (DESCRIBING.includes(table) ? described : listed);
  const touched = raw.prepare(TOUCHED_SQL);
  for (const [after, last] of piecesOf(raw, changeId)) {
    const rows = new Map<string, number[]>();
    for (const row of touched.all(changeId, after, last) as TouchedRow[]) {
      if (row.was !== null) setOf(row.table_name).add(row.was);
      const known = rows.get(row.table_name);
      if (known === undefined) rows.set(row.table_name, [row.row_id]);
      else known.push(row.row_id);
    }
    for (const [table, ids] of rows) {
      const households = raw.prepare(HOUSEHOLDS_OF[table] ?? '').pluck();
      for (const id of households.all(JSON.stringify(ids)) as (number | null)[])
        if (id !== null) setOf(table).add(id);
    }
    yield;
  }
  return { described, listed };
}

/** Households whose search document or summary is not what it would be if it were made anew. */
export function outdatedHouseholds(raw: Database.Database): number {
  const outdated = new Set(raw.prepare(LEFT_OVER_SQL).pluck().all() as number[]);
  const next = raw.prepare('SELECT id FROM household WHERE id > ? ORDER BY id LIMIT ?').pluck();
  for (let ids = next.all(0, CHUNK) as number[]; ids.length > 0;) {
    for (const id of outdatedSearch(raw, ids)) outdated.add(id);
    for (const id of outdatedSummaries(raw, ids)) outdated.add(id);
    for (const id of outdatedPapers(raw, ids)) outdated.add(id);
    ids = next.all(ids.at(-1), CHUNK) as number[];
  }
  return outdated.size;
}

/** Documents and summaries of households that are no longer there. */
const LEFT_OVER_SQL = [
  'household_id FROM household_summary',
  'household_id FROM household_year_summary',
  'household_id FROM household_paper',
  'id FROM search_index_docsize',
]
  .map((from) => `SELECT ${from} WHERE ${from.split(' ')[0] ?? ''} NOT IN (SELECT id FROM household)`)
  .join(' UNION ');
