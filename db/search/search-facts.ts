import type Database from 'better-sqlite3';

/** A number under which somebody is found. */
export interface SearchNumber {
  /** What it is called on the screen. */
  readonly title: string;
  /** Digits and an X, nothing else. */
  readonly digits: string;
  /** Whether it is looked for by its whole only, by its beginning and end too, or by any part. */
  readonly kind: 'whole' | 'ends' | 'parts';
}

/** A person of a household, or the household itself, as far as one looks for it. */
export interface Subject {
  /** null: the household itself. */
  readonly memberId: number | null;
  readonly name: string;
  readonly relation: string | null;
  /** A member who is there, a household that is open. */
  readonly present: boolean;
  readonly numbers: readonly SearchNumber[];
  /** yyyymmdd */
  readonly births: readonly string[];
  /** Values of a township's own text fields. */
  readonly texts: readonly { readonly title: string; readonly value: string }[];
}

export interface SearchFacts {
  readonly id: number;
  readonly householdNo: string | null;
  readonly headName: string | null;
  readonly villageId: number | null;
  readonly groupId: number | null;
  readonly closed: boolean;
  /** The household last. */
  readonly subjects: readonly Subject[];
}

interface HouseholdRow {
  id: number;
  household_no: string | null;
  head_name: string | null;
  phone: string | null;
  bank_account: string | null;
  village_id: number | null;
  village_group_id: number | null;
  closed_on: string | null;
}

interface MemberRow {
  id: number;
  household_id: number;
  name: string | null;
  relation: string | null;
  left_on: string | null;
  id_number: string | null;
  id_key: string | null;
  phone: string | null;
  person_no: string | null;
  birth_date: string | null;
}

interface TextRow {
  household_id: number;
  member_id: number | null;
  title: string;
  value: string;
}

const SEARCH_FACTS_SQL = {
  households: `SELECT id, household_no, head_name, phone, bank_account, village_id, village_group_id, closed_on
    FROM household WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`,
  members: `SELECT id, household_id, name, relation, left_on, id_number, id_key, phone, person_no, birth_date
    FROM member WHERE household_id IN (SELECT value FROM json_each(?)) ORDER BY household_id, id`,
  texts: `SELECT DISTINCT x.household_id, x.member_id, f.label AS title, x.value
    FROM custom_value x JOIN custom_field f ON f.id = x.field_id
    WHERE x.household_id IN (SELECT value FROM json_each(?)) AND f.type = 'text' ORDER BY x.id`,
} as const;

/** Households with everything by which they and their people are found, in the order of ids. */
export function loadSearchFacts(raw: Database.Database, householdIds: readonly number[]): SearchFacts[] {
  const ids = JSON.stringify(householdIds);
  const members = Map.groupBy(
    raw.prepare(SEARCH_FACTS_SQL.members).all(ids) as MemberRow[],
    (m) => m.household_id,
  );
  const texts = Map.groupBy(raw.prepare(SEARCH_FACTS_SQL.texts).all(ids) as TextRow[], (t) => t.household_id);
  return (raw.prepare(SEARCH_FACTS_SQL.households).all(ids) as HouseholdRow[]).map((h) =>
    factsOf(h, members.get(h.id) ?? [], texts.get(h.id) ?? []),
  );
}

function factsOf(h: HouseholdRow, members: readonly MemberRow[], texts: readonly TextRow[]): SearchFacts {
  const head = members.find((m) => m.relation === '01' && m.left_on === null);
  const closed = h.closed_on !== null;
  const household: Subject = {
    memberId: null,
    // A head who stands among the members is found as a person.
    name: members.some((m) => m.name === h.head_name) ? '' : (h.head_name ?? ''),
    relation: null,
    present: !closed,
    numbers: numbersOf([
      ['户编号', 'ends', h.household_no],
      ['户联系电话', 'parts', h.phone],
      ['银行账号', 'ends', h.bank_account],
    ]),
    births: [],
    texts: texts.filter((t) => t.member_id === null),
  };
  return {
    id: h.id,
    householdNo: h.household_no,
    headName: head?.name ?? h.head_name,
    villageId: h.village_id,
    groupId: h.village_group_id,
    closed,
    subjects: [
      ...members.map((m) =>
        memberSubject(
          m,
          closed,
          texts.filter((t) => t.member_id === m.id),
        ),
      ),
      household,
    ],
  };
}

function memberSubject(m: MemberRow, closed: boolean, texts: readonly TextRow[]): Subject {
  const inIdNumber = /^\d{6}(\d{8})\d{3}[\dX]$/.exec(m.id_key ?? '')?.[1];
  return {
    memberId: m.id,
    name: m.name ?? '',
    relation: m.relation,
    present: m.left_on === null && !closed,
    numbers: numbersOf([
      ['证件号码', 'ends', m.id_number],
      ['证件号码', 'ends', m.id_key],
      ['手机号', 'parts', m.phone],
      ['人口编号', 'whole', m.person_no],
    ]),
    births: [...new Set([m.birth_date?.replaceAll('-', ''), inIdNumber].filter((b) => b !== undefined))],
    texts,
  };
}

function numbersOf(
  written: readonly (readonly [title: string, kind: SearchNumber['kind'], number: string | null])[],
): SearchNumber[] {
  const seen = new Set<string>();
  return written.flatMap(([title, kind, number]) => {
    const digits = number === null ? '' : numberKey(number);
    if (digits === '' || seen.has(title + digits)) return [];
    seen.add(title + digits);
    return [{ title, kind, digits }];
  });
}

/** A written number without blanks and hyphens, in half-width digits, its letters lower-case. */
export const numberKey = (written: string): string =>
  written
    .normalize('NFKC')
    .replace(/[^0-9a-z]/giu, '')
    .toLowerCase();
