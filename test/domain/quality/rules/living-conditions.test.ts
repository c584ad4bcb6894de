import { describe, expect, test } from 'vitest';
import type { Values } from '#domain/quality/facts.ts';
import { livingConditionsRules } from '#domain/quality/rules/living-conditions.ts';
import { aContext, aHousehold, aMember, findingsOf } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (year: Values | null, headCount: number | null = 4) => ({
  home: aHousehold({ year, headCount }),
});
const LESS_FOREST = '退耕还林面积大于林地与牧草地之和';
const LEVELS = '危房户与危房级别不一致';

casesOf(livingConditionsRules, {
  Q127: {
    hits: {
      'each a little more than the most': {
        ...home({
          arable_area: 100.01,
          forest_area: 200.01,
          returned_farmland_area: 200.01,
          orchard_area: 200.01,
          pasture_area: 100.01,
          water_area: 100.01,
        }),
        says: [
          '耕地面积 100.01 亩过大',
          '林地面积 200.01 亩过大',
          '退耕还林（草）面积 200.01 亩过大',
          '林果面积 200.01 亩过大',
          '牧草地面积 100.01 亩过大',
          '水面面积 100.01 亩过大',
        ],
      },
    },
    misses: {
      'the most of each': home({
        arable_area: 100,
        forest_area: 200,
        returned_farmland_area: 200,
        orchard_area: 200,
        pasture_area: 100,
        water_area: 100,
      }),
    },
    unknown: { 'not collected': home({}), 'nothing of the year': home(null) },
  },
  Q128: {
    hits: {
      'by the heads of the year': {
        ...home({ arable_area: 100.1, forest_area: 140.1 }, 2),
        says: ['人均耕地 50.05 亩过大', '人均林地 70.05 亩过大'],
      },
      'by who is there': { ...home({ arable_area: 50.01 }, null), says: '人均耕地 50.01 亩过大' },
    },
    misses: { 'the most of each': home({ arable_area: 100, forest_area: 140 }, 2) },
    unknown: {
      'not collected': home({}, 1),
      'no heads': { home: aHousehold({ year: { arable_area: 500 }, members: [] }) },
      'nothing of the year': home(null),
    },
  },
  Q129: {
    hits: {
      'more than both': {
        ...home({ returned_farmland_area: 5.01, forest_area: 3, pasture_area: 2 }),
        says: LESS_FOREST,
      },
      'of one nothing is known': {
        ...home({ returned_farmland_area: 5, forest_area: 3 }),
        says: LESS_FOREST,
      },
    },
    misses: { 'as much': home({ returned_farmland_area: 5, forest_area: 3, pasture_area: 2 }) },
    unknown: {
      'neither is collected': home({ returned_farmland_area: 5 }),
      'not collected itself': home({ forest_area: 0, pasture_area: 0 }),
      'nothing of the year': home(null),
    },
  },
  Q130: {
    hits: {
      far: { ...home({ road_distance: 5.01 }), says: '与村主干路距离 5.01 公里，请核实单位是否为公里' },
      'too far': { ...home({ road_distance: 800 }), says: '与村主干路距离 800 公里，请核实单位是否为公里' },
    },
    misses: { 'five kilometres': home({ road_distance: 5 }), 'at the road': home({ road_distance: 0 }) },
    unknown: { 'not collected': home({}), 'nothing of the year': home(null) },
  },
  Q131: {
    hits: {
      'dangerous of class B': {
        ...home({ is_dangerous_house: 1, dangerous_house_level: '2' }),
        says: LEVELS,
      },
      'dangerous without a class': { ...home({ is_dangerous_house: 1 }), says: LEVELS },
      'safe of class C': { ...home({ is_dangerous_house: 0, dangerous_house_level: '3' }), says: LEVELS },
      'safe of class D': { ...home({ is_dangerous_house: 0, dangerous_house_level: '4' }), says: LEVELS },
    },
    misses: {
      'dangerous of class C': home({ is_dangerous_house: 1, dangerous_house_level: '3' }),
      'dangerous of class D': home({ is_dangerous_house: 1, dangerous_house_level: '4' }),
      'safe of class A': home({ is_dangerous_house: 0, dangerous_house_level: '1' }),
      'safe without a class': home({ is_dangerous_house: 0 }),
    },
    unknown: {
      'not said whether it is': home({ dangerous_house_level: '4' }),
      'nothing of the year': home(null),
    },
  },
  Q132: {
    hits: {
      'too little': { ...home({ housing_area: 39.99 }), says: '人均住房面积 9.99 平方米异常' },
      none: { ...home({ housing_area: 0 }), says: '人均住房面积 0 平方米异常' },
      'too much': { ...home({ housing_area: 800.04 }), says: '人均住房面积 200.01 平方米异常' },
      'by who is there': {
        home: aHousehold({ year: { housing_area: 18 }, members: [aMember(), aMember()] }),
        says: '人均住房面积 9 平方米异常',
      },
    },
    misses: { 'the least': home({ housing_area: 40 }), 'the most': home({ housing_area: 800 }) },
    unknown: {
      'not collected': home({}),
      'no heads': { home: aHousehold({ year: { housing_area: 1 }, members: [] }) },
      'nothing of the year': home(null),
    },
  },
});

describe('Q130: how far weighs how much', () => {
  test.each([
    [5.01, 'warning'],
    [50, 'warning'],
    [50.01, 'error'],
  ])('%d km is a matter of %s', (road_distance, level) => {
    const { home: facts } = home({ road_distance });
    const found = findingsOf(facts, aContext([facts]), { rules: livingConditionsRules });
    expect(found.map((finding) => finding.level)).toEqual([level]);
  });
});
