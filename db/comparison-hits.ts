import type Database from 'better-sqlite3';

export type Verdict = 'confirmed' | 'explained' | 'mistaken';
export type HitState = Verdict | 'open' | 'off-list';

export interface HitFilter {
  readonly roundId?: number | undefined;
  readonly department?: string | undefined;
  readonly suspicion?: string | undefined;
  readonly villageId?: number | undefined;
  readonly state?: HitState | undefined;
  readonly text?: string | undefined;
}

export interface HitRow {
  readonly id: number;
  readonly roundId: number | null;
  readonly householdId: number | null;
  readonly memberId: number | null;
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly headName: string | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  /** Stored code. */
  readonly relation: string | null;
  readonly department: string;
  readonly suspicion: string;
  readonly detail: string | null;
  readonly reportedOn: string | null;
  readonly verdict: Verdict | null;
  readonly answer: string | null;
  readonly evidence: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
}

/** Whom a result means today: who has the number and is in a household, else who was on the list, else who had it. */
export const HITS_FROM = `comparison_hit c
  LEFT JOIN member m ON m.id = coalesce(
    (SELECT p.id FROM member p WHERE p.id_key = c.id_key AND p.left_on IS NULL ORDER BY p.id LIMIT 1), c.member_id,
    (SELECT p.id FROM member p WHERE p.id_key = c.id_key ORDER BY p.id DESC LIMIT 1))
  LEFT JOIN household h ON h.id = m.household_id
  LEFT JOIN village v ON v.id = h.village_id
  LEFT JOIN household_summary s ON s.household_id = h.id`;

const STATE = `CASE WHEN c.verdict IS NOT NULL THEN c.verdict WHEN c.round_id IS NULL THEN 'off-list' ELSE 'open' END`;

const HIT = `c.id, c.round_id AS roundId, h.id AS householdId, m.id AS memberId, h.household_no AS householdNo,
  v.name AS village, coalesce(s.head_name, h.head_name) AS headName, coalesce(m.name, c.name) AS name,
  coalesce(m.id_number, c.id_key) AS idNumber, m.relation, c.department, c.suspicion, c.detail,
  c.reported_on AS reportedOn, c.verdict, c.answer, c.evidence, c.verified_by AS verifiedBy,
  c.verified_on AS verifiedOn`;

const CONDITIONS = {
  roundId: 'c.round_id = $roundId',
  department: 'c.department = $department',
  suspicion: 'c.suspicion = $suspicion',
  villageId: 'h.village_id = $villageId',
  state: `${STATE} = $state`,
  text: `(instr(coalesce(m.name, c.name), $text) OR instr(h.household_no, $text) OR instr(c.id_key, upper($text)))`,
} as const satisfies Record<keyof HitFilter, string>;

function whereOf(filter: HitFilter): { sql: string; values: Record<string, unknown> } {
  const keys = (Object.keys(CONDITIONS) as (keyof HitFilter)[]).filter(
    (key) => filter[key] !== undefined && filter[key] !== '',
  );
  const sql = keys.length === 0 ? '' : `WHERE ${keys.map((key) => CONDITIONS[key]).join(' AND ')}`;
  return { sql, values: Object.fromEntries(keys.map((key) => [key, filter[key]])) };
}

/** By village and household, so that what belongs to one visit stands together. */
export function listHits(
  raw: Database.Database,
  filter: HitFilter,
  page: { offset: number; limit: number },
): HitRow[] {
  const { sql, values } = whereOf(filter);
  return raw
    .prepare(
      `SELECT ${HIT} FROM ${HITS_FROM} ${sql} ORDER BY v.code, v.id, h.household_no, h.id, m.id, c.id
      LIMIT $limit OFFSET $offset`,
    )
    .all({ ...values, ...page }) as HitRow[];
}

/** How many there are in each state, whatever state the filter asks for. */
export function countHits(raw: Database.Database, { state: _, ...filter }: HitFilter): Map<HitState, number> {
  const { sql, values } = whereOf(filter);
  const rows = raw
    .prepare(`SELECT ${STATE} AS state, count(*) AS n FROM ${HITS_FROM} ${sql} GROUP BY 1`)
    .all(values) as { state: HitState; n: number }[];
  return new Map(rows.map(({ state, n }) => [state, n]));
}

/** What stands in a column of results, for choosing. */
export const wordsOfHits = (raw: Database.Database, column: 'department' | 'suspicion'): string[] =>
  raw.prepare(`SELECT DISTINCT ${column} FROM comparison_hit ORDER BY 1`).pluck().all() as string[];

export interface Answer {
  readonly verdict: Verdict | null;
  readonly answer: string | null;
  readonly evidence: string | null;
  readonly verifiedBy: string | null;
  readonly verifiedOn: string | null;
}

/** The answers of these lines as they stand, by id. */
export function answersOf(
  raw: Database.Database,
  hitIds: readonly number[],
): Map<number, Answer & { idKey: string; department: string; suspicion: string }> {
  const rows = raw
    .prepare(
      `SELECT c.id, c.id_key AS idKey, c.department, c.suspicion, c.verdict, c.answer, c.evidence,
        c.verified_by AS verifiedBy, c.verified_on AS verifiedOn
      FROM json_each(?) o CROSS JOIN comparison_hit c ON c.id = o.value`,
    )
    .all(JSON.stringify(hitIds)) as (Answer & {
    id: number;
    idKey: string;
    department: string;
    suspicion: string;
  })[];
  return new Map(rows.map((row) => [row.id, row]));
}

/** The line of a person by what was reported; null where it is not one alone. */
export function hitBy(
  raw: Database.Database,
  line: { idKey: string; department: string; suspicion: string },
): number | null {
  const ids = raw
    .prepare(
      'SELECT id FROM comparison_hit WHERE id_key = $idKey AND department = $department AND suspicion = $suspicion',
    )
    .pluck()
    .all(line) as number[];
  return ids.length === 1 ? (ids[0] ?? null) : null;
}
