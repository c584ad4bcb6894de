import type Database from 'better-sqlite3';

/** Tables whose every row is part of the undoable archive: each write to them is logged by trigger. */
export const LOGGED_TABLES = [
  'township',
  'village',
  'village_group',
  'village_year',
  'household',
  'household_year',
  'member',
  'member_year',
  'income_statement',
  'monitoring_spell',
  'helper',
  'pairing',
  'measure',
  'visit',
  'comparison_hit',
  'procedure',
  'procedure_household',
  'procedure_step',
  'procedure_paper',
  'closed_year',
  'benefit',
  'fund_receipt',
  'housing_appraisal',
  'disability_certificate',
  'assistance_plan',
  'visit_check',
  'village_officer',
  'representative',
  'notice_board',
  'attachment_link',
  'income_line',
  'saved_filter',
  'working_list',
  'working_list_household',
  'policy_pack',
  'custom_field',
  'custom_value',
  'not_duplicate',
  'adjustment',
  'consent',
  'comparison_round',
  'comparison_person',
  'reconciliation',
  'reconciliation_line',
  'import_doubt',
  'document_wording',
  'font_file',
  'procedure_ballot',
  'procedure_answer',
  'objection',
  'procedure_posting',
  'procedure_waiver',
  'clue',
  'campaign',
  'campaign_phase',
  'campaign_survey',
  'campaign_answer',
  'issue',
  'issue_reopening',
  'calendar_entry',
  'check_answer',
  'own_rule',
  'received_list',
  'received_hit',
  'received_rule',
  'population_register',
  'registered_village',
  'sample',
  'sample_household',
  'sample_value',
  'scan_batch',
  'scan_page',
  'paper_answer',
  'filing_box',
  'filing_handover',
  'filing_volume',
  'filing_item',
  'filing_renumbering',
  'filing_loan',
  'filing_disposal',
  'filing_disposal_item',
] as const;

/** Tables whose rows belong to a year and are frozen when it is closed. */
export const FROZEN_TABLES = [
  'household_year',
  'member_year',
  'income_statement',
  'village_year',
  'measure',
  'assistance_plan',
  'adjustment',
] as const;

/** Records of what left or entered the house: kept whatever is undone, but written only inside a change. */
const APPEND_TABLES = [
  'import_batch',
  'import_file',
  'import_refusal',
  'export_batch',
  'export_content',
  'print_run',
  'reprint',
  'document',
  'attachment',
  'filing_number',
  'keeping_package',
] as const;

const guard = (table: string, event: string) => `
CREATE TRIGGER ${table}_guard_${event.toLowerCase()} BEFORE ${event} ON ${table}
WHEN NOT EXISTS (SELECT 1 FROM open_change)
BEGIN SELECT RAISE(ABORT, 'no open change'); END;`;

/** A closed year takes no writing, but by a change that corrects it and says why; see `write`. */
const freeze = (table: string, event: string, sides: readonly ('NEW' | 'OLD')[]) => {
  const years = sides.map((side) => `${side}.year`).join(', ');
  return `
CREATE TRIGGER ${table}_guard_closed_${event.toLowerCase()} BEFORE ${event} ON ${table}
WHEN EXISTS (SELECT 1 FROM closed_year WHERE year IN (${years})) AND NOT EXISTS (SELECT 1 FROM open_change WHERE corrects = 1)
BEGIN SELECT RAISE(ABORT, '${CLOSED_YEAR} ' || ${sides[0] ?? 'NEW'}.year); END;`;
};

/** How SQLite's error begins when a closed year refuses; the year follows. */
export const CLOSED_YEAR = 'closed year';

/**
 * `before` holds the columns that differ (update), the whole row (delete) or nothing (insert): enough to walk
 * any row back to any moment, since the row itself is the end of its own history.
 */
