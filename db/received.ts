import type Database from 'better-sqlite3';
import type { ReceivedState } from '#domain/received/handled.ts';

export interface ReceivedListRow {
  readonly id: number;
  readonly title: string;
  readonly year: number;
  readonly receivedOn: string;
  readonly file: string;
  readonly note: string | null;
}

export interface ReceivedHitRow {
  readonly id: number;
  readonly sheet: string;
  readonly row: number;
  readonly code: string | null;
  readonly kind: string | null;
  readonly rule: string | null;
  /** The household's, else as it was written. */
  readonly village: string | null;
  readonly villageId: number | null;
  /** That of the member, wherever it is now, else the one that was meant. */
  readonly householdId: number | null;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly memberId: number | null;
  readonly name: string | null;
  readonly idNumber: string | null;
  readonly value: string | null;
  readonly content: string;
  readonly state: ReceivedState;
  readonly reply: string | null;
  readonly settledOn: string | null;
}

const LIST = 'id, title, year, received_on AS receivedOn, file, note';

/** Newest first. */
export const receivedLists = (raw: Database.Database): ReceivedListRow[] =>
  raw
    .prepare(`SELECT ${LIST} FROM received_list ORDER BY received_on DESC, id DESC`)
    .all() as ReceivedListRow[];

export const findReceivedList = (raw: Database.Database, id: number): ReceivedListRow | undefined =>
  raw.prepare(`SELECT ${LIST} FROM received_list WHERE id = ?`).get(id) as ReceivedListRow | undefined;

/** The list that was made of these bytes. */
export const receivedListOf = (raw: Database.Database, sha256: string): ReceivedListRow | undefined =>
  raw.prepare(`SELECT ${LIST} FROM received_list WHERE sha256 = ?`).get(sha256) as
    ReceivedListRow | undefined;

/** How many lines of a list are in each state. */
export const statesOfList = (raw: Database.Database, id: number): Map<ReceivedState, number> =>
  new Map(
    raw
      .prepare('SELECT state, count(*) FROM received_hit WHERE list_id = ? GROUP BY state')
      .raw()
      .all(id) as [ReceivedState, number][],
  );

const HITS = `SELECT r.id, r.sheet, r.row, r.code, r.kind, r.rule, coalesce(v.name, r.village) AS village,
    coalesce(v.id, (SELECT w.id FROM village w WHERE w.name = r.village)) AS villageId, h.id AS householdId,
    coalesce(h.household_no, r.household_no) AS householdNo, coalesce(s.head_name, h.head_name) AS headName,
    r.member_id AS memberId, coalesce(m.name, r.name) AS name, coalesce(m.id_number, r.id_number) AS idNumber,
    r.value, r.content, r.state, r.reply, r.settled_on AS settledOn
  FROM received_hit r LEFT JOIN member m ON m.id = r.member_id
  LEFT JOIN household h ON h.id = coalesce(m.household_id, r.household_id)
  LEFT JOIN household_summary s ON s.household_id = h.id LEFT JOIN village v ON v.id = h.village_id`;

/** As they stand in the file. */
export const hitsOfList = (raw: Database.Database, listId: number): ReceivedHitRow[] =>
  raw.prepare(`${HITS} WHERE r.list_id = ? ORDER BY r.id`).all(listId) as ReceivedHitRow[];

/** With the list that each is in. */
export const receivedHits = (
  raw: Database.Database,
  ids: readonly number[],
): (ReceivedHitRow & { readonly listId: number })[] =>
  raw
    .prepare(
      `${HITS.replace('SELECT ', 'SELECT r.list_id AS listId, ')}
      WHERE r.id IN (SELECT value FROM json_each(?)) ORDER BY r.id`,
    )
    .all(JSON.stringify(ids)) as (ReceivedHitRow & { readonly listId: number })[];

