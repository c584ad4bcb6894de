import Database from 'better-sqlite3';
import { APPLICATION_ID, connect } from '../connection.ts';
import { migrate } from '../migrate.ts';
import { tablesOf } from './target.ts';

interface Statements {
  readonly names: ReadonlySet<string>;
  readonly tables: readonly string[];
  readonly triggers: readonly string[];
}

const known = new Map<number, Statements>();

/** What makes the tables of a version, and what makes its triggers. */
function statementsOf(version: number): Statements {
  const found = known.get(version);
  if (found !== undefined) return found;
  const db = new Database(':memory:');
  migrate(db, version);
  const rows = db
    .prepare(
      `SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
        AND name NOT IN (SELECT name FROM pragma_table_list WHERE type = 'shadow') ORDER BY rowid`,
    )
    .all() as { type: string; sql: string }[];
  const names = db.prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`).pluck().all() as string[];
  db.close();
  const statements = {
    names: new Set(names),
    tables: rows.filter(({ type }) => type !== 'trigger').map(({ sql }) => sql),
    triggers: rows.filter(({ type }) => type === 'trigger').map(({ sql }) => sql),
  };
  known.set(version, statements);
  return statements;
}

/** Whether a version has all of these tables. */
export const hasTables = (version: number, names: readonly string[]): boolean =>
  names.every((name) => statementsOf(version).names.has(name));

/** A database with the tables of a version, without its triggers and without the rows that a new archive begins with. */
export function freshDatabase(path: string, key: Buffer, version: number): Database.Database {
  const db = connect(path, key, { create: true });
  db.pragma('synchronous=OFF');
  db.pragma('foreign_keys=OFF');
  db.transaction(() => {
    for (const sql of statementsOf(version).tables) db.exec(sql);
    for (const { name, isDerived } of tablesOf(db)) if (!isDerived) db.exec(`DELETE FROM "${name}"`);
    db.pragma(`application_id=${APPLICATION_ID}`);
    db.pragma(`user_version=${version}`);
  })();
  return db;
}

/** Gives it the triggers that it has been without, and the schema of today. */
export function completeSchema(db: Database.Database, version: number): void {
  db.transaction(() => {
    for (const sql of statementsOf(version).triggers) db.exec(sql);
  })();
  migrate(db);
  db.pragma('foreign_keys=ON');
  db.pragma('synchronous=FULL');
}
