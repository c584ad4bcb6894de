import type Database from 'better-sqlite3';
import { piecesOf } from './log-pieces.ts';
import type { Steps } from './steps.ts';

/** Of whose rows papers are told, by the columns that lead to a household. */
const BY = {
  household: ['id'],
  ...Object.fromEntries(
    [
      ...[
        'household_year',
        'income_statement',
        'member',
        'monitoring_spell',
        'adjustment',
        'measure',
        'benefit',
      ],
      ...[
        'disability_certificate',
        'housing_appraisal',
        'campaign_survey',
        'attachment_link',
        'paper_answer',
      ],
      'procedure_household',
    ].map((table) => [table, ['household_id']]),
  ),
  member_year: ['member_id'],
  procedure: ['id'],
  procedure_step: ['procedure_id'],
  procedure_paper: ['procedure_id'],
  scan_page: ['document_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

type Way = 'households' | 'members' | 'procedures' | 'documents';
const WAY: Readonly<Record<string, Way>> = {
  household_id: 'households',
  member_id: 'members',
  procedure_id: 'procedures',
  document_id: 'documents',
};

const TABLES = Object.keys(BY)
  .map((table) => `'${table}'`)
  .join(', ');
const TOUCHED = `SELECT table_name AS "table", row_id AS id, before FROM change_row
  WHERE change_id = ? AND id > ? AND id <= ? AND table_name IN (${TABLES})`;

const HOUSEHOLDS_OF: Readonly<Record<Way, string>> = {
  households: 'SELECT value FROM json_each(?)',
  members: 'SELECT DISTINCT household_id FROM member WHERE id IN (SELECT value FROM json_each(?))',
  procedures:
    'SELECT DISTINCT household_id FROM procedure_household WHERE procedure_id IN (SELECT value FROM json_each(?))',
  documents: `SELECT DISTINCT household_id FROM document
    WHERE id IN (SELECT value FROM json_each(?)) AND household_id IS NOT NULL`,
};

interface Row {
  readonly table: keyof typeof BY;
  readonly id: number;
  readonly before: string | null;
}

/** Households whose papers may be other ones after a change: of its rows as they were and as they are, and its prints. */
export function* touchedByPapers(raw: Database.Database, changeId: number): Steps<Set<number>> {
  const found: Record<Way, Set<number>> = {
    households: new Set(),
    members: new Set(),
    procedures: new Set(),
    documents: new Set(),
  };
  const touched = raw.prepare(TOUCHED);
  for (const [after, last] of piecesOf(raw, changeId)) {
    const rows = touched.all(changeId, after, last) as Row[];
    for (const [table, of] of Map.groupBy(rows, (row) => row.table)) noteTable(raw, found, table, of);
    yield;
  }
  const households = new Set<number>();
  const add = (sql: string, value: unknown) => {
    for (const id of raw.prepare(sql).pluck().all(value) as (number | null)[])
      if (id !== null) households.add(id);
  };
  for (const way of Object.keys(found) as Way[])
    if (found[way].size > 0) add(HOUSEHOLDS_OF[way], JSON.stringify([...found[way]]));
  add('SELECT DISTINCT household_id FROM document WHERE change_id = ?', changeId);
  return households;
}

function noteTable(
  raw: Database.Database,
  found: Record<Way, Set<number>>,
  table: keyof typeof BY,
  rows: readonly Row[],
): void {
  for (const column of BY[table]) {
    if (column === 'id') {
      const own = table === 'household' ? found.households : found.procedures;
      for (const { id } of rows) own.add(id);
      continue;
    }
    const into = found[WAY[column] ?? 'households'];
    for (const { before } of rows) {
      const was = before === null ? undefined : (JSON.parse(before) as Record<string, unknown>)[column];
      if (typeof was === 'number') into.add(was);
    }
    const now = raw
      .prepare(`SELECT DISTINCT ${column} FROM "${table}" WHERE id IN (SELECT value FROM json_each(?))`)
      .pluck()
      .all(JSON.stringify(rows.map(({ id }) => id))) as (number | null)[];
    for (const id of now) if (id !== null) into.add(id);
  }
}
