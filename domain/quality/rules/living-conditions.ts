import { flagOf, numberOf, type RuleContext, textOf } from '../facts.ts';
import { NO_HITS, ofHouseholdYear } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Parameter, type ParameterValues, type Rule, type RuleHit } from '../rule.ts';

/** Codes of 危房级别: C级, D级. */
const DANGEROUS: readonly string[] = ['3', '4'];

const HEADS = ['household.annual_head_count', 'household.head_count', '@member.left_on'];

const mu = (title: string, value: number, source: string): Parameter => ({
  title: `${title}不超过`,
  value,
  unit: '亩',
  source,
});

/** Areas with the most that a household has: field, name in the sentence, parameter. */
const AREAS = [
  ['arable_area', '耕地面积', 'arable'],
  ['forest_area', '林地面积', 'forest'],
  ['returned_farmland_area', '退耕还林（草）面积', 'returned'],
  ['orchard_area', '林果面积', 'orchard'],
  ['pasture_area', '牧草地面积', 'pasture'],
  ['water_area', '水面面积', 'water'],
] as const;

function findLargeAreas(
  { year }: Home,
  _: RuleContext,
  most: ParameterValues<(typeof AREAS)[number][2]>,
): readonly RuleHit[] {
  if (year === null) return NO_HITS;
  let hits: RuleHit[] | undefined;
  for (const [name, label, parameter] of AREAS) {
    const area = numberOf(year, name);
    if (area !== null && area > most[parameter])
      (hits ??= []).push({ field: `living_conditions.${name}`, words: { 面积: label, v: area } });
  }
  return hits ?? NO_HITS;
}

const SHARES = [
  ['arable_area', '耕地', 'arable'],
  ['forest_area', '林地', 'forest'],
] as const;

/** Two decimals, up or down, so that what crosses a line is not written as the line. */
const hundredthsAbove = (value: number): number => Math.ceil(value * 100 - 1e-6) / 100;
const hundredthsBelow = (value: number): number => Math.floor(value * 100 + 1e-6) / 100;

function findLargeShares(
  { year, heads }: Home,
  _: RuleContext,
  most: ParameterValues<(typeof SHARES)[number][2]>,
): readonly RuleHit[] {
  if (year === null || heads < 1) return NO_HITS;
  let hits: RuleHit[] | undefined;
  for (const [name, label, parameter] of SHARES) {
    const area = numberOf(year, name);
    if (area !== null && area > most[parameter] * heads)
      (hits ??= []).push({
        field: `living_conditions.${name}`,
        words: { 面积: label, v: hundredthsAbove(area / heads) },
      });
  }
  return hits ?? NO_HITS;
}

/** Whether more was returned to forest than there is forest and pasture; an area that nobody collected is not 0. */
function isMoreThanForest({ year }: Home): boolean {
  const [returned, forest, pasture] = ['returned_farmland_area', 'forest_area', 'pasture_area'].map((name) =>
    numberOf(year, name),
  );
  if (returned == null || (forest == null && pasture == null)) return false;
  return returned > (forest ?? 0) + (pasture ?? 0);
}

function findLongWay(
  { year }: Home,
  _: RuleContext,
  { far, tooFar }: ParameterValues<'far' | 'tooFar'>,
): readonly RuleHit[] {
  const v = numberOf(year, 'road_distance');
  if (v === null || v <= far) return NO_HITS;
  const hit = { field: 'living_conditions.road_distance', words: { v } };
  return [v > tooFar ? { ...hit, level: 'error' } : hit];
}

/** Rules on the conditions of production and life, Q127–Q132 of the catalogue. */
export const livingConditionsRules = [
  homeRule({
    id: 'Q127',
    level: 'warning',
    entity: 'living_conditions',
    title: '面积过大',
    message: '{面积} {v} 亩过大',
    source: 'G1 5_14_001–013',
    reads: AREAS.map(([name]) => `living_conditions.${name}`),
    parameters: {
      arable: mu('耕地面积', 100, 'G1 5_14_001–013'),
      forest: mu('林地面积', 200, 'G1 5_14_001–013'),
      returned: mu('退耕还林（草）面积', 200, 'G1 5_14_001–013'),
      orchard: mu('林果面积', 200, 'G1 5_14_001–013'),
      pasture: mu('牧草地面积', 100, 'G1 5_14_001–013'),
      water: mu('水面面积', 100, 'G1 5_14_001–013'),
    },
    find: findLargeAreas,
  }),
  homeRule({
    id: 'Q128',
    level: 'warning',
    entity: 'living_conditions',
    title: '人均面积过大',
    message: '人均{面积} {v} 亩过大',
    source: 'G5',
    reads: ['living_conditions.arable_area', 'living_conditions.forest_area', ...HEADS],
    parameters: { arable: mu('人均耕地', 50, 'G5'), forest: mu('人均林地', 70, 'G5') },
    find: findLargeShares,
  }),
  homeRule({
    id: 'Q129',
    level: 'warning',
    entity: 'living_conditions',
    title: '退耕还林面积大于林草地',
    message: '退耕还林面积大于林地与牧草地之和',
    source: 'G4 20',
    reads: [
      'living_conditions.returned_farmland_area',
      'living_conditions.forest_area',
      'living_conditions.pasture_area',
    ],
    find: ofHouseholdYear('living_conditions.returned_farmland_area', (_, home) => isMoreThanForest(home)),
  }),
  homeRule({
    id: 'Q130',
    level: 'warning',
    mixed: true,
    entity: 'living_conditions',
    title: '与村主干路距离过远',
    message: '与村主干路距离 {v} 公里，请核实单位是否为公里',
    source: 'G1 5_14_007;G4 17;G5',
    reads: ['living_conditions.road_distance'],
    parameters: {
      far: { title: '距离不超过', value: 5, unit: '公里', source: 'G1 5_14_007;G4 17;G5' },
      tooFar: { title: '超过即为错误', value: 50, unit: '公里', source: 'G1 5_14_007;G4 17;G5' },
    },
    find: findLongWay,
  }),
  homeRule({
    id: 'Q131',
    level: 'error',
    entity: 'living_conditions',
    title: '危房户与危房级别不一致',
    message: '危房户与危房级别不一致',
    source: 'inferred;G5',
    reads: ['living_conditions.is_dangerous_house', 'living_conditions.dangerous_house_level'],
    find: ofHouseholdYear('living_conditions.dangerous_house_level', (year) => {
      const isDangerous = flagOf(year, 'is_dangerous_house');
      if (isDangerous === null) return false;
      return isDangerous !== DANGEROUS.includes(textOf(year, 'dangerous_house_level') ?? '');
    }),
  }),
  homeRule({
    id: 'Q132',
    level: 'warning',
    entity: 'living_conditions',
    title: '人均住房面积异常',
    message: '人均住房面积 {v} 平方米异常',
    source: 'inferred',
    reads: ['living_conditions.housing_area', ...HEADS],
    parameters: {
      least: { title: '人均不少于', value: 10, unit: '平方米', source: 'inferred', confidence: 'inferred' },
      most: { title: '人均不超过', value: 200, unit: '平方米', source: 'inferred', confidence: 'inferred' },
    },
    find: ofHouseholdYear('living_conditions.housing_area', (year, { heads }, _, { least, most }) => {
      const area = numberOf(year, 'housing_area');
      if (area === null || heads < 1 || (area >= least * heads && area <= most * heads)) return false;
      const share = area / heads;
      return { v: share < least ? hundredthsBelow(share) : hundredthsAbove(share) };
    }),
  }),
] satisfies readonly Rule[];
