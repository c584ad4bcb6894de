import type Database from 'better-sqlite3';
import { localDay } from './past-rows.ts';
import type { Cells } from './row-access.ts';

/** Everything of a household that has a day, by table; a row of another household only by its number and head. */
export interface TimelineRows {
  readonly household: Cells;
  readonly years: readonly Cells[];
  readonly members: readonly Cells[];
  readonly spells: readonly Cells[];
  readonly pairings: readonly Cells[];
  readonly measures: readonly Cells[];
  readonly plans: readonly Cells[];
  readonly benefits: readonly Cells[];
  readonly funds: readonly Cells[];
  readonly certificates: readonly Cells[];
  readonly visits: readonly Cells[];
  readonly appraisals: readonly Cells[];
  readonly adjustments: readonly Cells[];
  readonly consents: readonly Cells[];
  readonly procedures: readonly Cells[];
  readonly steps: readonly Cells[];
  readonly papers: readonly Cells[];
  readonly documents: readonly Cells[];
  /** Households that split off from it, and that merged into it. */
  readonly splits: readonly Cells[];
  readonly merges: readonly Cells[];
  readonly splitFrom: Cells | null;
  readonly mergedInto: Cells | null;
  /** Changes of the head and of the village, with `on` (day of effect), `before`, `after`. */
  readonly heads: readonly Cells[];
  readonly moves: readonly Cells[];
}

const OTHER = 'SELECT id, household_no, head_name, opened_on, closed_on, closed_reason FROM household';
const OF_PROCEDURE =
  'JOIN procedure_household ph ON ph.procedure_id = x.procedure_id AND ph.household_id = ?';

export function timelineRows(raw: Database.Database, id: number): TimelineRows | null {
  const all = (sql: string) => raw.prepare(sql).all(id) as Cells[];
  const own = (table: string) => all(`SELECT * FROM ${table} WHERE household_id = ?`);
  const [household] = all('SELECT * FROM household WHERE id = ?');
  if (household === undefined) return null;
  const other = (column: string) =>
    (raw.prepare(`${OTHER} WHERE id = ?`).get(household[column]) as Cells | undefined) ?? null;
  return {
    household,
    years: own('household_year'),
    members: own('member'),
    spells: own('monitoring_spell'),
    pairings: all(`SELECT x.*, r.name AS helper, r.unit_name AS unit FROM pairing x
      JOIN helper r ON r.id = x.helper_id WHERE x.household_id = ?`),
    measures: own('measure'),
    plans: own('assistance_plan'),
    benefits: own('benefit'),
    funds: own('fund_receipt'),
    certificates: own('disability_certificate'),
    visits: own('visit'),
    appraisals: own('housing_appraisal'),
    adjustments: own('adjustment'),
    consents: own('consent'),
    procedures: all(`SELECT x.*, ph.dropped, ph.drop_reason FROM procedure x
      JOIN procedure_household ph ON ph.procedure_id = x.id WHERE ph.household_id = ?`),
    steps: all(`SELECT x.*, p.key, p.title, p.pack_id, p.pack_version FROM procedure_step x
      ${OF_PROCEDURE} JOIN procedure p ON p.id = x.procedure_id`),
    papers: all(`SELECT x.*, p.key, p.title, p.pack_id, p.pack_version FROM procedure_paper x
      ${OF_PROCEDURE} JOIN procedure p ON p.id = x.procedure_id WHERE x.state = 'signed'`),
    documents: all('SELECT title, printed_at FROM document WHERE household_id = ?').map((row) => ({
      ...row,
      on: localDay(String(row['printed_at'])),
    })),
    splits: all(`${OTHER} WHERE split_from_id = ?`),
    merges: all(`${OTHER} WHERE merged_into_id = ?`),
    splitFrom: other('split_from_id'),
    mergedInto: other('merged_into_id'),
    heads: cellChanges(raw, id, { column: 'head_name', commands: HEAD_ACTS }),
    moves: cellChanges(raw, id, { column: 'village_id', commands: ['household.move'] }),
  };
}

/** Acts by which another becomes head; a name that was corrected or imported is no change of the head. */
const HEAD_ACTS = [
  'household.changeHead',
  'household.split',
  'household.merge',
  'member.leave',
  'member.transfer',
];

/** What standing acts of these kinds made of a cell of the household; oldest first. */
function cellChanges(
  raw: Database.Database,
  id: number,
  { column, commands }: { column: string; commands: readonly string[] },
): Cells[] {
  const rows = raw
    .prepare(
      `SELECT c.at, c.effective_on, json_extract(r.before, $path) AS before, json_extract(r.after, $path) AS after
      FROM change_row r JOIN change c ON c.id = r.change_id
      WHERE r.table_name = 'household' AND r.row_id = $id AND r.before IS NOT NULL AND r.after IS NOT NULL
        AND json_type(r.after, $path) IS NOT NULL AND c.kind = 'act' AND c.standing = 1
        AND c.command IN (SELECT value FROM json_each($commands)) ORDER BY r.id`,
    )
    .all({ id, path: `$.${column}`, commands: JSON.stringify(commands) }) as (Cells & { at: string })[];
  return rows.map(({ at, effective_on, before, after }) => ({
    on: effective_on ?? localDay(at),
    before: before ?? null,
    after: after ?? null,
  }));
}

export const villageName = (raw: Database.Database, id: Cells[string]): string =>
  (raw.prepare('SELECT name FROM village WHERE id = ?').pluck().get(id) as string | undefined) ?? '';
