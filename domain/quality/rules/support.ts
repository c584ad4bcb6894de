import type { RuleContext, Values } from '../facts.ts';
import { textOf } from '../facts.ts';
import { eachOfYear, NO_HITS, ofHousehold } from '../find.ts';
import { isHealthy } from '../health.ts';
import type { Home, Person } from '../home.ts';
import { CHILDREN, HEAD, PARENTS, relationOf, SPOUSE } from '../kinship.ts';
import { cannotWork, canWork } from '../labour.ts';
import { AGE_READS } from '../reads.ts';
import { homeRule, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';
import { isInSchool } from '../schooling.ts';
import { attributeOf, enjoysDibao, enjoysTekun, isSupported, isTekunHousehold } from '../support.ts';
import { nameOf } from '../words.ts';

/** By its 贫困户属性; households without one by who lives there. */
const isTekunHome = (home: Home): boolean =>
  attributeOf(home) === null ? home.present.some(({ year }) => enjoysTekun(year)) : isTekunHousehold(home);

function findLabour(
  home: Home,
  _: RuleContext,
  { youngest, oldest }: ParameterValues<'youngest' | 'oldest'>,
): readonly RuleHit[] {
  if (!isTekunHome(home)) return NO_HITS;
  return home.present
    .filter(({ age, year }) => age !== null && age >= youngest && age <= oldest && canWork(year))
    .map(({ id, values }) => ({
      memberId: id,
      field: 'member.labour_ability',
      words: { 姓名: nameOf(values) },
    }));
}

/** What the children of somebody are to the head: his own, the head himself for his parents, the spouse for in-laws. */
function relationsOfChildren(relation: string | null): readonly string[] {
  if (relation === HEAD || relation === SPOUSE) return CHILDREN;
  if (PARENTS.includes(relation ?? '')) return [HEAD];
  return PARENTS_IN_LAW.includes(relation ?? '') ? [SPOUSE] : [];
}
/** Codes of 与户主关系: 之岳父, 之岳母, 之公公, 之婆婆. */
const PARENTS_IN_LAW: readonly string[] = ['13', '14', '15', '16'];
const SPLIT_OFF = '分户';

/** 在册或已分户: who lives here, and who split off into a household of his own. */
const isStillKin = ({ present, values }: Person): boolean =>
  present || (textOf(values, 'left_kind') === 'transfer' && textOf(values, 'left_reason') === SPLIT_OFF);

/** Of the year; of who split off, the last that is told of him. */
const lastYearOf = ({ year, before, present }: Person): Values | null =>
  year ?? (present ? null : (before[0] ?? before[1]));

function findProviders(home: Home): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const person of home.present) {
    if (!enjoysTekun(person.year)) continue;
    const relations = relationsOfChildren(relationOf(person));
    const hasProvider = home.people.some(
      (other) =>
        other !== person &&
        relations.includes(relationOf(other) ?? '') &&
        isStillKin(other) &&
        canWork(lastYearOf(other)),
    );
    if (!hasProvider) continue;
    (hits ??= []).push({
      memberId: person.id,
      field: 'member.tekun',
      words: { 姓名: nameOf(person.values) },
    });
  }
  return hits ?? NO_HITS;
}

/** Rules on who enjoys 低保 and 特困供养, Q088–Q092 of the catalogue. */
export const supportRules = [
  homeRule({
    id: 'Q088',
    level: 'error',
    entity: 'member',
    title: '同时享受低保和特困供养',
    message: '{姓名}不能同时享受低保和特困供养',
    source: 'G5 同时领取低保金和五保金',
    reads: ['member.dibao', 'member.tekun'],
    find: eachOfYear('member.tekun', (year) => enjoysDibao(year) && enjoysTekun(year)),
  }),
  homeRule({
    id: 'Q089',
    level: 'warning',
    entity: 'household',
    title: '特困供养户有劳动力',
    message: '特困供养户中有劳动力{姓名}，请核实',
    source: 'G5',
    reads: ['household.poverty_attribute', 'member.tekun', 'member.labour_ability', ...AGE_READS],
    parameters: {
      youngest: { title: '劳动力年龄从', value: 16, unit: '周岁', source: 'G5' },
      oldest: { title: '劳动力年龄到', value: 65, unit: '周岁', source: 'G5' },
    },
    find: findLabour,
  }),
  homeRule({
    id: 'Q090',
    level: 'warning',
    entity: 'member',
    title: '健康青壮年享受特困供养',
    message: '{姓名}为健康青壮年却享受特困供养',
    source: 'G1 5_15_018/019',
    reads: ['member.tekun', 'member.health', 'member.school_status', ...AGE_READS],
    parameters: {
      from: { title: '青壮年年龄从', value: 18, unit: '周岁', source: 'G1 5_15_018' },
      below: { title: '青壮年年龄须小于', value: 60, unit: '周岁', source: 'G1 5_15_019' },
    },
    find: eachOfYear('member.tekun', (year, { age }, _home, context, { from, below }) => {
      if (age === null || age < from || age >= below || !enjoysTekun(year)) return false;
      return isHealthy(year) && !isInSchool(year, context);
    }),
  }),
  homeRule({
    id: 'Q091',
    level: 'warning',
    entity: 'household',
    title: '特困供养人员有赡养（抚养）人',
    message: '{姓名}有法定赡养（抚养）人，请核实特困资格',
    source: 'seed 000 七不进第二条;inferred',
    reads: [
      'member.tekun',
      'member.labour_ability',
      'member.relation',
      '@member.left_on',
      '@member.left_kind',
      '@member.left_reason',
    ],
    before: ['member_year-1', 'member_year-2'],
    find: findProviders,
  }),
  homeRule({
    id: 'Q092',
    level: 'warning',
    entity: 'household',
    title: '整户无劳动力未纳入低保',
    message: '整户无劳动力但未纳入低保',
    source: 'G1 5_19_003、5_19_007',
    reads: ['member.labour_ability', 'member.dibao', 'member.tekun'],
    // By the people, not by the household's own mark; one whose labour is not known may be the one who works.
    find: ofHousehold(
      'member.dibao',
      ({ present }) =>
        present.length > 0 && present.every(({ year }) => cannotWork(year) && !isSupported(year)),
    ),
  }),
] satisfies readonly Rule[];
