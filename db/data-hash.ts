import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';

interface Table {
  readonly name: string;
  readonly withoutRowid: number;
}

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/**
 * One hash of all that a database holds: its schema, its version and every row of every table in the order of its key,
 * wherever the rows lie in the file. A copy that was written anew has the hash of its source, or it is not that copy.
 * The tables in which SQLite keeps the full-text index are left out: they follow from the rest, and differ after a VACUUM.
 */
export function dataHash(db: Database.Database): string {
  const hash = createHash('sha256');
  hash.update(JSON.stringify([schemaVersion(db), schemaRows(db)]));
  for (const table of tables(db)) {
    hash.update(`\n${table.name}\n`);
    for (const row of db.prepare(rowsSql(db, table)).pluck().iterate()) hash.update(`${row as string}\n`);
  }
  return hash.digest('hex');
}

export const schemaVersion = (db: Database.Database): number =>
  db.pragma('user_version', { simple: true }) as number;

const schemaRows = (db: Database.Database): unknown[] =>
  db
    .prepare(
      `SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL
        AND tbl_name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY type, name`,
    )
    .raw()
    .all();

const tables = (db: Database.Database): Table[] =>
  db
    .prepare(
      `SELECT name, wr AS withoutRowid FROM pragma_table_list
        WHERE schema = 'main' AND type = 'table' AND name <> 'sqlite_schema' ORDER BY name`,
    )
    .all() as Table[];

/** Each row as one text, made by SQLite: three times as fast as a row of values. */
function rowsSql(db: Database.Database, { name, withoutRowid }: Table): string {
  const columns = db.prepare('SELECT name, type, pk FROM pragma_table_info(?)').all(name) as Column[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  // An own rowid is not kept by a VACUUM, but the order of the rows is.
  const order = withoutRowid === 1 ? key.map((column) => quoted(column.name)).join(', ') : 'rowid';
  return `SELECT ${columns.map(asText).join(` || ',' || `)} FROM ${quoted(name)} ORDER BY ${order}`;
}

/** `quote` tells a number from a text and a blob exactly; of a text it would stop at a NUL, where JSON does not. */
const asText = ({ name, type }: Column): string =>
  type === 'TEXT' ? `json_quote(${quoted(name)})` : `quote(${quoted(name)})`;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
