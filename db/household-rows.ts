import type Database from 'better-sqlite3';
import type { Db } from './schema.ts';

interface OwnTable {
  readonly table: keyof Db;
  /** The column that names the household, or the row of `through` that belongs to it. */
  readonly by: string;
  readonly through?: keyof Db;
}

/** Every logged table whose rows belong to one household; what a household's history, past and package are made of. */
export const HOUSEHOLD_TABLES: readonly OwnTable[] = [
  { table: 'household_year', by: 'household_id' },
  { table: 'income_statement', by: 'household_id' },
  { table: 'income_line', by: 'statement_id', through: 'income_statement' },
  { table: 'member', by: 'household_id' },
  { table: 'member_year', by: 'member_id', through: 'member' },
  { table: 'disability_certificate', by: 'household_id' },
  { table: 'monitoring_spell', by: 'household_id' },
  { table: 'pairing', by: 'household_id' },
  { table: 'assistance_plan', by: 'household_id' },
  { table: 'measure', by: 'household_id' },
  { table: 'benefit', by: 'household_id' },
  { table: 'fund_receipt', by: 'household_id' },
  { table: 'housing_appraisal', by: 'household_id' },
  { table: 'visit', by: 'household_id' },
  { table: 'adjustment', by: 'household_id' },
  { table: 'consent', by: 'household_id' },
  { table: 'visit_check', by: 'visit_id', through: 'visit' },
  { table: 'attachment_link', by: 'household_id' },
  { table: 'paper_answer', by: 'household_id' },
  { table: 'filing_item', by: 'household_id' },
  { table: 'filing_volume', by: 'household_id' },
  { table: 'custom_value', by: 'household_id' },
  { table: 'custom_value', by: 'member_id', through: 'member' },
  { table: 'procedure_household', by: 'household_id' },
  { table: 'procedure_ballot', by: 'procedure_household_id', through: 'procedure_household' },
  { table: 'procedure_answer', by: 'procedure_household_id', through: 'procedure_household' },
  { table: 'procedure_paper', by: 'household_id' },
  { table: 'procedure_waiver', by: 'household_id' },
  { table: 'objection', by: 'household_id' },
  { table: 'clue', by: 'household_id' },
  { table: 'campaign_survey', by: 'household_id' },
  { table: 'campaign_answer', by: 'survey_id', through: 'campaign_survey' },
  { table: 'issue', by: 'household_id' },
  { table: 'issue_reopening', by: 'issue_id', through: 'issue' },
  { table: 'check_answer', by: 'household_id' },
  { table: 'received_hit', by: 'household_id' },
  { table: 'sample_household', by: 'household_id' },
  { table: 'sample_value', by: 'sample_household_id', through: 'sample_household' },
];

/** As the index `change_row_removed` has it: whose a removed row was. */
const REMOVED_OWNER = `coalesce(json_extract(before, '$.household_id'), json_extract(before, '$.statement_id'),
  json_extract(before, '$.visit_id'), json_extract(before, '$.member_id'),
  json_extract(before, '$.procedure_household_id'), json_extract(before, '$.survey_id'), json_extract(before, '$.issue_id'),
  json_extract(before, '$.sample_household_id'))`;

/**
 * The ids of a household's rows by table, the removed ones too: those that the archive still has, and those of the
 * log. CROSS JOIN: from the few ids to the many rows, never the other way round (SQLite cannot tell how few they are).
 */
export function householdRows(raw: Database.Database, householdId: number): Map<keyof Db, number[]> {
  const rows = new Map<keyof Db, Set<number>>([['household', new Set([householdId])]]);
  for (const { table, by, through } of HOUSEHOLD_TABLES) {
    const owners = [...(rows.get(through ?? 'household') ?? [])];
    const ids = raw
      .prepare(
        `SELECT x.id FROM json_each($owners) o CROSS JOIN ${table} x ON x.${by} = o.value
        UNION SELECT x.row_id FROM json_each($owners) o CROSS JOIN change_row x
          ON x.table_name = '${table}' AND x.after IS NULL AND ${REMOVED_OWNER.replaceAll('before', 'x.before')} = o.value
        WHERE json_extract(x.before, '$.${by}') = o.value`,
      )
      .pluck()
      .all({ owners: JSON.stringify(owners) }) as number[];
    rows.set(table, new Set([...(rows.get(table) ?? []), ...ids]));
  }
  return new Map([...rows].map(([table, ids]) => [table, [...ids]]));
}

export interface LoggedRow {
  readonly id: number;
  readonly change_id: number;
  readonly table_name: keyof Db;
  readonly row_id: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** The log of these rows, oldest first. */
export function logOf(raw: Database.Database, rows: ReadonlyMap<keyof Db, readonly number[]>): LoggedRow[] {
  const ofTable = raw.prepare(
    `SELECT r.id, r.change_id, r.table_name, r.row_id, r.before, r.after
    FROM json_each($ids) o CROSS JOIN change_row r ON r.table_name = $table AND r.row_id = o.value`,
  );
  return [...rows]
    .filter(([, ids]) => ids.length > 0)
    .flatMap(([table, ids]) => ofTable.all({ table, ids: JSON.stringify(ids) }) as LoggedRow[])
    .sort((a, b) => a.id - b.id);
}
