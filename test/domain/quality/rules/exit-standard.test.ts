import type { MemberFacts, Values } from '#domain/quality/facts.ts';
import { exitStandardRules } from '#domain/quality/rules/exit-standard.ts';
import { aCandidacy, aHousehold, aMember, aRecord } from '../household-facts.ts';
import { casesOf } from '../rule-cases.ts';

const LEFT: Values = { exit_status: '1' };
const BY_TYPE: Values = { household_type: '01' };
const OTHER: Values = { household_type: '02' };
const YEAR_2017 = { year: 2017, on: '2017-12-31', exitLine: 3335, monitoringLine: null };

const home = (year: Values | null, values: Values = {}) => ({ home: aHousehold({ year, values }) });
const earning = (per_capita_net_income: number | null, year: Values | null = LEFT, values: Values = {}) => ({
  home: aHousehold({ year, values, income: { per_capita_net_income } }),
});
const people = (year: Values | null, members: MemberFacts[], values: Values = {}) => ({
  home: aHousehold({ year, values, members }),
});

const child = (birth_date: string, year: Values | null, name = '赵小一') =>
  aMember({ values: { name, relation: '03', birth_date }, year });
const pupil = (year: Values | null) => child('2014-01-01', year);

const insured = aMember({ year: { has_resident_medical_insurance: 1 } });
const member = (name: string, year: Values | null) => aMember({ values: { name }, year });

const MOVER: Values = { is_relocated_household: 1 };
const NOT_IN = '易地搬迁户未入住，不得脱贫';
const exiting = (values: Values) => aCandidacy({ key: 'exit', status: 'open', dropped: 0, ...values });

