import type Database from 'better-sqlite3';
import type { LineKind, LineState, SettledHow } from '#domain/reconcile/words.ts';
import type { Cells } from './row-access.ts';

type Row = Cells & { id: number };

/** The households of today with their place, and what was collected of them in a year. */
export const householdsToCompare = (raw: Database.Database): IterableIterator<Row> =>
  raw
    .prepare(
      `SELECT h.*, v.name AS village, g.name AS group_name FROM household h
      LEFT JOIN village v ON v.id = h.village_id LEFT JOIN village_group g ON g.id = h.village_group_id
      WHERE h.closed_on IS NULL ORDER BY v.code, v.id, h.household_no, h.id`,
    )
    .iterate() as IterableIterator<Row>;

const OF_YEAR = {
  household_year: 'SELECT * FROM household_year WHERE year = ?',
  income_statement: `SELECT * FROM income_statement WHERE year = ? AND purpose = 'annual'`,
  member_year: 'SELECT * FROM member_year WHERE year = ?',
} as const;

export const rowsOfYear = (
  raw: Database.Database,
  table: keyof typeof OF_YEAR,
  year: number,
): IterableIterator<Row> => raw.prepare(OF_YEAR[table]).iterate(year) as IterableIterator<Row>;

/** The head of a household before its others. */
export const peopleToCompare = (raw: Database.Database): IterableIterator<Row> =>
  raw
    .prepare(`SELECT * FROM member WHERE left_on IS NULL ORDER BY household_id, relation <> '01', id`)
    .iterate() as IterableIterator<Row>;

export interface ReconciliationRow {
  readonly id: number;
  readonly title: string;
  readonly year: number;
  readonly madeOn: string | null;
  readonly nationalFile: string | null;
  readonly paperFile: string | null;
  readonly households: number;
  readonly members: number;
}

const RECONCILIATION = `r.id, r.title, r.year, r.made_on AS madeOn, r.national_file AS nationalFile,
  r.paper_file AS paperFile, r.households, r.members`;

export const findReconciliation = (raw: Database.Database, id: number): ReconciliationRow | undefined =>
  raw.prepare(`SELECT ${RECONCILIATION} FROM reconciliation r WHERE r.id = ?`).get(id) as
    ReconciliationRow | undefined;

/** Newest first, with how many lines there are and how many are not settled yet. */
export const listReconciliations = (raw: Database.Database) =>
  raw
    .prepare(
      `SELECT ${RECONCILIATION},
        (SELECT count(*) FROM reconciliation_line l WHERE l.reconciliation_id = r.id) AS lines,
        (SELECT count(*) FROM reconciliation_line l WHERE l.reconciliation_id = r.id AND l.state = 'open') AS open
      FROM reconciliation r ORDER BY r.id DESC`,
    )
    .all() as (ReconciliationRow & { lines: number; open: number })[];

export interface LineRow {
  readonly id: number;
  readonly entity: 'household' | 'member';
  readonly kind: LineKind;
  readonly village: string | null;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly householdNo: string | null;
  readonly idNumber: string | null;
  readonly name: string | null;
  readonly field: string | null;
  readonly archive: string | null;
  readonly national: string | null;
  readonly paper: string | null;
  readonly state: LineState;
  readonly how: SettledHow | null;
  readonly settledOn: string | null;
  readonly note: string | null;
}

export interface LineFilter {
  readonly reconciliationId: number;
  readonly entity?: 'household' | 'member' | undefined;
  readonly kind?: LineKind | undefined;
  readonly field?: string | undefined;
  readonly village?: string | undefined;
  readonly state?: LineState | undefined;
  readonly text?: string | undefined;
}

const LINE = `l.id, l.entity, l.kind, l.village, l.household_id AS householdId, l.member_id AS memberId,
  l.household_no AS householdNo, l.id_number AS idNumber, l.name, l.field, l.archive_value AS archive,
  l.national_value AS national, l.paper_value AS paper, l.state, l.settled_how AS how,
  l.settled_on AS settledOn, l.note`;

const CONDITIONS = {
  reconciliationId: 'l.reconciliation_id = $reconciliationId',
  entity: 'l.entity = $entity',
  kind: 'l.kind = $kind',
  field: 'l.field = $field',
  village: `coalesce(l.village, '') = $village`,
  state: 'l.state = $state',
  text: '(instr(l.name, $text) OR instr(l.household_no, $text) OR instr(l.id_number, upper($text)))',
} as const satisfies Record<keyof LineFilter, string>;

function whereOf(filter: LineFilter): { where: string; values: Record<string, unknown> } {
  const keys = (Object.keys(CONDITIONS) as (keyof LineFilter)[]).filter((key) => filter[key] !== undefined);
  return {
    where: keys.map((key) => CONDITIONS[key]).join(' AND '),
    values: Object.fromEntries(keys.map((key) => [key, filter[key]])),
  };
}

/** By village and household: what one visit can settle stands together. */
export function listLines(
  raw: Database.Database,
  filter: LineFilter,
  page: { offset: number; limit: number },
): LineRow[] {
  const { where, values } = whereOf(filter);
  return raw
    .prepare(
      `SELECT ${LINE} FROM reconciliation_line l WHERE ${where}
      ORDER BY l.village IS NULL, l.village, l.household_no, l.household_id, l.entity, l.member_id, l.id
      LIMIT $limit OFFSET $offset`,
    )
    .all({ ...values, ...page }) as LineRow[];
}

/** The lines of these ids, in their order of the archive. */
export const linesOfIds = (raw: Database.Database, ids: readonly number[]): LineRow[] =>
  raw
    .prepare(
      `SELECT ${LINE} FROM json_each(?) o CROSS JOIN reconciliation_line l ON l.id = o.value ORDER BY l.id`,
    )
    .all(JSON.stringify(ids)) as LineRow[];

/** The reconciliations of these lines. */
export const reconciliationsOf = (raw: Database.Database, ids: readonly number[]): number[] =>
  raw
    .prepare(
      `SELECT DISTINCT l.reconciliation_id FROM json_each(?) o CROSS JOIN reconciliation_line l ON l.id = o.value`,
    )
    .pluck()
    .all(JSON.stringify(ids)) as number[];

export interface Count {
  readonly value: string;
  readonly lines: number;
}

/** How many lines the filter finds, by one of their columns; what the filter asks of that column is left out. */
export function countLines(
  raw: Database.Database,
  filter: LineFilter,
  column: 'kind' | 'entity' | 'field' | 'village' | 'state',
): Count[] {
  const { where, values } = whereOf({ ...filter, [column]: undefined });
  return raw
    .prepare(
      `SELECT coalesce(l.${column}, '') AS value, count(*) AS lines FROM reconciliation_line l WHERE ${where}
      GROUP BY 1 ORDER BY 2 DESC, 1`,
    )
    .all(values) as Count[];
}
