import type Database from 'better-sqlite3';
import type { IssueState } from '#domain/ledger/words.ts';
import type { IssueTable } from './schema.ts';

export interface IssueFilter {
  readonly ids?: readonly number[] | undefined;
  readonly state?: IssueState | undefined;
  /** Not closed yet. */
  readonly open?: true | undefined;
  readonly kind?: string | undefined;
  /** Confirmed or, before that, none. */
  readonly department?: string | undefined;
  readonly villageId?: number | undefined;
  readonly householdId?: number | undefined;
  readonly source?: IssueTable['source'] | undefined;
  readonly campaignId?: number | undefined;
  /** Not closed on this day and due before it. */
  readonly overdueOn?: string | undefined;
  /** Of the numbers of a year. */
  readonly year?: number | undefined;
  readonly text?: string | undefined;
}

export interface IssueRow {
  readonly id: number;
  readonly number: string;
  readonly state: IssueState;
  readonly source: IssueTable['source'];
  readonly sourceNote: string | null;
  readonly campaignId: number | null;
  readonly comparisonHitId: number | null;
  readonly objectionId: number | null;
  readonly rule: string | null;
  readonly year: number | null;
  readonly villageId: number | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly householdType: string | null;
  /** Of the spell that is open now. */
  readonly category: string | null;
  readonly memberId: number | null;
  readonly memberName: string | null;
  /** The household that the member is in now. */
  readonly memberHouseholdId: number | null;
  readonly field: string | null;
  readonly kind: string;
  readonly content: string;
  readonly foundOn: string;
  readonly foundBy: string | null;
  readonly department: string | null;
  readonly confirmedOn: string | null;
  readonly confirmedBy: string | null;
  readonly measure: string | null;
  readonly responsibleUnit: string | null;
  readonly responsible: string | null;
  readonly dueOn: string | null;
  readonly done: string | null;
  readonly evidence: string | null;
  readonly closedOn: string | null;
  readonly closedBy: string | null;
  readonly closedAs: IssueTable['closed_as'];
  readonly checkedOn: string | null;
  readonly checkedBy: string | null;
  readonly note: string | null;
  readonly reopenings: number;
  readonly reopenedOn: string | null;
  readonly photos: number;
  /** Of the comparison's line. */
  readonly verdict: 'confirmed' | 'explained' | 'mistaken' | null;
  readonly reportedOn: string | null;
  readonly hitDepartment: string | null;
}

const FROM = `issue i
  LEFT JOIN household h ON h.id = i.household_id
  LEFT JOIN village v ON v.id = coalesce(h.village_id, i.village_id)
  LEFT JOIN village_group g ON g.id = h.village_group_id
  LEFT JOIN household_summary s ON s.household_id = h.id
  LEFT JOIN member m ON m.id = i.member_id
  LEFT JOIN comparison_hit c ON c.id = i.comparison_hit_id`;

/** As `stateOf` of domain/ledger/course.ts has it. */
const STATE = `CASE WHEN i.checked_on IS NOT NULL THEN 'checked' WHEN i.closed_on IS NOT NULL THEN 'closed'
  WHEN i.measure IS NOT NULL AND i.due_on IS NOT NULL THEN 'planned'
  WHEN EXISTS (SELECT 1 FROM issue_reopening r WHERE r.issue_id = i.id) THEN 'reopened'
  WHEN i.confirmed_on IS NOT NULL THEN 'confirmed' ELSE 'found' END`;

const ISSUE = `i.id, i.number, ${STATE} AS state, i.source, i.source_note AS sourceNote, i.campaign_id AS campaignId,
  i.comparison_hit_id AS comparisonHitId, i.objection_id AS objectionId, i.rule, i.year, v.id AS villageId,
  v.name AS village, g.name AS "group", h.id AS householdId, h.household_no AS householdNo,
  coalesce(s.head_name, h.head_name) AS headName, h.household_type AS householdType,
  (SELECT p.category FROM monitoring_spell p WHERE p.household_id = h.id AND p.state = 'open'
    ORDER BY p.id DESC LIMIT 1) AS category,
  m.id AS memberId, m.name AS memberName, m.household_id AS memberHouseholdId, i.field, i.kind, i.content,
  i.found_on AS foundOn, i.found_by AS foundBy, i.department, i.confirmed_on AS confirmedOn,
  i.confirmed_by AS confirmedBy, i.measure, i.responsible_unit AS responsibleUnit, i.responsible, i.due_on AS dueOn,
  i.done, i.evidence, i.closed_on AS closedOn, i.closed_by AS closedBy, i.closed_as AS closedAs,
  i.checked_on AS checkedOn, i.checked_by AS checkedBy, i.note,
  (SELECT count(*) FROM issue_reopening r WHERE r.issue_id = i.id) AS reopenings,
  (SELECT max(r.reopened_on) FROM issue_reopening r WHERE r.issue_id = i.id) AS reopenedOn,
  (SELECT count(*) FROM attachment_link l WHERE l.issue_id = i.id) AS photos,
  c.verdict, c.reported_on AS reportedOn, c.department AS hitDepartment`;