/** What the township said of the rules that counties mean. */
export const receivedRules = (raw: Database.Database): Map<string, string | null> =>
  new Map(raw.prepare('SELECT code, rule FROM received_rule').raw().all() as [string, string | null][]);

/** Says it, in all lists; only inside `write`. Returns how many lines mean another rule now. */
export function mapReceivedRule(raw: Database.Database, code: string, rule: string | null): number {
  raw
    .prepare('UPDATE received_rule SET rule = $rule WHERE code = $code AND rule IS NOT $rule')
    .run({ code, rule });
  raw
    .prepare(
      'INSERT INTO received_rule (code, rule) SELECT $code, $rule WHERE NOT EXISTS (SELECT 1 FROM received_rule WHERE code = $code)',
    )
    .run({ code, rule });
  return raw
    .prepare(
      'UPDATE received_hit SET rule = $rule WHERE coalesce(code, kind, sheet) = $code AND rule IS NOT $rule',
    )
    .run({ code, rule }).changes;
}

/** Only inside `write`. */
export function removeReceivedList(raw: Database.Database, id: number): void {
  raw.prepare('DELETE FROM received_hit WHERE list_id = ?').run(id);
  raw.prepare('DELETE FROM received_list WHERE id = ?').run(id);
}

export interface KnownHome {
  readonly id: number;
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly headName: string | null;
}

/** Households with these numbers or these heads; open ones first. */
export const homesNamed = (
  raw: Database.Database,
  { numbers, heads }: { readonly numbers: readonly string[]; readonly heads: readonly string[] },
): KnownHome[] =>
  raw
    .prepare(
      `SELECT h.id, h.household_no AS householdNo, v.name AS village, coalesce(s.head_name, h.head_name) AS headName
      FROM household h LEFT JOIN household_summary s ON s.household_id = h.id
      LEFT JOIN village v ON v.id = h.village_id
      WHERE h.household_no IN (SELECT value FROM json_each($numbers))
        OR h.id IN (SELECT household_id FROM household_summary
          WHERE head_name IN (SELECT value FROM json_each($heads)))
      ORDER BY h.closed_on IS NOT NULL, h.id`,
    )
    .all({ numbers: JSON.stringify(numbers), heads: JSON.stringify(heads) }) as KnownHome[];

export interface KnownMember {
  readonly id: number;
  readonly householdId: number;
  readonly name: string | null;
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly idNumber: string | null;
  readonly relation: string | null;
  readonly village: string | null;
}

const MEMBER = `SELECT m.id, m.household_id AS householdId, m.name, m.person_no AS personNo, m.id_key AS idKey,
  m.id_number AS idNumber, m.relation, v.name AS village FROM member m JOIN household h ON h.id = m.household_id
  LEFT JOIN village v ON v.id = h.village_id`;
const PRESENT_FIRST = 'ORDER BY m.left_on IS NOT NULL, m.id';

/** People with these keys, personal numbers or names, who is there first. */
export function membersNamed(
  raw: Database.Database,
  { keys, personNos, names }: Readonly<Record<'keys' | 'personNos' | 'names', readonly string[]>>,
): KnownMember[] {
  const found = new Map<number, KnownMember>();
  for (const [column, values] of [
    ['id_key', keys],
    ['person_no', personNos],
    ['name', names],
  ] as const)
    if (values.length > 0)
      for (const member of raw
        .prepare(`${MEMBER} WHERE m.${column} IN (SELECT value FROM json_each(?)) ${PRESENT_FIRST}`)
        .all(JSON.stringify(values)) as KnownMember[])
        found.set(member.id, member);
  return [...found.values()];
}

export const membersOfHomes = (raw: Database.Database, householdIds: readonly number[]): KnownMember[] =>
  raw
    .prepare(`${MEMBER} WHERE m.household_id IN (SELECT value FROM json_each(?)) ${PRESENT_FIRST}`)
    .all(JSON.stringify(householdIds)) as KnownMember[];
