import type { Values, VillageFacts } from '#domain/quality/facts.ts';
import { villageRules } from '#domain/quality/rules/villages.ts';
import { casesOf } from '../rule-cases.ts';

const sound: Values = {
  ...{ is_delisted: 1, household_count: 300, population: 1200, poor_population: 100 },
  ...{ collective_income: 12, per_capita_net_income: 9000, pension_insured_population: 700 },
  ...{ unsafe_water_household_count: 0, dangerous_house_household_count: 0, primary_school_count: 0 },
  ...{ clinic_count: 1, doctor_count: 1, public_toilet_count: 2, rubbish_point_count: 3, library_count: 1 },
  ...{ has_bus: 1, has_paved_road_to_township: 1, arable_area: 500 },
};

const village = (changes: Values = {}, sums: VillageFacts['sums'] = {}): VillageFacts => ({
  ...{ id: 1, name: '云溪村', sums },
  year: { ...sound, ...changes },
});

const unknown = { 'nothing of the year': { village: { ...village(), year: null } } };

casesOf(villageRules, {
  Q181: {
    hits: {
      'a field that is empty': { village: village({ has_bus: null }), says: '出列村是否通客运班车为空' },
      'nobody lives there': {
        village: village({ household_count: 0, population: null }),
        says: ['出列村总户数为空', '出列村总人口数为空'],
      },
    },
    misses: {
      'nought is something stated': { village: village({ collective_income: 0 }) },
      'a village that has not left the list': { village: village({ is_delisted: 0, has_bus: null }) },
    },
    unknown,
  },
  Q182: {
    hits: { 'no road': { village: village({ has_paved_road_to_township: 0 }), says: '出列村未通硬化路' } },
    misses: {
      'a road': { village: village() },
      'still on the list': { village: village({ is_delisted: 0, has_paved_road_to_township: 0 }) },
    },
    unknown: { 'nobody said': { village: village({ has_paved_road_to_township: null }) } },
  },
  Q183: {
    hits: {
      'more households lack than there are': {
        village: village({ unsafe_water_household_count: 200, dangerous_house_household_count: 101 }),
        says: '村级分项大于总数（未实现饮水安全户数加危房户数大于总户数）',
      },
      'more poor people than people': {
        village: village({ poor_population: 1201 }),
        says: '村级分项大于总数（贫困人口数大于总人口数）',
      },
    },
    misses: {
      'just as many': {
        village: village({
          unsafe_water_household_count: 200,
          dangerous_house_household_count: 100,
          poor_population: 1200,
        }),
      },
    },
    unknown: { 'no total': { village: village({ household_count: null, population: null }) } },
  },
  Q184: {
    hits: {
      'less than its households have': {
        village: village({}, { arable_area: 500.01 }),
        says: '村级全村耕地面积小于户级合计',
      },
    },
    misses: { 'just as much': { village: village({}, { arable_area: 500 }) } },
    unknown: {
      'the village says nothing': { village: village({ arable_area: null }, { arable_area: 900 }) },
    },
  },
});