const CONDITIONS = {
  ids: 'i.id IN (SELECT value FROM json_each($ids))',
  state: `${STATE} = $state`,
  open: 'i.closed_on IS NULL',
  kind: 'i.kind = $kind',
  department: `coalesce(i.department, '') = $department`,
  villageId: 'v.id = $villageId',
  householdId: 'i.household_id = $householdId',
  source: 'i.source = $source',
  campaignId: 'i.campaign_id = $campaignId',
  overdueOn: 'i.closed_on IS NULL AND i.due_on < $overdueOn',
  year: `substr(i.number, 1, 4) = CAST($year AS TEXT)`,
  text: `(instr(i.number, $text) OR instr(i.content, $text) OR instr(coalesce(s.head_name, h.head_name, ''), $text)
    OR instr(coalesce(m.name, ''), $text) OR instr(coalesce(h.household_no, ''), $text)
    OR instr(coalesce(i.responsible, ''), $text))`,
} as const satisfies Record<keyof IssueFilter, string>;

function whereOf(filter: IssueFilter): { sql: string; values: Record<string, unknown> } {
  const keys = (Object.keys(CONDITIONS) as (keyof IssueFilter)[]).filter((key) => filter[key] !== undefined);
  const sql = keys.length === 0 ? '' : `WHERE ${keys.map((key) => CONDITIONS[key]).join(' AND ')}`;
  const values = keys
    .filter((key) => key !== 'open')
    .map((key) => [key, key === 'ids' ? JSON.stringify(filter.ids) : filter[key]] as const);
  return { sql, values: Object.fromEntries(values) };
}

/** By year and count: a number of five digits comes after one of four. */
const BY_NUMBER = 'substr(i.number, 1, 4), length(i.number), i.number';
const ORDERS = {
  number: BY_NUMBER,
  due: `i.closed_on IS NOT NULL, i.due_on IS NULL, i.due_on, ${BY_NUMBER}`,
  place: `v.code, v.id, g.name, h.household_no, h.id, ${BY_NUMBER}`,
} as const;
export type IssueOrder = keyof typeof ORDERS;

export const listIssues = (
  raw: Database.Database,
  filter: IssueFilter,
  { order, offset, limit }: { order: IssueOrder; offset: number; limit: number },
): IssueRow[] => {
  const { sql, values } = whereOf(filter);
  return raw
    .prepare(`SELECT ${ISSUE} FROM ${FROM} ${sql} ORDER BY ${ORDERS[order]} LIMIT $limit OFFSET $offset`)
    .all({ ...values, offset, limit }) as IssueRow[];
};

/** Every problem that the filter finds. */
export const allIssues = (
  raw: Database.Database,
  filter: IssueFilter,
  order: IssueOrder = 'number',
): IssueRow[] => listIssues(raw, filter, { order, offset: 0, limit: -1 });

/** How many there are in each state, whatever state the filter asks for. */
export function countIssues(
  raw: Database.Database,
  { state: _, ...filter }: IssueFilter,
): Map<IssueState, number> {
  const { sql, values } = whereOf(filter);
  const rows = raw
    .prepare(`SELECT ${STATE} AS state, count(*) AS n FROM ${FROM} ${sql} GROUP BY 1`)
    .all(values) as { state: IssueState; n: number }[];
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** Departments that confirmed problems, for choosing. */
export const departmentsOfIssues = (raw: Database.Database): string[] =>
  raw
    .prepare('SELECT DISTINCT department FROM issue WHERE department IS NOT NULL ORDER BY 1')
    .pluck()
    .all() as string[];

export interface ReopeningRow {
  readonly reopenedOn: string;
  readonly reason: string;
  readonly done: string | null;
  readonly evidence: string | null;
  readonly closedOn: string;
  readonly closedBy: string | null;
  readonly closedAs: IssueTable['closed_as'];
  readonly checkedOn: string | null;
  readonly checkedBy: string | null;
}

/** How a problem came back, the first time first. */
export const reopeningsOf = (raw: Database.Database, issueId: number): ReopeningRow[] =>
  raw
    .prepare(
      `SELECT reopened_on AS reopenedOn, reason, done, evidence, closed_on AS closedOn, closed_by AS closedBy,
        closed_as AS closedAs, checked_on AS checkedOn, checked_by AS checkedBy
      FROM issue_reopening WHERE issue_id = ? ORDER BY id`,
    )
    .all(issueId) as ReopeningRow[];
