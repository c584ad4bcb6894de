import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { workDetailRules } from '#domain/quality/rules/work-details.ts';
import { aHousehold, aMember } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (year: Values | null, values: Values = {}): { home: HouseholdFacts } => ({
  home: aHousehold({ members: [aMember({ values, year })] }),
});

const WHOLE = {
  work_place: '广东省深圳市宝安区',
  work_months: 4,
  work_from: '202403',
  monthly_wage: 4500,
  employer: '示范电子厂',
  industry: 'C',
  employment_channel: '01',
  is_point_to_point: 0,
};
const said = (fields: string) => `赵一务工信息不全：${fields}`;
const doubt = '赵一已标为不再务工，但结束时间为空或在将来';
const noPhone = '赵一在务工但没有有效手机号';

casesOf(workDetailRules, {
  Q066: {
    hits: {
      'ends next month': { ...home({ ...WHOLE, work_to: '202407' }), says: doubt },
      'no month of work and no end': { ...home({ work_from: '202303', work_months: 0 }), says: doubt },
    },
    misses: {
      'ends this month': home({ ...WHOLE, work_to: '202406' }),
      'still at work': home(WHOLE),
      'no month of work after an end': home({ work_from: '202303', work_to: '202312', work_months: 0 }),
    },
    unknown: { 'months not said': home({ work_from: '202303' }), 'no year': home(null) },
  },
  Q067: {
    hits: {
      'under 100': { ...home({ monthly_wage: 99 }), says: '赵一务工月收入 99.00 元，请核实' },
      'under 400': { ...home({ monthly_wage: 399.99 }), says: '赵一务工月收入 399.99 元，请核实' },
      'over 30000': { ...home({ monthly_wage: 30_001 }), says: '赵一务工月收入 30,001.00 元，请核实' },
    },
    misses: { '400': home({ monthly_wage: 400 }), '30000': home({ monthly_wage: 30_000 }) },
    unknown: { 'not said': home({ ...WHOLE, monthly_wage: null }), 'no year': home(null) },
  },
  Q068: {
    hits: {
      'no wage': { ...home({ ...WHOLE, monthly_wage: null }), says: said('务工月收入') },
      'no employer': { ...home({ ...WHOLE, employer: '' }), says: said('务工企业名称') },
      'no industry': { ...home({ ...WHOLE, industry: null }), says: said('所属行业') },
      'no channel': { ...home({ ...WHOLE, employment_channel: null }), says: said('就业渠道') },
      'not said whether sent': {
        ...home({ ...WHOLE, is_point_to_point: null }),
        says: said('是否点对点输送'),
      },
      several: {
        ...home({ ...WHOLE, employer: null, industry: null, work_to: '202406' }),
        says: said('务工企业名称、所属行业'),
      },
    },
    misses: {
      everything: home(WHOLE),
      'over since last month': home({ ...WHOLE, employer: null, work_to: '202405' }),
      'no month of work': home({ work_from: '202303', work_months: 0 }),
    },
    unknown: {
      'not in the work monitoring': home({ work_place: '广东省深圳市宝安区', work_months: 8 }),
      'no year': home(null),
    },
  },
  Q069: {
    hits: {
      'a post of the village': {
        ...home({ ...WHOLE, employment_channel: '03' }),
        says: '赵一在县外务工，就业渠道不应是公益性岗位',
      },
      'a workshop, by the area': {
        ...home({ work_area: '03', employment_channel: '02' }),
        says: '赵一在县外务工，就业渠道不应是帮扶车间',
      },
      abroad: {
        ...home({ works_abroad: 1, employment_channel: '02' }),
        says: '赵一在县外务工，就业渠道不应是帮扶车间',
      },
    },
    misses: {
      'in the county': home({ ...WHOLE, work_place: '示范省示范市示范县', employment_channel: '03' }),
      'another channel': home(WHOLE),
      'the area in the county': home({ work_area: '02', employment_channel: '03' }),
    },
    unknown: {
      'place not known': home({ employment_channel: '03' }),
      'county not known': { ...home({ ...WHOLE, employment_channel: '03' }), context: { ownPlace: null } },
      'no channel': home({ ...WHOLE, employment_channel: null }),
    },
  },
  Q070: {
    hits: {
      none: { ...home(WHOLE), says: noPhone },
      '10 digits': { ...home(WHOLE, { phone: '1390000000' }), says: noPhone },
    },
    misses: {
      '11 digits': home(WHOLE, { phone: '13900000000' }),
      'at home': home({ work_months: 0 }),
    },
    unknown: { 'no year': home(null) },
  },
});
