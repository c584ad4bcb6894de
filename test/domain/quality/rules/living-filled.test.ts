import { expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { livingFilledRules } from '#domain/quality/rules/living-filled.ts';
import { aHousehold, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const AREAS: Values = {
  arable_area: 3.5,
  forest_area: 0,
  returned_farmland_area: 0,
  orchard_area: 0,
  pasture_area: 0,
  water_area: 0,
};
const CONDITIONS: Values = {
  has_household_power: 1,
  has_broadcast_tv: 0,
  has_safe_water: 1,
  has_sanitary_toilet: 0,
  fuel: '01',
  access_road: '05',
  road_distance: 0,
};
const inYear = (year: Values | null, values: Values = {}) => aHousehold({ year, values });
const nothingOfYear = { home: inYear(null) };
const of = (year: number) => ({ year, on: `${year}-12-31` });
const { has_safe_water: _, ...BEFORE_2018 } = CONDITIONS;

casesOf(livingFilledRules, {
  Q035: {
    hits: {
      one: { home: inYear({ ...AREAS, water_area: null }), says: '水面面积为空，没有的请填 0' },
      all: {
        home: inYear({}),
        says: ['耕地', '林地', '退耕还林(草)', '林果', '牧草地', '水面'].map(
          (of) => `${of}面积为空，没有的请填 0`,
        ),
      },
    },
    misses: { 'zeros are filled': { home: inYear(AREAS) } },
    unknown: { 'nothing of the year': nothingOfYear },
  },
  Q036: {
    hits: {
      one: { home: inYear({ ...CONDITIONS, has_sanitary_toilet: null }), says: '是否有卫生厕所为空' },
      all: {
        home: inYear({}),
        says: [
          '是否解决安全饮用水为空',
          '是否通生活用电为空',
          '是否通广播电视为空',
          '是否有卫生厕所为空',
          '主要燃料类型为空',
          '入户路类型为空',
          '与村主干路距离为空',
        ],
      },
      'the water as 2017 asked': {
        home: inYear(BEFORE_2018),
        context: of(2017),
        says: '饮水是否安全为空',
      },
      'the water of 2018, in neither way': {
        home: inYear(BEFORE_2018),
        context: of(2018),
        says: '是否解决安全饮用水为空',
      },
      'the water of 2019, in the old way': {
        home: inYear({ ...BEFORE_2018, is_water_safe: 1 }),
        context: of(2019),
        says: '是否解决安全饮用水为空',
      },
    },
    misses: {
      'no and zero are filled': { home: inYear(CONDITIONS) },
      'the water as 2017 asked': {
        home: inYear({ ...BEFORE_2018, is_water_safe: 0 }),
        context: of(2017),
      },
      'the water of 2016, in the new way': {
        home: inYear({ ...BEFORE_2018, has_safe_water: 1 }),
        context: of(2016),
      },
      'the water of 2018, in the old way': {
        home: inYear({ ...BEFORE_2018, is_water_safe: 0 }),
        context: of(2018),
      },
      'the water of 2018, in the new way': { home: inYear(CONDITIONS), context: of(2018) },
    },
    unknown: { 'nothing of the year': nothingOfYear },
  },
  Q037: {
    hits: {
      zero: { home: inYear({ housing_area: 0 }), says: '住房面积为空或 0' },
      empty: { home: inYear({ housing_area: null }), says: '住房面积为空或 0' },
    },
    misses: { 'a tenth': { home: inYear({ housing_area: 0.1 }) } },
    unknown: { 'nothing of the year': nothingOfYear },
  },
  Q038: {
    hits: {
      'poor of the year': { home: inYear({ exit_status: '0' }), says: '主要致贫原因为空' },
      'out of poverty': { home: inYear({ exit_status: '4' }), says: '主要致贫原因为空' },
      'by the type': { home: inYear({}, { household_type: '01' }), says: '主要致贫原因为空' },
      'by the attribute of 2016': {
        home: inYear({ poverty_attribute: '02' }),
        context: of(2016),
        says: '主要致贫原因为空',
      },
      '一般脱贫户 of 2017': {
        home: inYear({ poverty_attribute: '05' }),
        context: of(2017),
        says: '主要致贫原因为空',
      },
    },
    misses: {
      filled: { home: inYear({ exit_status: '4', main_cause: '01' }) },
      'an ordinary household': { home: inYear({}, { household_type: '02' }) },
      'monitored, never registered': { home: inYear({}, { household_type: '03' }) },
      '一般农户 of 2016': { home: inYear({ poverty_attribute: '05' }), context: of(2016) },
    },
    unknown: {
      'nothing of the year': { home: inYear(null, { household_type: '01' }) },
      'nobody says what it is': { home: inYear({}) },
    },
  },
});

test('each empty field is named where it is put right', () => {
  const { forest_area: __, ...rest } = AREAS;
  const home = inYear({ ...rest, ...CONDITIONS, fuel: ' ', housing_area: 80 });
  const found = findingsOf(home, undefined, { rules: livingFilledRules });
  expect(found.map(({ rule, field }) => [rule, field])).toEqual([
    ['Q035', 'living_conditions.forest_area'],
    ['Q036', 'living_conditions.fuel'],
  ]);
});
