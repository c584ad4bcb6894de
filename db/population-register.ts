import type Database from 'better-sqlite3';
import { rowWriter } from './row-access.ts';

/** A household as a register has it. */
export interface RegisteredHousehold {
  /** What those of one household share: its number, else one of this program's. */
  readonly home: string;
  readonly headName: string | null;
  readonly people: readonly { readonly name: string; readonly idKey: string }[];
}

export interface NewRegister {
  readonly file: string;
  readonly sha256: string;
  /** The day of which the list speaks. */
  readonly takenOn: string;
  readonly importedOn: string;
  readonly note: string | null;
  /** By village; null: whose village nobody knows. */
  readonly villages: ReadonlyMap<number | null, readonly RegisteredHousehold[]>;
}

const peopleIn = (homes: readonly RegisteredHousehold[]): number =>
  homes.reduce((sum, { people }) => sum + people.length, 0);

/** Keeps a register; what older ones say of the villages that it covers goes. Inside `write`. */
export function keepRegister(raw: Database.Database, register: NewRegister): void {
  const { villages } = register;
  raw
    .prepare(
      'DELETE FROM registered_village WHERE coalesce(village_id, 0) IN (SELECT value FROM json_each(?))',
    )
    .run(JSON.stringify([...villages.keys()].map((id) => id ?? 0)));
  raw
    .prepare('DELETE FROM population_register WHERE id NOT IN (SELECT register_id FROM registered_village)')
    .run();
  const writer = rowWriter(raw);
  const all = [...villages.values()].flat();
  const id = writer.insert('population_register', {
    ...{ file: register.file, sha256: register.sha256, taken_on: register.takenOn },
    ...{ imported_on: register.importedOn, note: register.note },
    ...{ people: peopleIn(all), households: all.length },
  });
  for (const [villageId, homes] of villages)
    writer.insert('registered_village', {
      ...{ register_id: id, village_id: villageId, people: peopleIn(homes), households: homes.length },
      content: JSON.stringify(homes),
    });
}

/** Inside `write`; false where there is no such register. */
export function removeRegister(raw: Database.Database, id: number): boolean {
  raw.prepare('DELETE FROM registered_village WHERE register_id = ?').run(id);
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
  /** Names joined by commas. */
  readonly villages: string;
}

export const listRegisters = (raw: Database.Database): RegisterRow[] =>
  raw
    .prepare(
      `SELECT r.id, r.file, r.taken_on AS takenOn, r.imported_on AS importedOn, r.note, sum(p.people) AS people,
        sum(p.households) AS households, group_concat(coalesce(v.name, '未定村')) AS villages
      FROM population_register r JOIN registered_village p ON p.register_id = r.id
      LEFT JOIN village v ON v.id = p.village_id GROUP BY r.id ORDER BY r.id DESC`,
    )
    .all() as RegisterRow[];

/** The registers in force, village by village. */
export const registeredVillages = (
  raw: Database.Database,
): { villageId: number | null; people: number; homes: RegisteredHousehold[] }[] =>
  (
    raw
      .prepare('SELECT village_id, people, content FROM registered_village ORDER BY village_id')
      .raw()
      .all() as [number | null, number, string][]
  ).map(([villageId, people, content]) => ({
    ...{ villageId, people },
    homes: JSON.parse(content) as RegisteredHousehold[],
  }));

export interface NumberedMember {
  readonly id: number;
  readonly householdId: number;
  readonly villageId: number | null;
  readonly name: string;
  readonly idKey: string;
  readonly leftOn: string | null;
  readonly leftKind: string | null;
  readonly leftReason: string | null;
}

/** Everybody with a number whose household is open, and who left; one pass over the table. */
export const numberedMembers = (raw: Database.Database): NumberedMember[] =>
  (
    raw
      .prepare(
        `SELECT m.id, m.household_id, s.village_id, m.name, m.id_key, m.left_on, m.left_kind, m.left_reason
        FROM member m JOIN household_summary s ON s.household_id = m.household_id
        WHERE m.id_key IS NOT NULL AND (s.closed = 0 OR m.left_on IS NOT NULL)`,
      )
      .raw()
      .all() as [number, number, number | null, string | null, string, ...(string | null)[]][]
  ).map(([id, householdId, villageId, name, idKey, leftOn, leftKind, leftReason]) => ({
    ...{ id, householdId, villageId, name: name ?? '（没有姓名的成员）', idKey },
    ...{ leftOn: leftOn ?? null, leftKind: leftKind ?? null, leftReason: leftReason ?? null },
  }));

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
