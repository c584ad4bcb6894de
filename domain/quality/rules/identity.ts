import { sexOf } from '#domain/identity/id-number.ts';
import type { Day } from '#domain/time/day.ts';
import { dayOf, type RuleContext, textOf } from '../facts.ts';
import { eachPresent, NO_HITS } from '../find.ts';
import type { Home, Person } from '../home.ts';
import type { MemberNumber, NumberState } from '../member-number.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { nameOf } from '../words.ts';

const SEX_IN_NUMBER = { male: '1', female: '2' } as const;
const SPOUSE = '02';
const DAUGHTER_IN_LAW = '05';
const SON_IN_LAW = '06';

const NO_ID_NUMBER: readonly NumberState[] = ['missing', 'other-document'];

/** Relations that marry in, so that a number from another county is nothing to ask about. */
const MARRIED_IN = [SPOUSE, DAUGHTER_IN_LAW, SON_IN_LAW];

const perNumber = (
  field: string,
  isHit: (number: MemberNumber, person: Person, context: RuleContext) => boolean,
) => eachPresent(field, (person, _, context) => isHit(person.number, person, context));

const differs = (stored: Day | null, inNumber: Day | null) =>
  stored !== null && inNumber !== null && stored !== inNumber;

function findRepeatedNumbers({ present }: Home): readonly RuleHit[] {
  if (present.length < 2) return NO_HITS;
  let hits: RuleHit[] | undefined;
  for (const [at, person] of present.entries()) {
    const { key } = person;
    const first = key === null ? -1 : present.findIndex((other) => other.key === key);
    const other = present[first];
    if (other === undefined || first === at) continue;
    const words = { 姓名: nameOf(person.values), 姓名2: nameOf(other.values) };
    (hits ??= []).push({ memberId: person.id, field: 'member.id_number', words });
  }
  return hits ?? NO_HITS;
}

const numberOrNone = (householdNo: string | null) => householdNo ?? '（未编号）';

function findMembersOfTwoHouseholds(
  { facts, present }: Home,
  { householdsByIdKey }: RuleContext,
): readonly RuleHit[] {
  if (householdsByIdKey.size === 0) return NO_HITS;
  const reported = new Set<string>();
  let hits: RuleHit[] | undefined;
  for (const { id, key, values } of present) {
    const households = key === null ? undefined : householdsByIdKey.get(key);
    if (key === null || households === undefined || reported.has(key)) continue;
    reported.add(key);
    const others = households.filter(({ householdId }) => householdId !== facts.id);
    if (others.length === 0) continue;
    const words = {
      姓名: nameOf(values),
      a: numberOrNone(facts.householdNo),
      b: others.map(({ householdNo }) => numberOrNone(householdNo)).join('、'),
    };
    (hits ??= []).push({ memberId: id, field: 'member.id_number', words });
  }
  return hits ?? NO_HITS;
}

/** Rules on id numbers, Q001–Q011 of the catalogue. */
export const identityRules = [
  homeRule({
    id: 'Q001',
    level: 'error',
    entity: 'member',
    title: '没有证件号码',
    message: '{姓名}没有有效证件号码，请核实户口簿后补录（系统临时号 999999 开头不算）',
    source: 'G1 4_01_003',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber('member.id_number', ({ state }) => state === 'missing'),
  }),
  homeRule({
    id: 'Q002',
    level: 'error',
    entity: 'member',
    title: '证件号码位数不对',
    message: '{姓名}证件号码位数不对（应为 18 位身份证或 20/22 位残疾人证）',
    source: 'G5 证件号码异常;G1 1_01_002',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber('member.id_number', ({ state }) => state === 'wrong-length'),
  }),
  homeRule({
    id: 'Q003',
    level: 'error',
    entity: 'member',
    title: '15 位旧号',
    message: '{姓名}仍为 15 位旧号，请升级为 18 位',
    source: 'G5',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber(
      'member.id_number',
      ({ state, length }) => !NO_ID_NUMBER.includes(state) && length === 15,
    ),
  }),
  homeRule({
    id: 'Q004',
    level: 'error',
    entity: 'member',
    title: '身份证号码校验不通过',
    message: '{姓名}身份证号码校验不通过，请对照证件逐位核对',
    source: 'GB;G1 1_01_003、1_12_002;G3 01',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber('member.id_number', ({ state }) => state === 'wrong-check-digit'),
  }),
  homeRule({
    id: 'Q005',
    level: 'error',
    entity: 'member',
    title: '残疾人证号码不符合编码规则',
    message: '{姓名}残疾人证号码不符合编码规则',
    source: 'G5;G1 1_01_004、1_12_004;P35',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber('member.id_number', ({ state }) => state === 'wrong-certificate'),
  }),
  homeRule({
    id: 'Q006',
    level: 'error',
    entity: 'member',
    title: '号码中的出生日期无效',
    message: '{姓名}证件号码中的出生日期无效',
    source: 'G3 01;GB',
    reads: ['member.id_number', 'member.id_type'],
    find: perNumber('member.id_number', ({ state }) => state === 'wrong-birth'),
  }),
  homeRule({
    id: 'Q007',
    level: 'error',
    entity: 'member',
    title: '出生日期与号码不一致',
    message: '{姓名}出生日期与证件号码不一致',
    source: 'GB;inferred',
    reads: ['member.id_number', 'member.id_type', 'member.birth_date'],
    find: perNumber('member.birth_date', ({ birth }, { values }) =>
      differs(dayOf(values, 'birth_date'), birth),
    ),
  }),
  homeRule({
    id: 'Q008',
    level: 'error',
    entity: 'member',
    title: '性别与号码不一致',
    message: '{姓名}性别与证件号码不一致',
    source: 'GB;G3 28;inferred',
    reads: ['member.id_number', 'member.id_type', 'member.sex'],
    find: perNumber('member.sex', ({ digits }, { values }) => {
      const stored = textOf(values, 'sex');
      const inNumber = digits === null ? null : sexOf(digits);
      return (stored === '1' || stored === '2') && inNumber !== null && stored !== SEX_IN_NUMBER[inNumber];
    }),
  }),
  homeRule({
    id: 'Q009',
    level: 'error',
    entity: 'member',
    title: '同一户内号码重复',
    message: '{姓名}与{姓名2}证件号码相同，同一人重复录入',
    source: 'G3 02;G1 1_01_001',
    reads: ['member.id_number'],
    find: findRepeatedNumbers,
  }),
  homeRule({
    id: 'Q010',
    level: 'error',
    entity: 'member',
    title: '同一人在两户',
    message: '{姓名}同时出现在户编号{a}和{b}，请核实归属',
    source: 'G1 1_12_001;G5 人员重复问题(县内/市内/省内)',
    reads: ['member.id_number'],
    find: findMembersOfTwoHouseholds,
  }),
  homeRule({
    id: 'Q011',
    level: 'warning',
    entity: 'member',
    title: '号码地区码与本县不同',
    message: '{姓名}证件号码地区码与本县不同，请核实是否迁入人员',
    source: 'inferred',
    reads: ['member.id_number', 'member.id_type', 'member.relation'],
    find: perNumber('member.id_number', ({ digits }, { values }, { countyCode }) => {
      if (countyCode === null || digits === null || digits.startsWith(countyCode)) return false;
      return !MARRIED_IN.includes(textOf(values, 'relation') ?? '');
    }),
  }),
] satisfies readonly Rule[];
