import { addMonths } from '#domain/time/day.ts';
import { numberOf } from '../facts.ts';
import { eachPresent, NO_HITS, ofHousehold, ofHouseholdYear } from '../find.ts';
import type { Home, Person } from '../home.ts';
import {
  CHILDREN,
  HEAD,
  onlyHead,
  PARENTS,
  relationCodes,
  relationOf,
  SEX_LABELS,
  sexOfMember,
  sexOfRelation,
  SPOUSE,
  withRelation,
} from '../kinship.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { relationLabel } from '../words.ts';

const relationWords = (person: Person) => ({
  关系: relationLabel(person.values),
  v: relationLabel(person.values),
  性别: SEX_LABELS[sexOfMember(person) ?? ''] ?? '',
});

const withWords = (isHit: (person: Person) => boolean) => (person: Person) =>
  isHit(person) && relationWords(person);

function findSpousesOfSameSex(home: Home): readonly RuleHit[] {
  const head = onlyHead(home);
  const sex = head && sexOfMember(head);
  if (sex !== '1' && sex !== '2') return NO_HITS;
  const spouse = withRelation(home, SPOUSE).find((member) => sexOfMember(member) === sex);
  return spouse ? [{ memberId: spouse.id, field: 'member.sex' }] : NO_HITS;
}

/** Children born before the head was so old, parents less than so old when the head was born. */
function isWrongGeneration(person: Person, home: Home, years: number): boolean {
  const relation = relationOf(person) ?? '';
  const isChild = CHILDREN.includes(relation);
  if (!isChild && !PARENTS.includes(relation)) return false;
  const headBirth = onlyHead(home)?.birth;
  const { birth } = person;
  if (headBirth == null || birth === null) return false;
  return isChild ? birth < addMonths(headBirth, 12 * years) : birth > addMonths(headBirth, -12 * years);
}

/** Rules on the make-up of a household, Q012–Q020 and Q024 of the catalogue. Only present members count. */
export const householdRules = [
  homeRule({
    id: 'Q012',
    level: 'error',
    entity: 'household',
    title: '空挂户',
    message: '该户没有任何家庭成员（空挂户）',
    source: 'G5 贫困户空挂',
    reads: ['@member.left_on'],
    find: ofHousehold(undefined, ({ present }) => present.length === 0),
  }),
  homeRule({
    id: 'Q013',
    level: 'error',
    entity: 'household',
    title: '没有户主',
    message: '该户没有户主',
    source: 'G1 3_11_001;G3 07;G5',
    reads: ['member.relation'],
    find: ofHousehold(
      'member.relation',
      (home) => home.present.length > 0 && withRelation(home, HEAD).length === 0,
    ),
  }),
  homeRule({
    id: 'Q014',
    level: 'error',
    entity: 'household',
    title: '多个户主',
    message: '该户有 {n} 个户主，只能有一个',
    source: 'G1 3_11_002;G3 05',
    reads: ['member.relation'],
    find: ofHousehold('member.relation', (home) => {
      const n = withRelation(home, HEAD).length;
      return n > 1 && { n };
    }),
  }),
  homeRule({
    id: 'Q015',
    level: 'error',
    entity: 'household',
    title: '多个配偶',
    message: '该户有 {n} 个配偶',
    source: 'G3 06',
    reads: ['member.relation'],
    find: ofHousehold('member.relation', (home) => {
      const n = withRelation(home, SPOUSE).length;
      return n > 1 && { n };
    }),
  }),
  homeRule({
    id: 'Q016',
    level: 'error',
    entity: 'household',
    title: '户主与配偶性别相同',
    message: '户主与配偶性别相同',
    source: 'G1 2_02_001、2_11_003;G3 28;G5',
    reads: ['member.relation', 'member.sex'],
    find: findSpousesOfSameSex,
  }),
  homeRule({
    id: 'Q017',
    level: 'error',
    entity: 'member',
    title: '与户主关系为空',
    message: '{姓名}与户主关系为空',
    source: 'G1 3_01_001',
    reads: ['member.relation'],
    find: eachPresent('member.relation', (person) => relationOf(person) === null),
  }),
  homeRule({
    id: 'Q018',
    level: 'error',
    entity: 'member',
    title: '与户主关系不是系统允许值',
    message: '{姓名}与户主关系“{v}”不是系统允许值',
    source: 'G3 03',
    reads: ['member.relation'],
    find: eachPresent(
      'member.relation',
      withWords((member) => {
        const relation = relationOf(member);
        return relation !== null && !relationCodes.has(relation);
      }),
    ),
  }),
  homeRule({
    id: 'Q019',
    level: 'error',
    entity: 'member',
    title: '与户主关系和性别不符',
    message: '{姓名}是“{关系}”，但性别为{性别}',
    source: 'G1 2_01_004、2_12_008;G5',
    reads: ['member.relation', 'member.sex'],
    find: eachPresent(
      'member.sex',
      withWords((member) => {
        const expected = sexOfRelation.get(relationOf(member) ?? '');
        const sex = sexOfMember(member);
        return expected !== undefined && (sex === '1' || sex === '2') && sex !== expected;
      }),
    ),
  }),
  homeRule({
    id: 'Q020',
    level: 'warning',
    entity: 'member',
    title: '与户主年龄差不合理',
    message: '{姓名}与户主年龄差不合理（{关系}）',
    source: 'inferred',
    reads: ['member.relation', 'member.birth_date', 'member.id_number', 'member.id_type'],
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
    id: 'Q024',
    level: 'error',
    entity: 'household',
    title: '家庭人口数与成员人数不一致',
    message: '家庭人口数（{a}）与成员人数（{b}）不一致',
    source: '公开资料(2014 年建档立卡数据审核流程);G5',
    reads: ['household.head_count', '@member.left_on', '@member.joined_on'],
    find: ofHouseholdYear('household.head_count', (year, { facts, present }) => {
      const a = numberOf(year, 'head_count');
      const b = facts.peopleAtYearEnd ?? present.length;
      return a !== null && b > 0 && a !== b && { a, b };
    }),
  }),
] satisfies readonly Rule[];
