import type Database from 'better-sqlite3';
import type { Cells } from './row-access.ts';

type Row = Cells & { id: number };

/** Who changed household stands in the new one; the old row is history, and so is a duplicate. */
const STILL_MEANT = `(left_on IS NULL OR left_kind IS NOT 'transfer' AND left_kind IS NOT 'duplicate')`;

export interface KnownPersonRow {
  readonly id: number;
  readonly householdId: number;
  readonly personNo: string | null;
  readonly idKey: string | null;
  readonly name: string | null;
  readonly relation: string | null;
  readonly leftOn: string | null;
}

export interface KnownHouseholdRow {
  readonly id: number;
  readonly no: string | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly headName: string | null;
  readonly headNumber: string | null;
  readonly closedOn: string | null;
}

/** Rows at a time: some ten milliseconds to read. */
const ROWS = 2000;

/** By what files name people; all that an import may mean, some at a time. */
export const peopleToKnow = (raw: Database.Database): Generator<KnownPersonRow[], void, undefined> =>
  inPages(
    raw,
    `SELECT id, household_id AS householdId, person_no AS personNo, id_key AS idKey, name, relation,
      left_on AS leftOn FROM member WHERE ${STILL_MEANT} AND id > ? ORDER BY id LIMIT ${ROWS}`,
  );

/** By what files name households, some at a time. */
export const householdsToKnow = (raw: Database.Database): Generator<KnownHouseholdRow[], void, undefined> =>
  inPages(
    raw,
    `SELECT h.id, h.household_no AS no, v.name AS village, g.name AS "group", h.head_name AS headName,
      h.head_id_number AS headNumber, h.closed_on AS closedOn
    FROM household h LEFT JOIN village v ON v.id = h.village_id
    LEFT JOIN village_group g ON g.id = h.village_group_id
    WHERE h.id > ? ORDER BY h.id LIMIT ${ROWS}`,
  );

function* inPages<T extends { readonly id: number }>(
  raw: Database.Database,
  sql: string,
): Generator<T[], void, undefined> {
  const statement = raw.prepare(sql);
  let page: T[] = [];
  for (let after = 0; (page = statement.all(after) as T[]).length > 0; after = page.at(-1)?.id ?? after)
    yield page;
}

/** Reads whole rows, a household at a time. */
export function rowsToCompare(raw: Database.Database) {
  const all = (sql: string) => {
    const statement = raw.prepare(sql);
    return (id: number) => statement.all(id) as Row[];
  };
  const one = (sql: string) => {
    const statement = raw.prepare(sql);
    return (id: number) => statement.get(id) as Row | undefined;
  };
  return {
    household: one('SELECT * FROM household WHERE id = ?'),
    member: one('SELECT * FROM member WHERE id = ?'),
    membersOf: all(`SELECT * FROM member WHERE household_id = ? AND ${STILL_MEANT}`),
    yearsOf: all('SELECT * FROM household_year WHERE household_id = ?'),
    incomesOf: all(`SELECT * FROM income_statement WHERE household_id = ? AND purpose = 'annual'`),
    memberYearsOf: all(
      'SELECT y.* FROM member m CROSS JOIN member_year y ON y.member_id = m.id WHERE m.household_id = ?',
    ),
    spellsOf: all(
      `SELECT * FROM monitoring_spell WHERE household_id = ? AND state IN ('open', 'eliminated') ORDER BY id`,
    ),
    measuresOf: all('SELECT * FROM measure WHERE household_id = ? AND items IS NOT NULL ORDER BY id'),
    pairingsOf: all('SELECT * FROM pairing WHERE household_id = ? ORDER BY id'),
    adjustmentsOf: all('SELECT * FROM adjustment WHERE household_id = ? ORDER BY id'),
    ownValuesOf: all('SELECT * FROM custom_value WHERE household_id = ?'),
  };
}

/** The newest change, of those before `before`: while it is the same, what was compared still holds. */
export const newestChange = (raw: Database.Database, before = Number.MAX_SAFE_INTEGER): number =>
  (raw.prepare('SELECT max(id) FROM change WHERE id < ?').pluck().get(before) as number | null) ?? 0;

/** Ids of villages and groups by name; null for none. */
export function placesByName(raw: Database.Database) {
  const village = raw.prepare('SELECT id FROM village WHERE name = ?').pluck();
  const group = raw.prepare('SELECT id FROM village_group WHERE village_id = ? AND name = ?').pluck();
  const villageOf = raw.prepare('SELECT village_id FROM household WHERE id = ?').pluck();
  return {
    village: (name: string) => (village.get(name) as number | undefined) ?? null,
    group: (villageId: number, name: string) => (group.get(villageId, name) as number | undefined) ?? null,
    villageOf: (householdId: number) => (villageOf.get(householdId) as number | null | undefined) ?? null,
  };
}

/** Inside `write`: a measure that is cleared is none. */
export const removeMeasure = (raw: Database.Database, id: number): unknown =>
  raw.prepare('DELETE FROM measure WHERE id = ?').run(id);
