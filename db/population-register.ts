import type Database from 'better-sqlite3';
import { rowWriter } from './row-access.ts';

export interface NewRegister {
  readonly file: string;
  readonly sha256: string;
  /** The day of which the list speaks. */
  readonly takenOn: string;
  readonly importedOn: string;
  readonly note: string | null;
  readonly people: readonly NewPerson[];
}

interface NewPerson {
  readonly villageId: number | null;
  readonly home: string;
  readonly headName: string | null;
  readonly name: string;
  readonly idKey: string | null;
  readonly idNumber: string | null;
  readonly relation: string | null;
}

/** Keeps a register; what older ones say of the villages that it covers goes. Inside `write`. */
export function keepRegister(raw: Database.Database, register: NewRegister): number {
  const { people } = register;
  const covered = [...new Set(people.map(({ villageId }) => villageId ?? 0))];
  raw
    .prepare(
      'DELETE FROM registered_person WHERE coalesce(village_id, 0) IN (SELECT value FROM json_each(?))',
    )
    .run(JSON.stringify(covered));
  dropEmpty(raw);
  const writer = rowWriter(raw);
  const id = writer.insert('population_register', {
    ...{ file: register.file, sha256: register.sha256, taken_on: register.takenOn },
    ...{ imported_on: register.importedOn, note: register.note, people: people.length },
    households: new Set(people.map(({ villageId, home }) => `${villageId}|${home}`)).size,
  });
  for (const { villageId, home, headName, name, idKey, idNumber, relation } of people)
    writer.insert('registered_person', {
      ...{ register_id: id, village_id: villageId, home, head_name: headName, name },
      ...{ id_key: idKey, id_number: idNumber, relation },
    });
  return id;
}

const dropEmpty = (raw: Database.Database): void =>
  void raw
    .prepare('DELETE FROM population_register WHERE id NOT IN (SELECT register_id FROM registered_person)')
    .run();

/** Inside `write`; false where there is no such register. */
export function removeRegister(raw: Database.Database, id: number): boolean {
  raw.prepare('DELETE FROM registered_person WHERE register_id = ?').run(id);
  return raw.prepare('DELETE FROM population_register WHERE id = ?').run(id).changes > 0;
}

export interface RegisterRow {
  readonly id: number;
  readonly file: string;
  readonly takenOn: string;
  readonly importedOn: string;
  readonly note: string | null;
  /** Still in force: of villages that no newer register covers. */
  readonly people: number;
  readonly households: number;
  readonly villages: string | null;
}

export const listRegisters = (raw: Database.Database): RegisterRow[] =>
  raw
    .prepare(
      `SELECT r.id, r.file, r.taken_on AS takenOn, r.imported_on AS importedOn, r.note, count(*) AS people,
        count(DISTINCT coalesce(p.village_id, 0) || '|' || p.home) AS households,
        group_concat(DISTINCT coalesce(v.name, '未定村')) AS villages
      FROM population_register r JOIN registered_person p ON p.register_id = r.id LEFT JOIN village v ON v.id = p.village_id
      GROUP BY r.id ORDER BY r.id DESC`,
    )
    .all() as RegisterRow[];

export interface RegisteredRow {
  readonly id: number;
  readonly villageId: number | null;
  readonly home: string;
  readonly headName: string | null;
  readonly name: string;
  readonly idKey: string | null;
  readonly memberId: number | null;
  readonly householdId: number | null;
  readonly memberName: string | null;
}

/** Everybody of the registers in force, household by household, with who has the number in the archive. */
export const registeredPeople = (raw: Database.Database): RegisteredRow[] =>
  raw
    .prepare(
      `SELECT p.id, p.village_id AS villageId, p.home, p.head_name AS headName, p.name, p.id_key AS idKey,
        m.id AS memberId, m.household_id AS householdId, m.name AS memberName
      FROM registered_person p LEFT JOIN member m ON m.id = (SELECT x.id FROM member x
        WHERE x.id_key = p.id_key AND x.left_on IS NULL ORDER BY x.id LIMIT 1)
      ORDER BY p.village_id, p.id`,
    )
    .all() as RegisteredRow[];

export interface LeftRow {
  readonly personId: number;
  readonly on: string | null;
  readonly reason: string | null;
}

/** Of the registers' people who are in no household: when and why they left the archive, the newest time. */
export const leftOfRegistered = (raw: Database.Database): LeftRow[] =>
  raw
    .prepare(
      `SELECT p.id AS personId, max(m.left_on) AS "on", m.left_reason AS reason
      FROM registered_person p JOIN member m ON m.id_key = p.id_key
      WHERE m.left_on IS NOT NULL AND m.left_kind IS 'natural'
        AND NOT EXISTS (SELECT 1 FROM member x WHERE x.id_key = p.id_key AND x.left_on IS NULL)
      GROUP BY p.id`,
    )
    .all() as LeftRow[];

export interface UnregisteredRow {
  readonly memberId: number;
  readonly householdId: number;
  readonly name: string | null;
}

/** Present members of villages that a register covers, with a number that is on no register. */
export const unregisteredMembers = (raw: Database.Database): UnregisteredRow[] =>
  raw
    .prepare(
      `SELECT m.id AS memberId, m.household_id AS householdId, m.name FROM household_summary s
      CROSS JOIN member m ON m.household_id = s.household_id AND m.left_on IS NULL
      WHERE s.closed = 0 AND s.village_id IN (SELECT DISTINCT village_id FROM registered_person)
        AND m.id_key IS NOT NULL AND NOT EXISTS (SELECT 1 FROM registered_person p WHERE p.id_key = m.id_key)
      ORDER BY m.household_id, m.id`,
    )
    .all() as UnregisteredRow[];

/** In which village of the archive the people with these numbers are. */
export function villagesOfKeys(raw: Database.Database, keys: readonly string[]): Map<string, number> {
  const rows = raw
    .prepare(
      `SELECT m.id_key, h.village_id FROM json_each(?) o CROSS JOIN member m ON m.id_key = o.value AND m.left_on IS NULL
      JOIN household h ON h.id = m.household_id WHERE h.village_id IS NOT NULL`,
    )
    .raw()
    .all(JSON.stringify(keys)) as [string, number][];
  return new Map(rows);
}
