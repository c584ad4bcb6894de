import { eachPresent, NO_HITS, ofHousehold } from '../find.ts';
import type { Home, Person } from '../home.ts';
import {
  HEAD,
  onlyHead,
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
import { familyAgeRules } from './family-ages.ts';
import { headCountRules } from './head-count.ts';

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

/** Rules on the make-up of a household, Q012–Q025 of the catalogue. Only present members count. */
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
  ...familyAgeRules,
  ...headCountRules,
] satisfies readonly Rule[];
