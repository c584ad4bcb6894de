import { sql, type Kysely } from 'kysely';
import type { Db } from './schema.ts';

export interface VillageFigures {
  readonly village_id: number;
  readonly village: string;
  readonly phone: string | null;
  /** 户籍户数, 户籍人口 of the village's own register; null where it was not filled in. */
  readonly residentHouseholds: number | null;
  readonly residentPeople: number | null;
  readonly registeredHouseholds: number;
  readonly registeredPeople: number;
  readonly unstableHouseholds: number;
  readonly unstablePeople: number;
  readonly marginalHouseholds: number;
  readonly marginalPeople: number;
  readonly suddenHouseholds: number;
  readonly suddenPeople: number;
  readonly monitoredHouseholds: number;
  readonly monitoredPeople: number;
  readonly newHouseholds: number;
  readonly newPeople: number;
  readonly endedHouseholds: number;
  readonly endedPeople: number;
  readonly returnedHouseholds: number;
  readonly returnedPeople: number;
  readonly cameIn: number;
  readonly wentOut: number;
  readonly dibaoHouseholds: number;
  readonly dibaoPeople: number;
  readonly tekunHouseholds: number;
  readonly tekunPeople: number;
  readonly postPeople: number;
  readonly loanHouseholds: number;
  readonly relocatedHouseholds: number;
}

/** A household, and its people, where a condition on `s` holds. */
const both = (name: string, condition: string) =>
  sql.raw(`coalesce(sum(${condition}), 0) as ${name}Households,
    coalesce(sum(iif(${condition}, s.people, 0)), 0) as ${name}People`);

/**
 * What the villages had on the evening of `day`, the last that the year tells of: households and people by standing,
 * what came and went in the year, and who has which help. One pass over the households, by index from there.
 */
export async function villageFigures(
  db: Kysely<Db>,
  { year, day }: { year: number; day: string },
): Promise<VillageFigures[]> {
  const month = day.slice(0, 7).replace('-', '');
  const [first, january, december] = [`${year}-01-01`, `${year}01`, `${year}12`];
  const spell = sql.raw(
    `from monitoring_spell x where x.household_id = h.id and x.state in ('open', 'eliminated')`,
  );
  const present = sql`m.household_id = h.id and coalesce(m.left_kind, '') <> 'duplicate'
    and coalesce(m.joined_on, '') <= ${day} and (m.left_on is null or m.left_on > ${day})`;
  const ofYear = (condition: string) =>
    sql`(select count(*) from member m join member_year y on y.member_id = m.id and y.year = ${year}
      where ${present} and ${sql.raw(condition)})`;
  const moved = (on: string, kind: string) =>
    sql`(select count(*) from member m where m.household_id = h.id and ${sql.ref(on)} between ${first} and ${day}
      and coalesce(${sql.ref(kind)}, 'natural') = 'natural' and coalesce(m.left_kind, '') <> 'duplicate')`;
  const found = await sql<VillageFigures>`
    with s as materialized (
      select h.village_id, h.household_type,
        (h.opened_on is null or h.opened_on <= ${day}) and (h.closed_on is null or h.closed_on > ${day}) as stands,
        (select count(*) from member m where ${present}) as people,
        (select coalesce(x.category, '') ${spell} and coalesce(x.recognised_month, '') <= ${month}
          and (x.state = 'open' or coalesce(x.eliminated_month, '') > ${month})
          order by x.recognised_month desc, x.id desc limit 1) as category,
        exists (select 1 ${spell} and x.recognised_month between ${january} and ${month}) as began,
        exists (select 1 ${spell} and x.state = 'eliminated'
          and x.eliminated_month between ${january} and ${december}) as ended,
        exists (select 1 from adjustment a where a.household_id = h.id and a.year = ${year} and a.kind = '2')
          or exists (select 1 from household_year y where y.household_id = h.id and y.year = ${year}
            and y.return_year = ${year}) as returned,
        ${moved('m.joined_on', 'm.joined_kind')} as came, ${moved('m.left_on', 'm.left_kind')} as went,
        ${ofYear(`coalesce(y.dibao, '0') <> '0'`)} as dibao, ${ofYear(`coalesce(y.tekun, '0') <> '0'`)} as tekun,
        ${ofYear(`y.public_post is not null`)} as posts,
        exists (select 1 from measure x where x.household_id = h.id and x.year = ${year} and (x.loan_amount > 0
            or (x.kind = 'finance' and ',' || x.items || ',' like '%,01,%')))
          or exists (select 1 from benefit b where b.household_id = h.id and b.kind = '12'
            and coalesce(b.starts_on, '') <= ${day} and (b.ends_on is null or b.ends_on >= ${first})) as loan,
        exists (select 1 from household_year y where y.household_id = h.id and y.year = ${year}
          and y.is_relocated_household = 1) as relocated
      from household h)
    select v.id as village_id, v.name as village, v.phone,
      k.household_count as residentHouseholds, k.population as residentPeople,
      ${both('registered', `s.stands and coalesce(s.household_type, '') = '01'`)},
      ${both('unstable', `s.stands and coalesce(s.category, '') = '1'`)},
      ${both('marginal', `s.stands and coalesce(s.category, '') = '2'`)},
      ${both('sudden', `s.stands and coalesce(s.category, '') = '3'`)},
      ${both('monitored', `s.stands and s.category is not null`)},
      ${both('new', 's.stands and s.began')}, ${both('ended', 's.stands and s.ended')},
      ${both('returned', 's.stands and s.returned')},
      coalesce(sum(s.came), 0) as cameIn, coalesce(sum(s.went), 0) as wentOut,
      coalesce(sum(s.stands and s.dibao > 0), 0) as dibaoHouseholds,
      coalesce(sum(iif(s.stands, s.dibao, 0)), 0) as dibaoPeople,
      coalesce(sum(s.stands and s.tekun > 0), 0) as tekunHouseholds,
      coalesce(sum(iif(s.stands, s.tekun, 0)), 0) as tekunPeople,
      coalesce(sum(iif(s.stands, s.posts, 0)), 0) as postPeople,
      coalesce(sum(s.stands and s.loan), 0) as loanHouseholds,
      coalesce(sum(s.stands and s.relocated), 0) as relocatedHouseholds
    from village v left join s on s.village_id = v.id
      left join village_year k on k.village_id = v.id and k.year = ${year}
    group by v.id order by v.code, v.id`.execute(db);
  return found.rows;
}

/** Officers of all villages in office on a day, by role. */
export const officersOfVillages = (db: Kysely<Db>, day: string) =>
  db
    .selectFrom('village_officer')
    .select(['village_id', 'role', 'name', 'phone'])
    .where((is) => is.or([is('starts_on', 'is', null), is('starts_on', '<=', day)]))
    .where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>=', day)]))
    .orderBy('role')
    .orderBy('id')
    .execute();
