import { findField } from '#domain/fields/dictionary.ts';
import { flagOf, numberOf, type Values, type VillageFacts } from '../facts.ts';
import { NO_HITS } from '../find.ts';
import { type Rule, type RuleHit, villageRule } from '../rule.ts';

const labelled = (names: readonly string[]) =>
  names.map((name) => ({ name, key: `village.${name}`, label: findField(`village.${name}`)?.label ?? name }));

/** What a village that left the list must have, and may be nought in neither. */
const COUNTS = labelled(['household_count', 'population']);
/** What it must state. */
const STATED = labelled([
  'collective_income',
  'per_capita_net_income',
  'pension_insured_population',
  'unsafe_water_household_count',
  'dangerous_house_household_count',
  'primary_school_count',
  'clinic_count',
  'doctor_count',
  'public_toilet_count',
  'rubbish_point_count',
  'library_count',
  'has_bus',
]);
/** The village's area and the sum over its households, which have the same name. */
const AREAS = labelled([
  'arable_area',
  'forest_area',
  'returned_farmland_area',
  'orchard_area',
  'pasture_area',
  'water_area',
]);

const isDelisted = ({ year }: VillageFacts): boolean => flagOf(year, 'is_delisted') === true;

const isMissing = (year: Values, name: string): boolean => year[name] === null || year[name] === undefined;

function missingOf({ year }: VillageFacts): RuleHit[] {
  if (year === null) return [];
  const nought = COUNTS.filter(({ name }) => (numberOf(year, name) ?? 0) === 0);
  const empty = STATED.filter(({ name }) => isMissing(year, name));
  return [...nought, ...empty].map(({ key, label }) => ({ field: key, words: { 字段: label } }));
}

/** A part greater than the whole; nothing where one of them is not known. */
const exceeds = (part: number | null, whole: number | null): boolean =>
  part !== null && whole !== null && part > whole;

/** Areas are written with two decimals. */
const SAME_AREA = 0.005;

const readsOf = (fields: readonly { readonly key: string }[]): string[] => fields.map(({ key }) => key);

/** Rules on villages, Q181–Q184 of the catalogue. */
export const villageRules = [
  villageRule({
    id: 'Q181',
    level: 'error',
    entity: 'village',
    title: '出列村信息不全',
    message: '出列村{字段}为空',
    source: 'G1 1_03_002–016、3_03_003',
    reads: ['village.is_delisted', ...readsOf(COUNTS), ...readsOf(STATED)],
    find: (village) => (isDelisted(village) ? missingOf(village) : NO_HITS),
  }),
  villageRule({
    id: 'Q182',
    level: 'error',
    entity: 'village',
    title: '出列村未通硬化路',
    message: '出列村未通硬化路',
    source: 'G1 2_03_001',
    reads: ['village.is_delisted', 'village.has_paved_road_to_township'],
    find: (village) =>
      isDelisted(village) && flagOf(village.year, 'has_paved_road_to_township') === false
        ? [{ field: 'village.has_paved_road_to_township' }]
        : NO_HITS,
  }),
  villageRule({
    id: 'Q183',
    level: 'error',
    entity: 'village',
    title: '村级分项大于总数',
    message: '村级分项大于总数（{字段}）',
    source: 'G1 3_03_001;inferred',
    reads: [
      'village.unsafe_water_household_count',
      'village.dangerous_house_household_count',
      'village.household_count',
      'village.poor_population',
      'village.population',
    ],
    find: ({ year }) => {
      const count = (name: string) => numberOf(year, name);
      const [water, house] = [
        count('unsafe_water_household_count'),
        count('dangerous_house_household_count'),
      ];
      const lacking = water === null && house === null ? null : (water ?? 0) + (house ?? 0);
      const hits: RuleHit[] = [];
      if (exceeds(lacking, count('household_count')))
        hits.push({
          field: 'village.household_count',
          words: { 字段: '未实现饮水安全户数加危房户数大于总户数' },
        });
      if (exceeds(count('poor_population'), count('population')))
        hits.push({ field: 'village.poor_population', words: { 字段: '贫困人口数大于总人口数' } });
      return hits;
    },
  }),
  villageRule({
    id: 'Q184',
    level: 'warning',
    entity: 'village',
    title: '村级面积小于户级合计',
    message: '村级{面积}小于户级合计',
    source: 'G1 3_03_002',
    reads: [...readsOf(AREAS), ...AREAS.map(({ name }) => `living_conditions.${name}`)],
    find: ({ year, sums }) =>
      AREAS.filter(({ name }) => {
        const stated = numberOf(year, name);
        return stated !== null && stated < (sums[name] ?? 0) - SAME_AREA;
      }).map(({ key, label }) => ({ field: key, words: { 面积: label } })),
  }),
] satisfies readonly Rule[];
