import Database from 'better-sqlite3';
import { installTriggers, removeTriggers } from '#db/change-triggers.ts';
import { migrate, SCHEMA_VERSION } from '#db/migrate.ts';

interface Named {
  readonly type: string;
  readonly name: string;
}

const objectsOf = (db: Database.Database, type: string): string[] =>
  (
    db
      .prepare(`SELECT type, name FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`)
      .all() as Named[]
  ).flatMap((each) => (each.type === type ? [each.name] : []));

const columnsOf = (db: Database.Database, table: string): string[] =>
  db.prepare('SELECT name FROM pragma_table_info(?)').pluck().all(table) as string[];

/** Makes of an archive's database what the version before left: what the newest schema added is taken away. */
export function lowerSchema(db: Database.Database, version = SCHEMA_VERSION - 1): void {
  const old = new Database(':memory:');
  migrate(old, version);
  db.pragma('foreign_keys=OFF');
  removeTriggers(db);
  const gone = (type: string) => objectsOf(db, type).filter((name) => !objectsOf(old, type).includes(name));
  for (const index of gone('index')) db.exec(`DROP INDEX "${index}"`);
  for (const table of gone('table')) db.exec(`DROP TABLE "${table}"`);
  for (const table of objectsOf(db, 'table')) {
    const known = columnsOf(old, table);
    for (const column of columnsOf(db, table))
      if (!known.includes(column)) db.exec(`ALTER TABLE "${table}" DROP COLUMN "${column}"`);
  }
  installTriggers(db);
  db.pragma(`user_version=${version}`);
  db.pragma('foreign_keys=ON');
  old.close();
}
