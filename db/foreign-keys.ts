import type Database from 'better-sqlite3';

export interface ForeignKey {
  readonly child: string;
  readonly column: string;
  readonly parent: string;
}

/** Every reference between tables, as the open archive has it. */
export function foreignKeysOf(raw: Database.Database): ForeignKey[] {
  return raw
    .prepare(
      `SELECT m.name AS child, f."from" AS column, f."table" AS parent
      FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
      WHERE m.type = 'table' AND m.name NOT IN ('change', 'change_row', 'open_change') AND f."table" <> 'change'
      ORDER BY m.name, f."from"`,
    )
    .all() as ForeignKey[];
}
