import type Database from 'better-sqlite3';
import type { Cells } from '../row-access.ts';
import type { Value } from './b-tree.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
  readonly isKey: boolean;
  /** What rows from before the column have in it. */
  readonly fallback: Value;
}

interface Reference {
  readonly column: string;
  readonly parent: string;
}

export interface TargetTable {
  readonly name: string;
  readonly columns: readonly Column[];
  readonly references: readonly Reference[];
  /** Its rows lie in an index, without a number of their own. */
  readonly hasNoRowid: boolean;
  /** Indexed columns by the name of the index; null for one that is worked out. */
  readonly indexes: ReadonlyMap<string, readonly (string | null)[]>;
  /** Made of other rows: not copied, but made anew. */
  readonly isDerived: boolean;
}

const DERIVED =
  /^(?:household_summary|household_year_summary|household_paper|household_paper_basis|search_index(?:_.*)?|open_change)$/;

interface TableInfo {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly pk: number;
  readonly dflt_value: string | null;
}

/** The tables of the new archive, into which rows come from the old one. */
export function tablesOf(db: Database.Database): TargetTable[] {
  const listed = db.pragma('table_list') as { schema: string; name: string; type: string; wr: 0 | 1 }[];
  return listed
    .filter((t) => t.schema === 'main' && !t.name.startsWith('sqlite_') && t.type !== 'virtual')
    .map(({ name, wr }) => ({
      name,
      columns: (db.pragma(`table_info("${name}")`) as TableInfo[]).map((c) => ({
        name: c.name,
        type: c.type,
        isRequired: c.notnull === 1,
        isKey: c.pk === 1 && c.type === 'INTEGER' && wr === 0,
        fallback:
          c.dflt_value === null ? null : (db.prepare(`SELECT ${c.dflt_value}`).pluck().get() as Value),
      })),
      references: (db.pragma(`foreign_key_list("${name}")`) as { from: string; table: string }[]).map(
        (key) => ({ column: key.from, parent: key.table }),
      ),
      hasNoRowid: wr === 1,
      indexes: indexesOf(db, name),
      isDerived: DERIVED.test(name),
    }));
}

function indexesOf(db: Database.Database, table: string): Map<string, (string | null)[]> {
  const names = (db.pragma(`index_list("${table}")`) as { name: string }[]).map(({ name }) => name);
  return new Map(
    names.map((name) => [
      name,
      (db.pragma(`index_info("${name}")`) as { name: string | null }[]).map((column) => column.name),
    ]),
  );
}

/** Whether the values could be a row of the table: as many as it has columns or, from before a column, fewer, each of its kind. */
export function fits({ columns }: TargetTable, values: readonly Value[]): boolean {
  if (values.length > columns.length || values.length === 0) return false;
  return values.every((value, i) => {
    const column = columns[i];
    if (column === undefined) return false;
    if (value === null) return column.isKey || !column.isRequired;
    if (column.isKey) return false;
    if (column.type === 'TEXT') return typeof value === 'string';
    if (column.type === 'BLOB') return Buffer.isBuffer(value);
    const isNumber = typeof value === 'number' || typeof value === 'bigint';
    return isNumber && (column.type === 'REAL' || typeof value === 'bigint' || Number.isInteger(value));
  });
}

/** Every column of the row in the table's order. */
export const completed = ({ columns }: TargetTable, id: number | null, values: readonly Value[]): Value[] =>
  columns.map((column, i) => (column.isKey ? id : i < values.length ? (values[i] ?? null) : column.fallback));

/** A row by its columns, as it can be kept as text; bytes as hexadecimal digits. */
export const cellsOf = ({ columns }: TargetTable, values: readonly Value[]): Cells =>
  Object.fromEntries(
    values.flatMap((value, i) => {
      const column = columns[i];
      if (column === undefined || column.isKey || value === null) return [];
      const cell = Buffer.isBuffer(value)
        ? value.toString('hex')
        : typeof value === 'bigint'
          ? String(value)
          : value;
      return [[column.name, cell]];
    }),
  );

/** True when the row is in the table now; false when a rule of the table keeps it out. */
type Insert = (id: number | null, values: readonly Value[]) => boolean;

export function inserter(db: Database.Database, table: TargetTable): Insert {
  const hasOwnKey = table.hasNoRowid || table.columns.some((column) => column.isKey);
  const names = [...(hasOwnKey ? [] : ['rowid']), ...table.columns.map((column) => column.name)];
  const statement = db.prepare(
    `INSERT INTO "${table.name}" (${names.map((name) => `"${name}"`).join(', ')})
    VALUES (${names.map(() => '?').join(', ')})`,
  );
  return (id, values) => {
    try {
      statement.run(...(hasOwnKey ? [] : [id]), ...completed(table, id, values));
      return true;
    } catch (error) {
      if ((error as { code?: string }).code?.startsWith('SQLITE_CONSTRAINT') === true) return false;
      throw error;
    }
  };
}