function logTriggers(table: string, columns: readonly string[]): string {
  const row = (side: 'OLD' | 'NEW') =>
    `json_object(${columns.map((c) => `'${c}', ${side}."${c}"`).join(', ')})`;
  const pairs = columns
    .map((c) => `SELECT '${c}' AS k, OLD."${c}" AS o, NEW."${c}" AS n`)
    .join(' UNION ALL ');
  const differing = (value: 'o' | 'n') =>
    `(SELECT json_group_object(k, ${value}) FROM (${pairs}) WHERE o IS NOT n)`;
  const same = columns.map((c) => `OLD."${c}" IS NEW."${c}"`).join(' AND ');
  return `
CREATE TRIGGER ${table}_log_insert AFTER INSERT ON ${table}
BEGIN INSERT INTO change_row (change_id, table_name, row_id, before, after)
  VALUES ((SELECT change_id FROM open_change), '${table}', NEW.id, NULL, '{}'); END;
CREATE TRIGGER ${table}_log_update AFTER UPDATE ON ${table} WHEN NOT (${same})
BEGIN INSERT INTO change_row (change_id, table_name, row_id, before, after)
  VALUES ((SELECT change_id FROM open_change), '${table}', NEW.id, ${differing('o')}, ${differing('n')}); END;
CREATE TRIGGER ${table}_log_delete AFTER DELETE ON ${table}
BEGIN INSERT INTO change_row (change_id, table_name, row_id, before, after)
  VALUES ((SELECT change_id FROM open_change), '${table}', OLD.id, ${row('OLD')}, NULL); END;`;
}

/** Whose a paper is may change with a package that is brought in and taken back: that alone of a print is logged. */
function ownerTriggers(columns: readonly string[]): string {
  const pairs = columns
    .map((c) => `SELECT '${c}' AS k, OLD."${c}" AS o, NEW."${c}" AS n`)
    .join(' UNION ALL ');
  const differing = (value: 'o' | 'n') =>
    `(SELECT json_group_object(k, ${value}) FROM (${pairs}) WHERE o IS NOT n)`;
  return `
CREATE TRIGGER document_log_update AFTER UPDATE OF ${columns.join(', ')} ON document
WHEN NOT (${columns.map((c) => `OLD."${c}" IS NEW."${c}"`).join(' AND ')})
BEGIN INSERT INTO change_row (change_id, table_name, row_id, before, after)
  VALUES ((SELECT change_id FROM open_change), 'document', NEW.id, ${differing('o')}, ${differing('n')}); END;`;
}

export function columnsOf(db: Database.Database, table: string): string[] {
  return (db.pragma(`table_info(${table})`) as { name: string }[]).map((c) => c.name);
}

/** Before a migration: its own statements are no acts. */
export function removeTriggers(db: Database.Database): void {
  const old = db.prepare(
    `SELECT name FROM sqlite_master WHERE type = 'trigger' AND (name LIKE '%\\_log\\_%' ESCAPE '\\' OR name LIKE '%\\_guard\\_%' ESCAPE '\\')`,
  );
  for (const { name } of old.all() as { name: string }[]) db.exec(`DROP TRIGGER "${name}"`);
}

/** Drops and makes all guard and log triggers from the tables as they are now; runs at the end of every migration. */
export function installTriggers(db: Database.Database): void {
  removeTriggers(db);
  const known = new Set(
    db.prepare(`SELECT name FROM sqlite_master WHERE type = 'table'`).pluck().all() as string[],
  );
  for (const table of LOGGED_TABLES.filter((t) => known.has(t))) {
    for (const event of ['INSERT', 'UPDATE', 'DELETE']) db.exec(guard(table, event));
    db.exec(logTriggers(table, columnsOf(db, table)));
  }
  if (known.has('closed_year')) {
    for (const table of FROZEN_TABLES.filter((t) => known.has(t))) {
      db.exec(freeze(table, 'INSERT', ['NEW']));
      db.exec(freeze(table, 'UPDATE', ['NEW', 'OLD']));
      db.exec(freeze(table, 'DELETE', ['OLD']));
    }
  }
  for (const table of APPEND_TABLES.filter((t) => known.has(t))) db.exec(guard(table, 'INSERT'));
  const owners = ['household_id', 'procedure_id', 'village_id'];
  if (known.has('document') && owners.every((column) => columnsOf(db, 'document').includes(column)))
    db.exec(guard('document', 'UPDATE') + ownerTriggers(owners));
}
