import { addMonths, type Day, yearOf } from '#domain/time/day.ts';
import type { RuleContext } from '../facts.ts';
import { eachPresent, NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import { CHILDREN, GRANDCHILDREN, onlyHead, PARENTS, relationOf, sexOfMember, SPOUSE } from '../kinship.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';
import { nameOf, relationLabel } from '../words.ts';

const MALE = '1';
const FEMALE = '2';

const relationWords = ({ values }: Person) => ({ 关系: relationLabel(values) });

/** By more years than these, whatever the months say: of most people nothing else has to be asked. */
const isLaterBy = (one: Day, other: Day, years: number): boolean =>
  yearOf(other) - yearOf(one) > Math.ceil(years);

/** Born before the head was so many years old. */
function isTooOldFor(head: Person | null, { birth }: Person, years: number): boolean {
  const headBirth = head?.birth ?? null;
  if (birth === null || headBirth === null || isLaterBy(headBirth, birth, years)) return false;
  return birth < addMonths(headBirth, 12 * years);
}

/** Children born before the head was so old, parents less than so old when the head was born. */
function isWrongGeneration(person: Person, home: Home, years: number): boolean {
  const relation = relationOf(person) ?? '';
  if (CHILDREN.includes(relation)) return isTooOldFor(onlyHead(home), person, years);
  if (!PARENTS.includes(relation)) return false;
  const headBirth = onlyHead(home)?.birth ?? null;
  const { birth } = person;
  if (headBirth === null || birth === null || isLaterBy(birth, headBirth, years)) return false;
  return birth > addMonths(headBirth, -12 * years);
}

function findYoungHead(home: Home, _: RuleContext, { age }: ParameterValues<'age'>): readonly RuleHit[] {
  const head = onlyHead(home);
  if (head?.age == null || head.age >= age) return NO_HITS;
  return [{ memberId: head.id, field: 'member.relation', words: { 姓名: nameOf(head.values), 岁: age } }];
}

/** Rules on the ages of head, spouse and kin, Q020–Q023 of the catalogue. */
export const familyAgeRules = [
  homeRule({
    id: 'Q020',
    level: 'warning',
    entity: 'member',
    title: '父母子女年龄差不合理',
    message: '{姓名}与户主年龄差不合理（{关系}）',
    source: 'inferred',
    reads: ['member.relation', ...AGE_READS],
    parameters: {
      years: {
        title: '父母与子女至少相差',
        value: 14,
        unit: '岁',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    find: eachPresent(
      'member.relation',
      (person, home, _, { years }) => isWrongGeneration(person, home, years) && relationWords(person),
    ),
  }),
  homeRule({
    id: 'Q021',
    level: 'warning',
    entity: 'member',
    title: '祖孙年龄差不合理',
    message: '{姓名}与户主年龄差不合理（{关系}）',
    source: 'inferred',
    reads: ['member.relation', ...AGE_READS],
    parameters: {
      years: {
        title: '祖辈与孙辈至少相差',
        value: 28,
        unit: '岁',
        source: 'inferred',
        confidence: 'inferred',
      },
    },
    find: eachPresent(
      'member.relation',
      (person, home, _, { years }) =>
        GRANDCHILDREN.includes(relationOf(person) ?? '') &&
        isTooOldFor(onlyHead(home), person, years) &&
        relationWords(person),
    ),
  }),
  homeRule({
    id: 'Q022',
    level: 'warning',
    entity: 'household',
    title: '户主未满 16 周岁',
    message: '户主{姓名}未满 {岁} 周岁，请核实监护情况',
    source: 'inferred',
    reads: ['member.relation', ...AGE_READS],
    parameters: {
      age: { title: '户主最小年龄', value: 16, unit: '周岁', source: 'inferred', confidence: 'inferred' },
    },
    find: findYoungHead,
  }),
  homeRule({
    id: 'Q023',
    level: 'warning',
    entity: 'member',
    title: '配偶未到法定婚龄',
    message: '{姓名}未到法定婚龄',
    source: 'inferred',
    reads: ['member.relation', 'member.sex', ...AGE_READS],
    parameters: {
      woman: { title: '女方法定婚龄', value: 20, unit: '周岁', source: '民法典第 1047 条' },
      man: { title: '男方法定婚龄', value: 22, unit: '周岁', source: '民法典第 1047 条' },
    },
    find: eachPresent('member.relation', (person, _, __, { woman, man }) => {
      if (relationOf(person) !== SPOUSE || person.age === null) return false;
      const sex = sexOfMember(person);
      return (sex === FEMALE && person.age < woman) || (sex === MALE && person.age < man);
    }),
  }),
] satisfies readonly Rule[];