casesOf(exitStandardRules, {
  Q111: {
    hits: {
      'a cent below the line': {
        ...earning(3999.99),
        says: '人均纯收入 3,999.99 元低于标准 4,000.00 元',
      },
      'no longer with the measures': {
        ...earning(1000, { exit_status: '4' }),
        says: '人均纯收入 1,000.00 元低于标准 4,000.00 元',
      },
      'by its type': { ...earning(0, null, BY_TYPE), says: '人均纯收入 0.00 元低于标准 4,000.00 元' },
      'the line of 2020 goes on where the year has none': {
        ...earning(3999),
        context: { year: 2023, exitLine: null },
        says: '人均纯收入 3,999.00 元低于标准 4,000.00 元',
      },
      'the line of an earlier year': {
        ...earning(3334.99),
        context: YEAR_2017,
        says: '人均纯收入 3,334.99 元低于标准 3,335.00 元',
      },
      'worked out from the items': {
        home: aHousehold({ year: LEFT, income: { wage_income: 12_000 }, headCount: 4 }),
        says: '人均纯收入 3,000.00 元低于标准 4,000.00 元',
      },
    },
    misses: {
      'the line': earning(4000),
      'still poor': earning(3000, { exit_status: '0' }),
      'about to leave': earning(3000, { exit_status: '2' }),
      'came back': earning(3000, { exit_status: '3' }),
      'never poor': earning(3000, {}, OTHER),
      'still poor in a year before its type said otherwise': {
        ...earning(3000, { exit_status: '0' }, BY_TYPE),
        context: YEAR_2017,
      },
    },
    unknown: {
      'no income': earning(null),
      'no statement': home(LEFT),
      'no line before 2020': { ...earning(100), context: { ...YEAR_2017, exitLine: null } },
      'no status': earning(100, {}),
    },
  },
  Q112: {
    hits: {
      'a dangerous house': { ...home({ ...LEFT, is_dangerous_house: 1 }), says: '脱贫户住房不安全（危房）' },
      'nobody said': { ...home(LEFT), says: '脱贫户住房不安全（危房）' },
      'by its type': { ...home({ is_dangerous_house: 1 }, BY_TYPE), says: '脱贫户住房不安全（危房）' },
    },
    misses: {
      'a safe one': home({ ...LEFT, is_dangerous_house: 0 }),
      'not out of poverty': home({ exit_status: '0', is_dangerous_house: 1 }),
    },
    unknown: {
      'nothing of the year': home(null, BY_TYPE),
      'not known whether it left': home({ is_dangerous_house: 1 }),
    },
  },
  Q113: {
    hits: {
      no: { ...home({ ...LEFT, has_safe_water: 0 }), says: '脱贫户未解决安全饮水' },
      'nobody said': { ...home(LEFT), says: '脱贫户未解决安全饮水' },
      'the old question does not count from 2019 on': {
        ...home({ ...LEFT, is_water_safe: 1 }),
        context: { year: 2019 },
        says: '脱贫户未解决安全饮水',
      },
      'no to the old question': {
        ...home({ ...LEFT, is_water_safe: 0 }),
        context: YEAR_2017,
        says: '脱贫户未解决安全饮水',
      },
    },
    misses: {
      yes: home({ ...LEFT, has_safe_water: 1 }),
      'yes to the old question': { ...home({ ...LEFT, is_water_safe: 1 }), context: YEAR_2017 },
      'not out of poverty': home({ exit_status: '0', has_safe_water: 0 }),
    },
    unknown: { 'nothing of the year': home(null, BY_TYPE), 'no status': home({ has_safe_water: 0 }) },
  },
  Q114: {
    hits: {
      'does not like school': {
        ...people(LEFT, [aMember(), pupil({ dropout_reason: '03' })]),
        says: '脱贫户有辍学学生赵小一',
      },
      'two in one finding': {
        ...people(LEFT, [
          pupil({ dropout_reason: '99' }),
          child('2009-01-01', { dropout_reason: '05' }, '赵小二'),
        ]),
        says: '脱贫户有辍学学生赵小一、赵小二',
      },
      'six years old on the last day of August': {
        ...people(LEFT, [child('2018-08-31', { dropout_reason: '04' })]),
        says: '脱贫户有辍学学生赵小一',
      },
      'sixteen the day after': {
        ...people(LEFT, [child('2008-09-01', { dropout_reason: '06' })]),
        says: '脱贫户有辍学学生赵小一',
      },
      'out of school by the forms up to 2018': {
        ...people(LEFT, [child('2007-01-01', { school_status: '01', education: '02' })]),
        context: YEAR_2017,
        says: '脱贫户有辍学学生赵小一',
      },
    },
    misses: {
      ill: people(LEFT, [pupil({ dropout_reason: '01' })]),
      disabled: people(LEFT, [pupil({ dropout_reason: '02' })]),
      'taught at home': people(LEFT, [pupil({ dropout_reason: '07' })]),
      'six the day after the last of August': people(LEFT, [child('2018-09-01', { dropout_reason: '03' })]),
      'sixteen on the last day of August': people(LEFT, [child('2008-08-31', { dropout_reason: '03' })]),
      'through with the nine years': {
        ...people(LEFT, [child('2002-06-01', { school_status: '01', education: '03' })]),
        context: YEAR_2017,
      },
      'of the year 2024, 01 is 学龄前儿童': people(LEFT, [pupil({ school_status: '01' })]),
      'not out of poverty': people({ exit_status: '0' }, [pupil({ dropout_reason: '03' })]),
      'who left': people(LEFT, [{ ...pupil({ dropout_reason: '03' }), present: false }]),
    },
    unknown: {
      'neither status nor reason: Q055': people(LEFT, [pupil({})]),
      'nothing of the year': people(LEFT, [pupil(null)]),
      'no age': people(LEFT, [
        aMember({ values: { id_number: null, birth_date: null }, year: { dropout_reason: '03' } }),
      ]),
    },
  },
  Q115: {
    hits: {
      'no to both': {
        ...people(LEFT, [
          insured,
          member('钱二', { has_resident_medical_insurance: 0, has_employee_medical_insurance: 0 }),
        ]),
        says: '脱贫户有成员未参加基本医疗保险：钱二',
      },
      'two of them, one of whom nobody asked': {
        ...people(LEFT, [member('孙三', { has_employee_medical_insurance: 0 }), insured, member('李四', {})]),
        says: '脱贫户有成员未参加基本医疗保险：孙三、李四',
      },
    },
    misses: {
      'the one of employees': people(LEFT, [
        member('钱二', { has_resident_medical_insurance: 0, has_employee_medical_insurance: 1 }),
      ]),
      'who left': people(LEFT, [insured, aMember({ present: false, year: {} })]),
      'not out of poverty': people({ exit_status: '3' }, [member('钱二', {})]),
    },
    unknown: { 'nothing of the year': people(LEFT, [member('钱二', null)]) },
  },
  Q116: {
    hits: {
      no: { ...home({ ...LEFT, has_household_power: 0 }), says: '脱贫户未通生活用电' },
      'nobody said': { ...home(LEFT), says: '脱贫户未通生活用电' },
    },
    misses: {
      yes: home({ ...LEFT, has_household_power: 1 }),
      'not out of poverty': home({ exit_status: '0' }),
    },
    unknown: { 'nothing of the year': home(null, BY_TYPE) },
  },
  Q117: {
    hits: {
      'about to leave': { ...home({ ...MOVER, exit_status: '2' }), says: NOT_IN },
      'planned for the year': { ...home({ ...MOVER, planned_exit_year: 2024 }), says: NOT_IN },
      'marked with the year': { ...home({ ...MOVER, ...LEFT, exit_year: 2024 }), says: NOT_IN },
      'moves in after the day of the check': {
        ...home({ ...MOVER, exit_status: '2', moved_in_on: '2024-07-01' }),
        says: NOT_IN,
      },
      'adjusted in the year': {
        home: aHousehold({ year: MOVER, adjustments: [aRecord({ kind: '3', year: 2024 })] }),
        says: NOT_IN,
      },
      'in a running procedure': {
        home: aHousehold({ year: MOVER, candidacies: [exiting({})] }),
        says: NOT_IN,
      },
    },
    misses: {
      'moved in': home({ ...MOVER, exit_status: '2', moved_in_on: '2024-06-30' }),
      'does not move': home({ is_relocated_household: 0, exit_status: '2' }),
      'not planned': home({ ...MOVER, exit_status: '0' }),
      'planned for the next year': home({ ...MOVER, planned_exit_year: 2025 }),
      'left long ago': home({ ...MOVER, ...LEFT, exit_year: 2019, planned_exit_year: 2024 }),
      'adjusted in another year': {
        home: aHousehold({ year: MOVER, adjustments: [aRecord({ kind: '3', year: 2023 })] }),
      },
      'came in by an adjustment': {
        home: aHousehold({ year: MOVER, adjustments: [aRecord({ kind: '1', year: 2024 })] }),
      },
      'dropped from the procedure': {
        home: aHousehold({ year: MOVER, candidacies: [exiting({ dropped: 1 })] }),
      },
      'the procedure is over': {
        home: aHousehold({ year: MOVER, candidacies: [exiting({ status: 'finished' })] }),
      },
      'another procedure': {
        home: aHousehold({ year: MOVER, candidacies: [exiting({ key: 'recognise' })] }),
      },
    },
    unknown: {
      'whether it moves': home({ exit_status: '2' }),
      'nothing of the year': { home: aHousehold({ candidacies: [exiting({})] }) },
    },
  },
});
