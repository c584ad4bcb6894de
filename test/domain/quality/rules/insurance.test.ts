import type { HouseholdFacts, Values } from '#domain/quality/facts.ts';
import { insuranceRules } from '#domain/quality/rules/insurance.ts';
import { aHousehold, aMember, anIdNumber } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const home = (
  year: Values | null,
  values: Values = {},
  income: Values | null = null,
): { home: HouseholdFacts } => ({ home: aHousehold({ members: [aMember({ values, year })], income }) });

const medical = (resident: number | null, employee: number | null): Values => ({
  has_resident_medical_insurance: resident,
  has_employee_medical_insurance: employee,
});
const pension = (resident: number | null, employee: number | null): Values => ({
  has_resident_pension_insurance: resident,
  has_employee_pension_insurance: employee,
});
const nobody = { birth_date: null, id_number: null };
const certificate = (more: string) => ({
  id_number: `${anIdNumber('1970-05-06', '1')}${more}`,
  id_type: '02',
});
const at60 = { birth_date: '1964-06-30' };
const none = '赵一未参加基本医疗保险';
const noPension = '赵一未参加基本养老保险';
const noCard = '赵一健康状况为残疾，但没有残疾人证号';
const notDisabled = '赵一有残疾人证，健康状况应含残疾';

casesOf(insuranceRules, {
  Q075: {
    hits: {
      'both 否': { ...home(medical(0, 0)), says: none },
      'both empty': { ...home(medical(null, null)), says: none },
    },
    misses: { resident: home(medical(1, 0)), employee: home(medical(null, 1)) },
    unknown: { 'one 否, the other empty': home(medical(0, null)), 'no year': home(null) },
  },
  Q076: {
    hits: { both: { ...home(medical(1, 1)), says: '赵一同时参加居民医保和职工医保' } },
    misses: { one: home(medical(1, 0)) },
    unknown: { 'the other empty': home(medical(1, null)), 'no year': home(null) },
  },
  Q077: {
    hits: {
      否: { ...home({ has_serious_illness_insurance: 0 }), says: '赵一大病保险为空（未参加）' },
      empty: { ...home({}), says: '赵一大病保险为空（未参加）' },
    },
    misses: { 是: home({ has_serious_illness_insurance: 1 }) },
    unknown: { 'no year': home(null) },
  },
  Q078: {
    hits: {
      'not insured': { ...home({ ...medical(0, 0), has_medical_aid: 1 }), says: '赵一未参保却接受医疗救助' },
      'insurance empty': { ...home({ has_medical_aid: 1 }), says: '赵一未参保却接受医疗救助' },
    },
    misses: {
      insured: home({ ...medical(0, 1), has_medical_aid: 1 }),
      'no aid': home({ ...medical(0, 0), has_medical_aid: 0 }),
    },
    unknown: { 'aid not said': home(medical(0, 0)), 'no year': home(null) },
  },
  Q079: {
    hits: {
      'on the 16th birthday': { ...home(pension(0, 0), { birth_date: '2008-06-30' }), says: noPension },
      'empty and 否': { ...home(pension(null, 0)), says: noPension },
      '非在校生 of 2018': {
        ...home({ ...pension(0, 0), school_status: '01' }),
        context: { year: 2018 },
        says: noPension,
      },
    },
    misses: {
      'the day before': home(pension(0, 0), { birth_date: '2008-07-01' }),
      'at school': home({ ...pension(0, 0), school_status: '07' }, { birth_date: '2007-01-01' }),
      insured: home(pension(null, 1)),
    },
    unknown: { birth: home(pension(0, 0), nobody), 'no year': home(null) },
  },
  Q080: {
    hits: {
      'on the 60th birthday': {
        ...home(pension(0, 0), at60, { pension_income: 0 }),
        says: '赵一已满 60 周岁，未领取养老金',
      },
    },
    misses: {
      'the day before': home(pension(0, 0), { birth_date: '1964-07-01' }, { pension_income: 0 }),
      insured: home(pension(1, 0), at60, { pension_income: 0 }),
      'a pension': home(pension(0, 0), at60, { pension_income: 1 }),
    },
    unknown: {
      'insurance empty': home(pension(0, null), at60, { pension_income: 0 }),
      'pension empty': home(pension(0, 0), at60, {}),
      'no statement': home(pension(0, 0), at60),
    },
  },
  Q081: {
    hits: {
      'an id card': { ...home({ health: '02,04' }), says: noCard },
      'a system number': { ...home({ health: '04' }, { id_number: '999999197005060011' }), says: noCard },
    },
    misses: {
      'a certificate': home({ health: '04' }, certificate('43')),
      healthy: home({ health: '01' }),
    },
    unknown: { 'no number': home({ health: '04' }, nobody), health: home({}), 'no year': home(null) },
  },
  Q082: {
    hits: {
      '20 digits': { ...home({ health: '02' }, certificate('43')), says: notDisabled },
      '22 digits': { ...home({ health: '01' }, certificate('43B1')), says: notDisabled },
      'health empty': { ...home({}, certificate('43')), says: notDisabled },
    },
    misses: {
      disabled: home({ health: '03,04' }, certificate('43')),
      'an id card': home({ health: '01' }),
    },
    unknown: { 'no number': home({ health: '01' }, nobody), 'no year': home(null, certificate('43')) },
  },
});
