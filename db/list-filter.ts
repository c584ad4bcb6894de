import { sql, type RawBuilder, type SqlBool } from 'kysely';
import type { FieldType } from '#domain/fields/field.ts';
import { type Condition, type FilterGroup, type FilterNode, isGroup } from '#domain/lists/filter.ts';
import { findListField, type ListField, type ListSubject } from '#domain/lists/list-fields.ts';
import { type ListMoment, valueSql } from './list-values.ts';

type Test = RawBuilder<SqlBool>;

const joined = (tests: readonly Test[], join: FilterGroup['join']): Test =>
  tests.length === 0
    ? sql<SqlBool>`1`
    : sql<SqlBool>`(${sql.join(tests, join === 'and' ? sql` and ` : sql` or `)})`;

/** The household has a present member, or an open spell, of which the test holds. */
const somebody = (subject: ListSubject, test: Test, { year }: ListMoment): Test => {
  switch (subject) {
    case 'household':
      return test;
    case 'member':
      return sql<SqlBool>`exists (select 1 from member m left join member_year my on my.member_id = m.id and my.year = ${year} where m.household_id = h.id and m.left_on is null and ${test})`;
    case 'spell':
      return sql<SqlBool>`exists (select 1 from monitoring_spell s where s.household_id = h.id and s.state = 'open' and ${test})`;
  }
};

/**
 * A filter as a condition over the aliases of `listBase`; every value is a bound parameter. A condition of a field
 * that is no longer there holds for nobody.
 */
export function filterSql(group: FilterGroup, at: ListMoment): Test {
  if (group.join === 'or')
    return joined(
      group.of.map((node) => nodeSql(node, at)),
      'or',
    );
  const bySubject = Map.groupBy(group.of, (node) =>
    isGroup(node) ? 'household' : (findListField(node.field)?.subject ?? 'household'),
  );
  const tests = [...bySubject].flatMap(([subject, nodes]) =>
    subject === 'household'
      ? nodes.map((node) => nodeSql(node, at))
      : [
          somebody(
            subject,
            joined(
              nodes.filter(isCondition).map((node) => testSql(node, at)),
              'and',
            ),
            at,
          ),
        ],
  );
  return joined(tests, 'and');
}

const isCondition = (node: FilterNode): node is Condition => !isGroup(node);

function nodeSql(node: FilterNode, at: ListMoment): Test {
  if (isGroup(node)) return filterSql(node, at);
  const subject = findListField(node.field)?.subject ?? 'household';
  return somebody(subject, testSql(node, at), at);
}

/** A filter of member conditions as one test of a member `m` with his year `my`. */
export const memberFilterSql = (group: FilterGroup, at: ListMoment): Test =>
  joined(
    group.of.map((node) => (isGroup(node) ? memberFilterSql(node, at) : testSql(node, at))),
    group.join,
  );

function testSql(condition: Condition, at: ListMoment): Test {
  const found = findListField(condition.field);
  return found === undefined ? sql<SqlBool>`0` : compared(found, condition, at);
}

const like = (text: string) => text.replace(/[\\%_]/g, (sign) => `\\${sign}`);

function compared({ field }: ListField, { op, values }: Condition, at: ListMoment): Test {
  const value = valueSql(field, at);
  const [first = '', second = ''] = values;
  switch (op) {
    case 'is':
      return sql<SqlBool>`${value} = ${first}`;
    case 'isNot':
      return sql<SqlBool>`${value} is not ${first}`;
    case 'oneOf':
      return anyOf(field.type, value, values);
    case 'noneOf':
      return sql<SqlBool>`not coalesce(${anyOf(field.type, value, values)}, 0)`;
    case 'contains':
      return sql<SqlBool>`${value} like ${`%${like(String(first))}%`} escape '\\'`;
    case 'lacks':
      return sql<SqlBool>`coalesce(${value}, '') not like ${`%${like(String(first))}%`} escape '\\'`;
    case 'starts':
      return sql<SqlBool>`${value} like ${`${like(String(first))}%`} escape '\\'`;
    case 'lt':
      return sql<SqlBool>`${value} < ${first}`;
    case 'le':
      return sql<SqlBool>`${value} <= ${first}`;
    case 'gt':
      return sql<SqlBool>`${value} > ${first}`;
    case 'ge':
      return sql<SqlBool>`${value} >= ${first}`;
    case 'between':
      return sql<SqlBool>`${value} between ${first} and ${second}`;
    case 'empty':
      return sql<SqlBool>`${value} is null`;
    case 'filled':
      return sql<SqlBool>`${value} is not null`;
  }
}

/** Of one code: it is among them. Of several: one of them is. */
function anyOf(type: FieldType, value: RawBuilder<unknown>, values: Condition['values']): Test {
  if (type !== 'codes') return sql<SqlBool>`${value} in (${sql.join(values)})`;
  const one = (code: string | number) =>
    sql<SqlBool>`',' || ${value} || ',' like ${`%,${like(String(code))},%`} escape '\\'`;
  return sql<SqlBool>`(${sql.join(values.map(one), sql` or `)})`;
}
