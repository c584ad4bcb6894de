import { type FieldKey, fieldByKey } from '#domain/fields/dictionary.ts';
import { numberOf, type RuleContext, textOf, type Values } from '../facts.ts';
import { NO_HITS, ofHouseholdYear } from '../find.ts';
import type { Home } from '../home.ts';
import { homeRule, type Rule, type RuleHit } from '../rule.ts';
import { EXITED_READS, exitStatusOf, isExited } from '../standing.ts';

type LivingKey = Extract<FieldKey, `living_conditions.${string}`>;

interface Asked {
  readonly key: LivingKey;
  readonly name: string;
  readonly label: string;
}

function asked(key: LivingKey): Asked {
  const { name, label } = fieldByKey(key);
  return { key, name, label };
}

const AREAS = (
  [
    'living_conditions.arable_area',
    'living_conditions.forest_area',
    'living_conditions.returned_farmland_area',
    'living_conditions.orchard_area',
    'living_conditions.pasture_area',
    'living_conditions.water_area',
  ] as const
).map(asked);

const CONDITIONS = (
  [
    'living_conditions.has_household_power',
    'living_conditions.has_broadcast_tv',
    'living_conditions.has_sanitary_toilet',
    'living_conditions.fuel',
    'living_conditions.access_road',
    'living_conditions.road_distance',
  ] as const
).map(asked);

/** The forms up to 2018 asked 饮水是否安全, those since 2018 是否解决安全饮用水. */
const WATER_UNTIL_2018 = [asked('living_conditions.is_water_safe')];
const WATER = [asked('living_conditions.has_safe_water')];
const WATER_CHANGED = 2018;

function isEmpty(year: Values, name: string): boolean {
  const value = year[name] ?? '';
  return typeof value === 'string' && value.trim() === '';
}

/** The fields of these that are empty, each a hit with its label. */
function emptyOf(year: Values, fields: readonly Asked[], word: string): readonly RuleHit[] {
  let hits: RuleHit[] | undefined;
  for (const { key, name, label } of fields)
    if (isEmpty(year, name)) (hits ??= []).push({ field: key, words: { [word]: label } });
  return hits ?? NO_HITS;
}

/** Up to 2018 an answer to either question will do: a newer form may have been used for an older year. */
function emptyWaterOf(values: Values, { year }: RuleContext): readonly RuleHit[] {
  if (year > WATER_CHANGED) return emptyOf(values, WATER, '字段');
  const isAnswered = !isEmpty(values, 'is_water_safe') || !isEmpty(values, 'has_safe_water');
  if (isAnswered) return NO_HITS;
  return emptyOf(values, year < WATER_CHANGED ? WATER_UNTIL_2018 : WATER, '字段');
}

function findEmptyConditions({ year }: Home, context: RuleContext): readonly RuleHit[] {
  if (year === null) return NO_HITS;
  const water = emptyWaterOf(year, context);
  const others = emptyOf(year, CONDITIONS, '字段');
  return water.length === 0 ? others : [...water, ...others];
}

/** Of 贫困户属性; up to 2016 the list also has the households that are not registered. */
const ORDINARY_HOUSEHOLD = '05';
const ORDINARY_UNTIL = 2016;

/** 建档立卡户: it has a 脱贫状态 or a 贫困户属性, or is a 脱贫户. */
function isRegistered(home: Home, context: RuleContext): boolean {
  if (exitStatusOf(home) !== null || isExited(home, context)) return true;
  const attribute = textOf(home.year, 'poverty_attribute');
  return attribute !== null && !(attribute === ORDINARY_HOUSEHOLD && context.year <= ORDINARY_UNTIL);
}

/** Rules on what has to be filled of a household, Q035–Q038 of the catalogue. */
export const livingFilledRules = [
  homeRule({
    id: 'Q035',
    level: 'error',
    entity: 'living_conditions',
    title: '面积为空',
    message: '{面积}为空，没有的请填 0',
    source: 'G4 10;G1 3_02_004–006、5_14_015–020',
    reads: AREAS.map(({ key }) => key),
    find: ({ year }) => (year === null ? NO_HITS : emptyOf(year, AREAS, '面积')),
  }),
  homeRule({
    id: 'Q036',
    level: 'error',
    entity: 'living_conditions',
    title: '生产生活条件没填全',
    message: '{字段}为空',
    source: 'G4 03–08、21;G5;G1 3_02_007/013',
    reads: [...WATER_UNTIL_2018, ...WATER, ...CONDITIONS].map(({ key }) => key),
    find: findEmptyConditions,
  }),
  homeRule({
    id: 'Q037',
    level: 'error',
    entity: 'living_conditions',
    title: '住房面积为空或 0',
    message: '住房面积为空或 0',
    source: 'G5;G1 3_02_008、5_19_005',
    reads: ['living_conditions.housing_area'],
    find: ofHouseholdYear('living_conditions.housing_area', (year) => {
      const area = numberOf(year, 'housing_area');
      return area === null || area === 0;
    }),
  }),
  homeRule({
    id: 'Q038',
    level: 'error',
    entity: 'household',
    title: '主要致贫原因为空',
    message: '主要致贫原因为空',
    source: 'G5',
    reads: ['household.main_cause', 'household.poverty_attribute', ...EXITED_READS],
    find: ofHouseholdYear(
      'household.main_cause',
      (year, home, context) => isEmpty(year, 'main_cause') && isRegistered(home, context),
    ),
  }),
] satisfies readonly Rule[];
