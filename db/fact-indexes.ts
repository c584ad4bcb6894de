import type Database from 'better-sqlite3';
import type { HouseholdRef } from '#domain/quality/facts.ts';

/** Where something is looked for: in all, or only what these households have, among all others. */
type Given = readonly number[] | undefined;

/**
 * Id keys that present members of different households share, for the rule that finds a person twice (Q010).
 * `householdIds` narrows to the keys that occur in those households.
 */
export function idKeyIndex(raw: Database.Database, householdIds?: Given): Map<string, HouseholdRef[]> {
  // Of all: keys alone, from their index; most townships have next to none twice.
  const shared =
    householdIds === undefined
      ? 'SELECT id_key FROM member WHERE left_on IS NULL AND id_key IS NOT NULL GROUP BY id_key HAVING count(*) > 1'
      : `SELECT id_key FROM member WHERE household_id IN (${householdIds.join(', ')}) AND left_on IS NULL AND id_key IS NOT NULL`;
  const rows = raw
    .prepare(
      `SELECT m.id_key AS key, h.id, h.household_no AS no FROM member m JOIN household h ON h.id = m.household_id
      WHERE m.left_on IS NULL AND h.closed_on IS NULL AND m.id_key IN (${shared})
        AND (m.id_number IS NULL OR m.id_number NOT LIKE '999999%') ORDER BY m.id`,
    )
    .all() as Shared[];
  const index = indexOf(rows);
  for (const [key, households] of index) if (households.length < 2) index.delete(key);
  return index;
}

/** Phones of households that more than one open household has (Q034); narrowed as `idKeyIndex`. */
export function phoneIndex(raw: Database.Database, householdIds?: Given): Map<string, HouseholdRef[]> {
  const among =
    householdIds === undefined
      ? ''
      : `AND phone IN (SELECT phone FROM household WHERE id IN (${householdIds.join(', ')}))`;
  const rows = raw
    .prepare(
      `SELECT phone AS key, id, household_no AS no FROM household WHERE closed_on IS NULL AND phone IN (
        SELECT phone FROM household WHERE closed_on IS NULL AND phone > '' ${among} GROUP BY phone HAVING count(*) > 1)
      ORDER BY household_no, id`,
    )
    .all() as Shared[];
  return indexOf(rows);
}

interface Shared {
  readonly key: string;
  readonly id: number;
  readonly no: string | null;
}

function indexOf(rows: readonly Shared[]): Map<string, HouseholdRef[]> {
  const index = new Map<string, HouseholdRef[]>();
  for (const { key, id, no } of rows) {
    const refs = index.get(key) ?? [];
    if (!refs.some(({ householdId }) => householdId === id)) refs.push({ householdId: id, householdNo: no });
    index.set(key, refs);
  }
  return index;
}

/** Present members who are helpers too, as `name|phone` (Q179); narrowed to those who help these households. */
export function assistedPeople(raw: Database.Database, householdIds?: Given): Set<string> {
  const among =
    householdIds === undefined
      ? ''
      : `WHERE x.id IN (SELECT helper_id FROM pairing WHERE household_id IN (${householdIds.join(', ')}))`;
  // From the few helpers to the members with their phones.
  const rows = raw
    .prepare(
      `SELECT DISTINCT m.name || '|' || m.phone
      FROM helper x CROSS JOIN member m ON m.phone = x.phone AND m.phone IS NOT NULL AND m.left_on IS NULL
        AND m.name = x.name AND m.name > '' AND m.phone > ''
      CROSS JOIN household h ON h.id = m.household_id AND h.closed_on IS NULL ${among}`,
    )
    .pluck()
    .all() as string[];
  return new Set(rows);
}
