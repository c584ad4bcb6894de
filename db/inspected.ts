import type Database from 'better-sqlite3';
import { idKey } from '#domain/identity/id-number.ts';

export interface InspectedHousehold {
  readonly id: number;
  readonly no: string | null;
  readonly head: string | null;
  readonly village: string | null;
  readonly closedOn: string | null;
}

const WAYS = {
  byNo: 'SELECT id FROM household WHERE household_no = ?',
  byPerson: 'SELECT household_id FROM member WHERE person_no = ? AND left_on IS NULL',
  byKey: 'SELECT household_id FROM member WHERE id_key = ? ORDER BY left_on IS NOT NULL',
  byName: 'SELECT household_id FROM member WHERE name = ? AND left_on IS NULL',
} as const;

/** Which households a word of an inspection's list means: a number of a household or a person, or somebody's name. */
export function inspectedFinder(raw: Database.Database): (word: string) => Set<number> {
  const ways = Object.fromEntries(
    Object.entries(WAYS).map(([way, sql]) => [way, raw.prepare(sql).pluck()]),
  ) as Record<keyof typeof WAYS, Database.Statement>;
  return (word) => {
    const number = word.toUpperCase();
    const key = idKey(number);
    return new Set([
      ...(ways.byNo.all(word) as number[]),
      ...(key === null ? [] : (ways.byKey.all(key) as number[]).slice(0, 1)),
      ...(ways.byPerson.all(word) as number[]),
      ...(/\d/u.test(word) ? [] : (ways.byName.all(word) as number[])),
    ]);
  };
}

/** Those households as an inspection's list shows them. */
export const inspected = (raw: Database.Database, ids: readonly number[]): Map<number, InspectedHousehold> =>
  new Map(
    (
      raw
        .prepare(
          `SELECT h.id, h.household_no AS no, s.head_name AS head, v.name AS village, h.closed_on AS closedOn
          FROM json_each(?) o CROSS JOIN household h ON h.id = o.value
          LEFT JOIN household_summary s ON s.household_id = h.id LEFT JOIN village v ON v.id = h.village_id`,
        )
        .all(JSON.stringify(ids)) as InspectedHousehold[]
    ).map((row) => [row.id, row]),
  );
