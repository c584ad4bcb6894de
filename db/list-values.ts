import { sql, type RawBuilder } from 'kysely';
import type { Field } from '#domain/fields/field.ts';
import type { FieldValue } from '#domain/fields/field-value.ts';
import { INCOME_ITEMS, PROPERTY_ITEMS, TRANSFER_ITEMS } from '#domain/income/statement.ts';

/** The moment that a list speaks of: the year of its rows, the day for what is open or an age. */
export interface ListMoment {
  readonly year: number;
  readonly today: string;
}

type Value = RawBuilder<FieldValue>;

const ALIASES: Readonly<Partial<Record<Field['store'], string>>> = {
  household: 'h',
  household_year: 'y',
  income_statement: 'i',
  member: 'm',
  member_year: 'my',
  monitoring_spell: 's',
};

/** Sums in yuan out of the items, as domain/income/statement.ts has them; as reported where no item is known. */
const known = (names: readonly string[]) => sql`coalesce(${sql.join(names.map((n) => sql.ref(`i.${n}`)))})`;
const added = (names: readonly string[]) =>
  sql.join(
    names.map((n) => sql`coalesce(${sql.ref(`i.${n}`)}, 0)`),
    sql` + `,
  );
const sumOf = (names: readonly string[], reported: string, minus: readonly string[] = []): Value =>
  sql`case when ${known(names)} is null then ${sql.ref(`i.${reported}`)}
    else round(${added(names)}${minus.length === 0 ? sql`` : sql` - (${added(minus)})`}, 2) end`;
const EARNED = INCOME_ITEMS.map(({ name }) => name).filter((name) => name !== 'business_expense');

const SUMS: Readonly<Record<string, Value>> = {
  'income.property_income': sumOf(PROPERTY_ITEMS, 'property_income'),
  'income.transfer_income': sumOf(TRANSFER_ITEMS, 'transfer_income'),
  'income.annual_income': sumOf(EARNED, 'annual_income'),
  'income.net_income': sumOf(EARNED, 'net_income', ['business_expense']),
  'income.per_capita_net_income': sql`hy.per_capita`,
};

const OPEN = sql`from monitoring_spell s where s.household_id = h.id and s.state = 'open'`;

/** What no column holds. */
function derivedValue(key: string, { year, today }: ListMoment): Value {
  switch (key) {
    case 'household.village':
      return sql`v.name`;
    case 'household.group_name':
      return sql`g.name`;
    case 'household.present_people':
      return sql`hs.people`;
    case 'household.is_monitored':
      return sql`hs.monitored`;
    case 'household.open_category':
      return sql`hs.category`;
    case 'household.open_risks':
      return sql`(select trim(coalesce(s.risk_1, '') || coalesce(',' || s.risk_2, '') || coalesce(',' || s.risk_3, '') || coalesce(',' || s.risk_4, '') || coalesce(',' || s.risk_5, ''), ',') ${OPEN} order by s.recognised_month desc, s.id desc limit 1)`;
    case 'household.benefits':
      return sql`(select group_concat(kind) from (select distinct b.kind from benefit b where b.household_id = h.id and (b.ends_on is null or b.ends_on >= ${today}) order by b.kind))`;
    case 'household.helpers':
      return sql`(select group_concat(name, '、') from (select r.name from pairing p join helper r on r.id = p.helper_id where p.household_id = h.id and (p.ends_on is null or p.ends_on >= ${today}) order by p.id))`;
    case 'household.last_visit':
      return sql`(select max(visited_on) from visit where household_id = h.id)`;
    case 'household.measure_count':
      return sql`(select count(*) from measure where household_id = h.id and year = ${year})`;
    case 'member.age':
      return sql`(cast(substr(${today}, 1, 4) as integer) - cast(substr(m.birth_date, 1, 4) as integer) - (substr(${today}, 6) < substr(m.birth_date, 6)))`;
    default:
      return sql`null`;
  }
}

const NUMBERS: readonly Field['type'][] = ['int', 'decimal', 'year', 'bool'];

/** A value of a field of the township's own: text in the stored form of its type. */
function customValue(field: Field, { year }: ListMoment): Value {
  const owner =
    field.entity === 'member' ? sql`x.member_id = m.id` : sql`x.household_id = h.id and x.member_id is null`;
  const found = sql`(select x.value from custom_value x where ${owner} and x.field_id = (select id from custom_field where key = ${field.name}) and (x.year is null or x.year = ${year}))`;
  return NUMBERS.includes(field.type) ? sql`cast(${found} as numeric)` : sql`${found}`;
}

/** The value of a field as an expression over the aliases of `listBase`, or of m and my for members, s for the open spell. */
export function valueSql(field: Field, at: ListMoment): Value {
  const sum = SUMS[field.key];
  if (sum !== undefined) return sum;
  if (field.store === 'custom') return customValue(field, at);
  const alias = ALIASES[field.store];
  return alias === undefined ? derivedValue(field.key, at) : sql`${sql.ref(`${alias}.${field.name}`)}`;
}
