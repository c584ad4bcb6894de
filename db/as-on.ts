import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { householdRows } from './household-rows.ts';
import type { Archive } from './open-archive.ts';
import { localDay, pastRows } from './past-rows.ts';
import type { Cells } from './row-access.ts';
import type { Db } from './schema.ts';

export type Past =
  | { readonly kind: 'missing' }
  /** The household was opened later. */
  | { readonly kind: 'not-yet'; readonly openedOn: string }
  /** An archive in memory that holds this household alone, as it was; nothing can be written in it. */
  | { readonly kind: 'past'; readonly archive: Archive };

/** What is not of any household and is taken as it is today. */
const AS_TODAY: readonly (keyof Db)[] = ['township', 'closed_year', 'custom_field', 'policy_pack'];

/**
 * A household as it was on a day (docs/decisions/014-as-on.md), as an archive of its own: whatever reads a household
 * reads its past by the same words. The caller closes it.
 */
export function pastOf(archive: Archive, householdId: number, on: string): Past {
  const raw = archive.rawReading;
  const found = raw.prepare('SELECT opened_on FROM household WHERE id = ?').pluck().get(householdId);
  if (found === undefined) return { kind: 'missing' };
  if (typeof found === 'string' && found > on) return { kind: 'not-yet', openedOn: found };
  const rows = pastRows(raw, householdRows(raw, householdId), on);
  const around = pastRows(raw, rowsAround(raw, rows), on);
  const memory = new Database(':memory:');
  memory.pragma('foreign_keys=OFF');
  memory.exec(tablesOf(raw));
  memory.transaction(() => {
    for (const [table, cells] of [...rows, ...around]) insert(memory, table, cells);
    for (const table of AS_TODAY)
      insert(memory, table, raw.prepare(`SELECT * FROM ${table}`).all() as Cells[]);
    insert(memory, 'document', documentsUntil(raw, householdId, on));
  })();
  dropOrphans(memory);
  memory.pragma('query_only=ON');
  return { kind: 'past', archive: asArchive(archive, memory) };
}

const tablesOf = (raw: Database.Database): string =>
  (
    raw
      .prepare(
        `SELECT m.sql FROM pragma_table_list t JOIN sqlite_master m ON m.name = t.name
        WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite_%'`,
      )
      .pluck()
      .all() as string[]
  ).join(';\n');

function insert(memory: Database.Database, table: string, rows: readonly Cells[]): void {
  const columns = Object.keys(rows[0] ?? {});
  if (columns.length === 0) return;
  const statement = memory.prepare(
    `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
  );
  for (const row of rows) statement.run(columns.map((c) => row[c] ?? null));
}

/** The rows of others that those of the household speak of: its village, its helpers, its procedures and their steps. */
function rowsAround(
  raw: Database.Database,
  rows: ReadonlyMap<keyof Db, readonly Cells[]>,
): Map<keyof Db, number[]> {
  const ids = (table: keyof Db, column: string) =>
    JSON.stringify([...new Set((rows.get(table) ?? []).map((row) => row[column]))]);
  const all = (sql: string, list: string) => raw.prepare(sql).pluck().all(list) as number[];
  const of = (list: string) => (JSON.parse(list) as (number | null)[]).filter((id) => id !== null);
  const procedures = ids('procedure_household', 'procedure_id');
  const steps = (table: string) =>
    all(`SELECT x.id FROM json_each(?) o CROSS JOIN ${table} x ON x.procedure_id = o.value`, procedures);
  return new Map<keyof Db, number[]>([
    ['village', of(ids('household', 'village_id'))],
    ['village_group', of(ids('household', 'village_group_id'))],
    ['helper', of(ids('pairing', 'helper_id'))],
    ['procedure', of(procedures)],
    ['procedure_step', steps('procedure_step')],
    ['procedure_paper', steps('procedure_paper')],
    [
      'comparison_hit',
      all(
        'SELECT c.id FROM json_each(?) o CROSS JOIN comparison_hit c ON c.id_key = o.value',
        ids('member', 'id_key'),
      ),
    ],
  ]);
}

const documentsUntil = (raw: Database.Database, householdId: number, on: string): Cells[] =>
  (raw.prepare('SELECT * FROM document WHERE household_id = ?').all(householdId) as Cells[]).filter(
    (row) => localDay(String(row['printed_at'])) <= on,
  );

/** What belonged to a row that did not count did not count either. */
function dropOrphans(memory: Database.Database): void {
  for (const [child, column, parent] of [
    ['member_year', 'member_id', 'member'],
    ['income_line', 'statement_id', 'income_statement'],
    ['visit_check', 'visit_id', 'visit'],
    ['procedure_household', 'procedure_id', 'procedure'],
  ] as const)
    memory.exec(`DELETE FROM ${child} WHERE ${column} NOT IN (SELECT id FROM ${parent})`);
}

function asArchive(archive: Archive, memory: Database.Database): Archive {
  const reading = new Kysely<Db>({ dialect: new SqliteDialect({ database: memory }) });
  return {
    ...archive,
    ...{ writing: reading, reading, raw: memory, rawReading: memory },
    close: () => {
      memory.close();
      return Promise.resolve();
    },
  };
}
