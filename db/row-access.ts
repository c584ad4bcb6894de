import type Database from 'better-sqlite3';
import type { Db } from './schema.ts';

export type Cell = string | number | null;
export type Cells = Record<string, Cell>;

/** Rows of a table as plain cells, for comparing whole tables in memory; table and clause come from the code, never from outside. */
export function loadRows(raw: Database.Database, table: keyof Db, clause = ''): (Cells & { id: number })[] {
  return raw.prepare(`SELECT * FROM "${table}" ${clause}`).all() as (Cells & { id: number })[];
}

export interface RowWriter {
  /** Returns the new row's id. */
  insert(table: keyof Db, cells: Cells): number;
  update(table: keyof Db, id: number, cells: Cells): void;
}

/** Writes single rows with one prepared statement per table and set of columns; only inside `write`. */
export function rowWriter(raw: Database.Database): RowWriter {
  const statements = new Map<string, Database.Statement>();
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? raw.prepare(sql);
    statements.set(sql, known);
    return known;
  };
  return {
    insert(table, cells) {
      const columns = Object.keys(cells);
      const sql = `INSERT INTO "${table}" (${columns.map((c) => `"${c}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
      return Number(prepared(sql).run(Object.values(cells)).lastInsertRowid);
    },
    update(table, id, cells) {
      const sql = `UPDATE "${table}" SET ${Object.keys(cells)
        .map((c) => `"${c}" = ?`)
        .join(', ')} WHERE id = ?`;
      prepared(sql).run(...Object.values(cells), id);
    },
  };
}
