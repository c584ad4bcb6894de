import type Database from 'better-sqlite3';
import { sql, type Kysely } from 'kysely';
import { DUPLICATE_PARAMETERS, type DuplicateKind } from '#domain/household/duplicate-parameters.ts';
import { type Alike, alikeOfOneName, withoutDismissed } from '#domain/household/group-alike.ts';
import { HEAD_NAME, PEOPLE } from './households.ts';
import type { Db } from './schema.ts';

/** Each walks along one index in its order and groups on the way: no table is sorted or joined to itself. */
const SAME_ID = `SELECT id_key, group_concat(id) FROM member WHERE left_on IS NULL AND id_key IS NOT NULL
  GROUP BY id_key HAVING count(*) > 1`;
const SAME_ACCOUNT = `SELECT bank_account, group_concat(id) FROM household
  WHERE closed_on IS NULL AND bank_account > '' GROUP BY bank_account HAVING count(*) > 1`;
const SAME_PHONE = `SELECT k, group_concat(DISTINCT id) FROM (
    SELECT phone AS k, id FROM household WHERE closed_on IS NULL AND phone > ''
    UNION ALL SELECT phone, household_id FROM member WHERE left_on IS NULL AND phone IS NOT NULL AND phone > ''
    ORDER BY 1)
  GROUP BY k HAVING count(DISTINCT id) > 1`;
const NAMES = `SELECT m.id, m.name, m.birth_date, h.village_id, m.id_key
  FROM member m CROSS JOIN household h ON h.id = m.household_id
  WHERE m.left_on IS NULL AND m.name > '' ORDER BY m.name, m.birth_date`;

/** All groups of people and of households that look alike and that nobody has said to be different; surest first. */
export function findAlike(raw: Database.Database): Alike[] {
  const isShared = ({ ids }: Alike) => ids.length <= DUPLICATE_PARAMETERS.sharedByAtMost;
  const groups = [
    ...sharing(raw, 'id', SAME_ID).filter(({ shared }) => shared?.startsWith('999999') === false),
    ...alikeByName(raw),
    ...sharing(raw, 'account', SAME_ACCOUNT).filter(isShared),
    ...sharing(raw, 'phone', SAME_PHONE).filter(isShared),
  ];
  const dismissed = dismissedPairs(raw);
  return groups.flatMap((group) => {
    const isOfHouseholds = group.kind === 'account' || group.kind === 'phone';
    return withoutDismissed(group, isOfHouseholds ? dismissed.households : dismissed.members) ?? [];
  });
}

function sharing(raw: Database.Database, kind: DuplicateKind, query: string): Alike[] {
  const rows = raw.prepare(query).raw().all() as [shared: string, ids: string][];
  return rows.map(([shared, written]) => {
    const ids = written.split(',').map(Number);
    return { kind, ids: ids.toSorted((a, b) => a - b), shared };
  });
}

type NameRow = [
  id: number,
  name: string,
  birth: string | null,
  villageId: number | null,
  idKey: string | null,
];

function alikeByName(raw: Database.Database): Alike[] {
  const groups: Alike[] = [];
  let people: NameRow[] = [];
  const finish = () => {
    if (people.length < 2) return;
    const named = people.map(([id, name, birth, villageId, idKey]) => ({
      id,
      name,
      birth,
      villageId,
      idKey,
    }));
    groups.push(...alikeOfOneName(named, DUPLICATE_PARAMETERS));
  };
  for (const row of raw.prepare(NAMES).raw().iterate() as IterableIterator<NameRow>) {
    if (people[0]?.[1] !== row[1]) {
      finish();
      people = [];
    }
    people.push(row);
  }
  finish();
  return groups.toSorted((a, b) => Number(a.kind === 'village') - Number(b.kind === 'village'));
}

function dismissedPairs(raw: Database.Database): { members: Set<string>; households: Set<string> } {
  const pairs = (query: string) => new Set(raw.prepare(query).pluck().all() as string[]);
  return {
    members: pairs(`SELECT member_id || ' ' || other_id FROM not_duplicate WHERE member_id IS NOT NULL`),
    households: pairs(
      `SELECT household_id || ' ' || other_household_id FROM not_duplicate WHERE household_id IS NOT NULL`,
    ),
  };
}

/** People of a page of groups, as they are told apart. */
export const peopleAlike = (db: Kysely<Db>, ids: readonly number[]) =>
  db
    .selectFrom('member as p')
    .innerJoin('household as h', 'h.id', 'p.household_id')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select([
      ...(['p.id', 'p.name', 'p.sex', 'p.relation', 'p.phone', 'p.household_id as householdId'] as const),
      ...(['p.birth_date as birth', 'p.id_number as idNumber', 'h.household_no as householdNo'] as const),
      ...(['v.name as village', 'g.name as group', HEAD_NAME.as('head')] as const),
    ])
    .where('p.id', 'in', [...ids])
    .execute();

/** Households of a page of groups. */
export const householdsAlike = (db: Kysely<Db>, ids: readonly number[]) =>
  db
    .selectFrom('household as h')
    .leftJoin('village as v', 'v.id', 'h.village_id')
    .leftJoin('village_group as g', 'g.id', 'h.village_group_id')
    .select([
      ...(['h.id', 'h.household_no as householdNo', 'v.name as village', 'g.name as group'] as const),
      ...([HEAD_NAME.as('head'), PEOPLE.as('people')] as const),
      sql<number>`exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state in ('open', 'proposed'))`.as(
        'monitored',
      ),
    ])
    .where('h.id', 'in', [...ids])
    .execute();

type Table = 'member' | 'household';

/** Those of the ids that the archive has. */
export const existing = async (db: Kysely<Db>, table: Table, ids: readonly number[]): Promise<number[]> =>
  (
    await db
      .selectFrom(table)
      .select('id')
      .where('id', 'in', [...ids])
      .orderBy('id')
      .execute()
  ).map(({ id }) => id);

/** Pairs among the ids, as `smaller larger`, that were said to be different before. */
export async function dismissedAmong(
  db: Kysely<Db>,
  table: Table,
  ids: readonly number[],
): Promise<Set<string>> {
  const one = table === 'member' ? 'member_id' : 'household_id';
  const other = table === 'member' ? 'other_id' : 'other_household_id';
  const rows = await db
    .selectFrom('not_duplicate')
    .select([`${one} as one`, `${other} as other`])
    .where(one, 'in', [...ids])
    .where(other, 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => `${row.one} ${row.other}`));
}
