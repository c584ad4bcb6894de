import type Database from 'better-sqlite3';
import type { Cells } from './row-access.ts';

export interface ValueOwner {
  readonly householdId: number;
  readonly memberId: number | null;
}

/** Whether the household is open, and the person in it. */
export const isPresent = (raw: Database.Database, { householdId, memberId }: ValueOwner): boolean =>
  memberId === null
    ? raw.prepare('SELECT 1 FROM household WHERE id = ? AND closed_on IS NULL').get(householdId) !== undefined
    : raw.prepare('SELECT 1 FROM member WHERE id = ? AND left_on IS NULL').get(memberId) !== undefined;

const ROWS = {
  household: 'SELECT * FROM household WHERE id = $owner AND $year > 0',
  household_year: 'SELECT * FROM household_year WHERE household_id = $owner AND year = $year',
  income_statement: `SELECT * FROM income_statement WHERE household_id = $owner AND year = $year AND purpose = 'annual'`,
  member: 'SELECT * FROM member WHERE id = $owner AND $year > 0',
  member_year: 'SELECT * FROM member_year WHERE member_id = $owner AND year = $year',
} as const;
export type ValueTable = keyof typeof ROWS;

/** The row that keeps values of a household, or of a person, as it stands. */
export const valueRow = (
  raw: Database.Database,
  table: ValueTable,
  owner: number,
  year: number,
): (Cells & { id: number }) | undefined =>
  raw.prepare(ROWS[table]).get({ owner, year }) as (Cells & { id: number }) | undefined;

/** The household of that number, as long as it is open. */
export const hasHousehold = (raw: Database.Database, householdNo: string): boolean =>
  raw.prepare('SELECT 1 FROM household WHERE household_no = ? AND closed_on IS NULL').get(householdNo) !==
  undefined;

/** Somebody who is in a household now, by id number. */
export const hasPerson = (raw: Database.Database, key: string): boolean =>
  raw.prepare('SELECT 1 FROM member WHERE id_key = ? AND left_on IS NULL').get(key) !== undefined;

export interface PlaceNow {
  readonly householdNo: string | null;
  readonly village: string | null;
  readonly group: string | null;
  readonly headName: string | null;
}

export const placeNow = (raw: Database.Database, householdId: number): PlaceNow | undefined =>
  raw
    .prepare(
      `SELECT h.household_no AS householdNo, v.name AS village, g.name AS "group",
        coalesce(s.head_name, h.head_name) AS headName
      FROM household h LEFT JOIN village v ON v.id = h.village_id LEFT JOIN village_group g ON g.id = h.village_group_id
      LEFT JOIN household_summary s ON s.household_id = h.id WHERE h.id = ?`,
    )
    .get(householdId) as PlaceNow | undefined;

/** The numbers of the households in which a person is now: by the row that a line named, else by id number. */
export const homesOf = (
  raw: Database.Database,
  { memberId, idKey }: { memberId: number | null; idKey: string | null },
): string[] =>
  raw
    .prepare(
      `SELECT h.household_no FROM member m JOIN household h ON h.id = m.household_id
      WHERE m.left_on IS NULL AND h.household_no IS NOT NULL AND m.id = $memberId
      UNION SELECT h.household_no FROM member m JOIN household h ON h.id = m.household_id
      WHERE m.left_on IS NULL AND h.household_no IS NOT NULL AND m.id_key = $idKey`,
    )
    .pluck()
    .all({ memberId, idKey }) as string[];
