import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, test } from 'vitest';
import { LOGGED_TABLES } from '#db/change-triggers.ts';
import { emptySchemaText, migrate, schemaText } from '#db/migrate.ts';
import { fields } from '#domain/fields/dictionary.ts';
import type { Field } from '#domain/fields/field.ts';

const WITHOUT_TABLE = ['derived', 'paper', 'act'];
/** 产业帮扶 and its like are rows of `measure`, told apart by its `kind`; the note of one of them is `note`. */
const isKindOfMeasure = (f: Field) =>
  f.store === 'measure' && (f.type === 'codes' || f.name === 'public_post_note');

let db: Database.Database;

beforeAll(() => {
  db = new Database(':memory:');
  migrate(db);
});

const tables = () =>
  db.pragma('table_list') as { schema: string; name: string; type: string; strict: 0 | 1 }[];
const ownTables = () =>
  tables().filter((t) => t.schema === 'main' && t.type === 'table' && !t.name.startsWith('sqlite_'));
const columnsOf = (table: string) =>
  db.pragma(`table_info("${table}")`) as { name: string; type: string; notnull: 0 | 1; pk: number }[];

function affinityOf({ type }: Field): string {
  if (type === 'int' || type === 'year' || type === 'bool') return 'INTEGER';
  return type === 'decimal' ? 'REAL' : 'TEXT';
}

describe('the schema', () => {
  test('has a column of the right kind for every field of the dictionary that a table keeps', () => {
    const stored = fields.filter((f) => !WITHOUT_TABLE.includes(f.store) && !isKindOfMeasure(f));
    const missing = stored.filter((f) => {
      const column = columnsOf(f.store).find((c) => c.name === f.name);
      return column?.type !== affinityOf(f);
    });
    expect(stored.length).toBeGreaterThan(100);
    expect(missing.map((f) => f.key)).toEqual([]);
  });

  test('leaves every field blank until something is known of it', () => {
    const required = fields
      .filter((f) => !WITHOUT_TABLE.includes(f.store) && f.store !== 'village' && !isKindOfMeasure(f))
      .filter((f) => columnsOf(f.store).find((c) => c.name === f.name)?.notnull === 1);
    expect(required.map((f) => f.key)).toEqual([]);
  });

  test('is written down in db/schema.sql as it is', () => {
    const written = readFileSync(new URL('../../db/schema.sql', import.meta.url), 'utf8');
    expect(written).toBe(emptySchemaText());
    expect(written).toBe(schemaText(db));
  });

  test('has STRICT tables only', () => {
    expect(
      ownTables()
        .filter((t) => t.strict === 0)
        .map((t) => t.name),
    ).toEqual([]);
  });

  test('has an index for every foreign key, and no key that deletes along', () => {
    const bare: string[] = [];
    for (const { name } of ownTables()) {
      const indexed = new Set(
        (db.pragma(`index_list("${name}")`) as { name: string }[]).map(
          (i) => (db.pragma(`index_info("${i.name}")`) as { name: string }[])[0]?.name,
        ),
      );
      // An INTEGER PRIMARY KEY is the table's own order, and needs no index beside it.
      for (const { name: column, pk, type } of columnsOf(name))
        if (pk === 1 && type === 'INTEGER') indexed.add(column);
      for (const key of db.pragma(`foreign_key_list("${name}")`) as { from: string; on_delete: string }[]) {
        if (!indexed.has(key.from) && name !== 'open_change') bare.push(`${name}.${key.from}`);
        expect(key.on_delete, `${name}.${key.from}`).toBe('RESTRICT');
      }
    }
    expect(bare).toEqual([]);
  });

  test('never gives the id of a removed row to another', () => {
    const reusable = LOGGED_TABLES.filter((t) => t !== 'township').filter(
      (t) =>
        !String(db.prepare('SELECT sql FROM sqlite_master WHERE name = ?').pluck().get(t)).includes(
          'AUTOINCREMENT',
        ),
    );
    expect(reusable).toEqual([]);
  });

  test('refuses a value outside a closed list and a day that is none', () => {
    db.exec('BEGIN');
    db.exec(`INSERT INTO change (at, operator, command, title, previous_hash, hash) VALUES ('', '', '', '', '', '');
      INSERT INTO open_change (change_id) VALUES (1)`);
    expect(() => db.exec(`INSERT INTO household (is_martyr_family) VALUES (2)`)).toThrow(/CHECK/);
    expect(() => db.exec(`INSERT INTO household (closed_on) VALUES ('2025.1.1')`)).toThrow(/CHECK/);
    expect(() => db.exec(`INSERT INTO household (as_of_year) VALUES ('二〇二五')`)).toThrow(/INTEGER/);
    db.exec('ROLLBACK');
  });
});
