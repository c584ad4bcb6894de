import type Database from 'better-sqlite3';
import { pinyin, polyphonic } from 'pinyin-pro';

const SPELLING = { toneType: 'none', type: 'array', nonZh: 'removed', v: true } as const;

/**
 * Letters under which a name is found: full pinyin and initials, parted by a blank, first as a surname is read
 * (单 shan), then as the word is read (dan), then by every other reading of the first character (覃 qin, tan).
 */
export function nameKeys(name: string): { pinyin: string; initials: string } {
  const plain = pinyin(name, SPELLING);
  const others = (polyphonic(name, SPELLING)[0] ?? []).map((first) => [first, ...plain.slice(1)]);
  const readings = [pinyin(name, { ...SPELLING, surname: 'head' }), plain, ...others];
  const joined = (of: (syllable: string) => string) =>
    [...new Set(readings.map((r) => r.map(of).join('').toLowerCase()))].join(' ');
  return { pinyin: joined((s) => s), initials: joined((s) => s.charAt(0)) };
}

const HOUSEHOLD_SQL = `
SELECT h.id AS household_id, h.household_no, h.phone, h.bank_account, h.head_name,
       coalesce(v.name, '') AS village, coalesce(g.name, '') AS grp
FROM household h LEFT JOIN village v ON v.id = h.village_id LEFT JOIN village_group g ON g.id = h.village_group_id`;

interface HouseholdKeys {
  household_id: number;
  household_no: string | null;
  phone: string | null;
  bank_account: string | null;
  head_name: string | null;
  village: string;
  grp: string;
}

/** Brings the search rows of every household and member that a change touched up to date; part of the same transaction. */
export function refreshSearch(raw: Database.Database, changeId: number): void {
  const touched = (table: string) =>
    raw
      .prepare('SELECT DISTINCT row_id FROM change_row WHERE change_id = ? AND table_name = ?')
      .pluck()
      .all(changeId, table) as number[];
  const members = touched('member');
  const households = new Set(touched('household'));
  const ofVillage = raw.prepare('SELECT id FROM household WHERE village_id = ?').pluck();
  for (const village of touched('village'))
    for (const id of ofVillage.all(village) as number[]) households.add(id);
  const insert = raw.prepare(
    `INSERT INTO search_entry (kind, household_id, member_id, name, pinyin, initials, numbers, place) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  refreshMembers(raw, members, insert);
  const dropHousehold = raw.prepare(`DELETE FROM search_entry WHERE kind = 'household' AND household_id = ?`);
  const household = raw.prepare(`${HOUSEHOLD_SQL} WHERE h.id = ?`);
  for (const id of households) {
    dropHousehold.run(id);
    const h = household.get(id) as HouseholdKeys | undefined;
    if (h === undefined) continue;
    const keys = nameKeys(h.head_name ?? '');
    const numbers = [h.household_no, h.phone, h.bank_account].filter((n) => n !== null).join(' ');
    insert.run(
      'household',
      id,
      null,
      h.head_name ?? '',
      keys.pinyin,
      keys.initials,
      numbers,
      `${h.village}${h.grp}`,
    );
  }
}

function refreshMembers(
  raw: Database.Database,
  members: readonly number[],
  insert: Database.Statement,
): void {
  const drop = raw.prepare(`DELETE FROM search_entry WHERE member_id = ?`);
  const get = raw.prepare('SELECT household_id, name, id_number, phone, person_no FROM member WHERE id = ?');
  for (const id of members) {
    drop.run(id);
    const m = get.get(id) as
      | {
          household_id: number;
          name: string | null;
          id_number: string | null;
          phone: string | null;
          person_no: string | null;
        }
      | undefined;
    if (m === undefined) continue;
    const keys = nameKeys(m.name ?? '');
    const numbers = [m.id_number?.toUpperCase(), m.phone]
      .filter((n) => n !== null && n !== undefined)
      .join(' ');
    insert.run('member', m.household_id, id, m.name ?? '', keys.pinyin, keys.initials, numbers, '');
  }
}
