import { addMonths, type Day } from '#domain/time/day.ts';
import { dayOf, type MemberFacts, numberOf, presentMembers, type RuleContext } from './facts.ts';
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
} from './kinship.ts';
import { memberNumber } from './member-number.ts';
import type { Rule } from './rule.ts';
import { nameOf, relationLabel } from './words.ts';

const YEARS_TO_CHILD = 14;

function perMember(field: string, isHit: (member: MemberFacts) => boolean): Rule['find'] {
  return (household) =>
    presentMembers(household)
      .filter(isHit)
      .map((member) => ({
        memberId: member.id,
        field,
        words: {
          姓名: nameOf(member),
          关系: relationLabel(member),
          v: relationLabel(member),
          性别: SEX_LABELS[sexOfMember(member) ?? ''] ?? '',
        },
      }));
}

/** A sound id number says it; without one the day of birth that was typed. */
function birthOf(member: MemberFacts, { today }: RuleContext): Day | null {
  return memberNumber(member, today).birth ?? dayOf(member.values, 'birth_date');
}

const findSpousesOfSameSex: Rule['find'] = (household) => {
  const head = onlyHead(household);
  const sex = head && sexOfMember(head);
  if (sex !== '1' && sex !== '2') return [];
  const spouse = withRelation(household, SPOUSE).find((member) => sexOfMember(member) === sex);
  return spouse ? [{ memberId: spouse.id, field: 'sex' }] : [];
};

/** Children born before the head was 14, parents less than 14 when the head was born. */
const findWrongGenerations: Rule['find'] = (household, context) => {
  const head = onlyHead(household);
  const headBirth = head && birthOf(head, context);
  if (!headBirth) return [];
  const months = 12 * (context.parameters?.['Q020.years'] ?? YEARS_TO_CHILD);
  return perMember('relation', (member) => {
    const relation = relationOf(member) ?? '';
    const birth = birthOf(member, context);
    if (birth === null) return false;
    if (CHILDREN.includes(relation)) return birth < addMonths(headBirth, months);
    return PARENTS.includes(relation) && birth > addMonths(headBirth, -months);
  })(household, context);
};

const findWrongHeadCount: Rule['find'] = (household) => {
  const stated = numberOf(household.yearValues, 'head_count');
  const counted = household.peopleAtYearEnd ?? presentMembers(household).length;
  if (stated === null || counted === 0 || stated === counted) return [];
  return [{ field: 'head_count', words: { a: stated, b: counted } }];
};

/** Rules on the make-up of a household, Q012–Q020 and Q024 of the catalogue. Only present members count. */
export const householdRules = [
  {
    id: 'Q012',
    level: 'error',
    entity: 'household',
    title: '空挂户',
    message: '该户没有任何家庭成员（空挂户）',
    source: 'G5 贫困户空挂',
    find: (household) => (presentMembers(household).length === 0 ? [{}] : []),
  },
  {
    id: 'Q013',
    level: 'error',
    entity: 'household',
    title: '没有户主',
    message: '该户没有户主',
    source: 'G1 3_11_001;G3 07;G5',
    find: (household) =>
      presentMembers(household).length > 0 && withRelation(household, HEAD).length === 0
        ? [{ field: 'relation' }]
        : [],
  },
  {
    id: 'Q014',
    level: 'error',
    entity: 'household',
    title: '多个户主',
    message: '该户有 {n} 个户主，只能有一个',
    source: 'G1 3_11_002;G3 05',
    find: (household) => {
      const n = withRelation(household, HEAD).length;
      return n > 1 ? [{ field: 'relation', words: { n } }] : [];
    },
  },
  {
    id: 'Q015',
    level: 'error',
    entity: 'household',
    title: '多个配偶',
    message: '该户有 {n} 个配偶',
    source: 'G3 06',
    find: (household) => {
      const n = withRelation(household, SPOUSE).length;
      return n > 1 ? [{ field: 'relation', words: { n } }] : [];
    },
  },
  {
    id: 'Q016',
    level: 'error',
    entity: 'household',
    title: '户主与配偶性别相同',
    message: '户主与配偶性别相同',
    source: 'G1 2_02_001、2_11_003;G3 28;G5',
    find: findSpousesOfSameSex,
  },
  {
    id: 'Q017',
    level: 'error',
    entity: 'member',
    title: '与户主关系为空',
    message: '{姓名}与户主关系为空',
    source: 'G1 3_01_001',
    find: perMember('relation', (member) => relationOf(member) === null),
  },
  {
    id: 'Q018',
    level: 'error',
    entity: 'member',
    title: '与户主关系不是系统允许值',
    message: '{姓名}与户主关系“{v}”不是系统允许值',
    source: 'G3 03',
    find: perMember('relation', (member) => {
      const relation = relationOf(member);
      return relation !== null && !relationCodes.has(relation);
    }),
  },
  {
    id: 'Q019',
    level: 'error',
    entity: 'member',
    title: '与户主关系和性别不符',
    message: '{姓名}是“{关系}”，但性别为{性别}',
    source: 'G1 2_01_004、2_12_008;G5',
    find: perMember('sex', (member) => {
      const expected = sexOfRelation.get(relationOf(member) ?? '');
      const sex = sexOfMember(member);
      return expected !== undefined && (sex === '1' || sex === '2') && sex !== expected;
    }),
  },
  {
    id: 'Q020',
    level: 'warning',
    entity: 'member',
    title: '与户主年龄差不合理',
    message: '{姓名}与户主年龄差不合理（{关系}）',
    source: 'inferred',
    find: findWrongGenerations,
  },
  {
    id: 'Q024',
    level: 'error',
    entity: 'household',
    title: '家庭人口数与成员人数不一致',
    message: '家庭人口数（{a}）与成员人数（{b}）不一致',
    source: '公开资料(2014 年建档立卡数据审核流程);G5',
    find: findWrongHeadCount,
  },
] as const satisfies readonly Rule[];
