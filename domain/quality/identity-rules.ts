import { sexOf } from '#domain/identity/id-number.ts';
import type { Day } from '#domain/time/day.ts';
import { dayOf, type MemberFacts, memberIdKey, presentMembers, type RuleContext, textOf } from './facts.ts';
import { type MemberNumber, memberNumber, type NumberState } from './member-number.ts';
import type { Rule, RuleHit } from './rule.ts';
import { nameOf } from './words.ts';

const SEX_IN_NUMBER = { male: '1', female: '2' } as const;
const SPOUSE = '02';
const DAUGHTER_IN_LAW = '05';
const SON_IN_LAW = '06';

const NO_ID_NUMBER: readonly NumberState[] = ['missing', 'other-document'];

/** Relations that marry in, so that a number from another county is nothing to ask about. */
const MARRIED_IN = [SPOUSE, DAUGHTER_IN_LAW, SON_IN_LAW];

function perNumber(
  field: string,
  isHit: (number: MemberNumber, member: MemberFacts, context: RuleContext) => boolean,
): Rule['find'] {
  return (household, context) =>
    presentMembers(household)
      .filter((member) => isHit(memberNumber(member, context.today), member, context))
      .map((member) => ({ memberId: member.id, field, words: { 姓名: nameOf(member) } }));
}

const differs = (stored: Day | null, inNumber: Day | null) =>
  stored !== null && inNumber !== null && stored !== inNumber;

const findRepeatedNumbers: Rule['find'] = (household) => {
  const first = new Map<string, MemberFacts>();
  const hits: RuleHit[] = [];
  for (const member of presentMembers(household)) {
    const key = memberIdKey(member);
    if (key === null) continue;
    const other = first.get(key);
    if (!other) first.set(key, member);
    else {
      const words = { 姓名: nameOf(member), 姓名2: nameOf(other) };
      hits.push({ memberId: member.id, field: 'id_number', words });
    }
  }
  return hits;
};

const numberOrNone = (householdNo: string | null) => householdNo ?? '（未编号）';

const findMembersOfTwoHouseholds: Rule['find'] = (household, { householdsByIdKey }) => {
  const reported = new Set<string>();
  return presentMembers(household).flatMap((member) => {
    const key = memberIdKey(member);
    if (key === null || reported.has(key)) return [];
    reported.add(key);
    const others = (householdsByIdKey.get(key) ?? []).filter(
      ({ householdId }) => householdId !== household.id,
    );
    if (others.length === 0) return [];
    const words = {
      姓名: nameOf(member),
      a: numberOrNone(household.householdNo),
      b: others.map(({ householdNo }) => numberOrNone(householdNo)).join('、'),
    };
    return [{ memberId: member.id, field: 'id_number', words }];
  });
};

/** Rules on id numbers, Q001–Q011 of the catalogue. */
export const identityRules = [
  {
    id: 'Q001',
    level: 'error',
    entity: 'member',
    title: '没有证件号码',
    message: '{姓名}没有有效证件号码，请核实户口簿后补录（系统临时号 999999 开头不算）',
    source: 'G1 4_01_003',
    find: perNumber('id_number', ({ state }) => state === 'missing'),
  },
  {
    id: 'Q002',
    level: 'error',
    entity: 'member',
    title: '证件号码位数不对',
    message: '{姓名}证件号码位数不对（应为 18 位身份证或 20/22 位残疾人证）',
    source: 'G5 证件号码异常;G1 1_01_002',
    find: perNumber('id_number', ({ state }) => state === 'wrong-length'),
  },
  {
    id: 'Q003',
    level: 'error',
    entity: 'member',
    title: '15 位旧号',
    message: '{姓名}仍为 15 位旧号，请升级为 18 位',
    source: 'G5',
    find: perNumber('id_number', ({ state, length }) => !NO_ID_NUMBER.includes(state) && length === 15),
  },
  {
    id: 'Q004',
    level: 'error',
    entity: 'member',
    title: '身份证号码校验不通过',
    message: '{姓名}身份证号码校验不通过，请对照证件逐位核对',
    source: 'GB;G1 1_01_003、1_12_002;G3 01',
    find: perNumber('id_number', ({ state }) => state === 'wrong-check-digit'),
  },
  {
    id: 'Q005',
    level: 'error',
    entity: 'member',
    title: '残疾人证号码不符合编码规则',
    message: '{姓名}残疾人证号码不符合编码规则',
    source: 'G5;G1 1_01_004、1_12_004;P35',
    find: perNumber('id_number', ({ state }) => state === 'wrong-certificate'),
  },
  {
    id: 'Q006',
    level: 'error',
    entity: 'member',
    title: '号码中的出生日期无效',
    message: '{姓名}证件号码中的出生日期无效',
    source: 'G3 01;GB',
    find: perNumber('id_number', ({ state }) => state === 'wrong-birth'),
  },
  {
    id: 'Q007',
    level: 'error',
    entity: 'member',
    title: '出生日期与号码不一致',
    message: '{姓名}出生日期与证件号码不一致',
    source: 'GB;inferred',
    find: perNumber('birth_date', ({ birth }, { values }) => differs(dayOf(values, 'birth_date'), birth)),
  },
  {
    id: 'Q008',
    level: 'error',
    entity: 'member',
    title: '性别与号码不一致',
    message: '{姓名}性别与证件号码不一致',
    source: 'GB;G3 28;inferred',
    find: perNumber('sex', ({ digits }, { values }) => {
      const stored = textOf(values, 'sex');
      const inNumber = digits === null ? null : sexOf(digits);
      return (stored === '1' || stored === '2') && inNumber !== null && stored !== SEX_IN_NUMBER[inNumber];
    }),
  },
  {
    id: 'Q009',
    level: 'error',
    entity: 'member',
    title: '同一户内号码重复',
    message: '{姓名}与{姓名2}证件号码相同，同一人重复录入',
    source: 'G3 02;G1 1_01_001',
    find: findRepeatedNumbers,
  },
  {
    id: 'Q010',
    level: 'error',
    entity: 'member',
    title: '同一人在两户',
    message: '{姓名}同时出现在户编号{a}和{b}，请核实归属',
    source: 'G1 1_12_001;G5 人员重复问题(县内/市内/省内)',
    find: findMembersOfTwoHouseholds,
  },
  {
    id: 'Q011',
    level: 'warning',
    entity: 'member',
    title: '号码地区码与本县不同',
    message: '{姓名}证件号码地区码与本县不同，请核实是否迁入人员',
    source: 'inferred',
    find: perNumber('id_number', ({ digits }, { values }, { countyCode }) => {
      if (countyCode === null || digits === null || digits.startsWith(countyCode)) return false;
      return !MARRIED_IN.includes(textOf(values, 'relation') ?? '');
    }),
  },
] as const satisfies readonly Rule[];
