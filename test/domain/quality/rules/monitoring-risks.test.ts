import { monitoringRiskRules } from '#domain/quality/rules/monitoring-risks.ts';
import type { Values } from '#domain/quality/facts.ts';
import { aMember, anIdNumber, aSpouse } from '../household-facts.ts';
import { couple, eliminated, HEAD_OF_YEAR, monitored, SPOUSE_OF_YEAR } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

/** Who left the household on a day; nothing is recorded of the year, something may be of the one before. */
const gone = (left_on: string, before: Values | null, values: Values = {}) =>
  aMember({
    present: false,
    values: { name: '李四', relation: '03', left_on, left_kind: 'natural', ...values },
    before: [before, null],
  });
const withGone = (spell: Values, ...left: ReturnType<typeof gone>[]) =>
  monitored(spell, {
    members: [aMember({ year: HEAD_OF_YEAR }), aSpouse({}, SPOUSE_OF_YEAR), ...left],
  });
const child = (birth_date: string, year: Values | null, before: Values | null = null) =>
  aMember({ values: { name: '孙六', relation: '03', birth_date }, year, before: [before, null] });
const withChild = (spell: Values, ...children: ReturnType<typeof aMember>[]) =>
  monitored(
    { school_problem: 1, ...spell },
    { members: [aMember({ year: HEAD_OF_YEAR }), aSpouse({}, SPOUSE_OF_YEAR), ...children] },
  );
const NO_DISABLED = '风险为因残，但家中无残疾人';
const NO_ILL = '风险为因病，但家中无患病成员';
const NO_WORK = '风险为务工不稳，但家中无劳动力（无务工信息）';
const NO_CHILD = '填了失学辍学，但家中没有对应儿童';
const labour = (head: string | null, spouse: string | null) =>
  couple({ risk_3: '08' }, { labour_ability: head }, { labour_ability: spouse });

casesOf(monitoringRiskRules, {
  Q141: {
    hits: {
      'all healthy': { home: monitored({ risk_4: '03' }), says: NO_DISABLED },
      'who was disabled left before the year': {
        home: withGone({ risk_1: '03' }, gone('2023-12-31', { health: '04' })),
        says: NO_DISABLED,
      },
      'a double entry was disabled': {
        home: withGone({ risk_1: '03' }, gone('2024-02-01', { health: '04' }, { left_kind: 'duplicate' })),
        says: NO_DISABLED,
      },
    },
    misses: {
      'ill and disabled': { home: couple({ risk_1: '03' }, { health: '02,04' }, SPOUSE_OF_YEAR) },
      'who was disabled left in the year': {
        home: withGone({ risk_1: '03' }, gone('2024-01-01', { health: '04' })),
      },
      'a certificate': {
        home: monitored(
          { risk_1: '03' },
          {
            members: [
              aMember({
                year: HEAD_OF_YEAR,
                values: { id_type: '02', id_number: `${anIdNumber('1970-05-06', '1')}43` },
              }),
            ],
          },
        ),
      },
      'a kind of disability': {
        home: couple({ risk_1: '03' }, { ...HEAD_OF_YEAR, disability_type: '4' }, SPOUSE_OF_YEAR),
      },
      'another risk': { home: monitored() },
      'over before the year': {
        home: eliminated({ risk_1: '03', recognised_month: '202211', eliminated_month: '202312' }),
      },
    },
    unknown: {
      'of one nothing is recorded': { home: couple({ risk_1: '03' }, HEAD_OF_YEAR, null) },
      'the health of one is empty': { home: couple({ risk_1: '03' }, HEAD_OF_YEAR, { health: null }) },
      'nobody is left': { home: monitored({ risk_1: '03' }, { members: [] }) },
    },
  },
  Q142: {
    hits: {
      'disabled is not ill': { home: couple({ risk_2: '01' }, HEAD_OF_YEAR, { health: '04' }), says: NO_ILL },
    },
    misses: {
      'a chronic illness': { home: couple({ risk_2: '01' }, HEAD_OF_YEAR, { health: '04,02' }) },
      'a grave illness': { home: couple({ risk_2: '01' }, HEAD_OF_YEAR, { health: '03' }) },
      'who was ill died in the year': {
        home: withGone({ risk_1: '01' }, gone('2024-03-05', { health: '03' })),
      },
    },
    unknown: { 'nothing is recorded': { home: couple({ risk_1: '01' }, null, null) } },
  },
  Q143: {
    hits: {
      'nothing paid': {
        home: monitored({ risk_2: '01', recognised_self_paid_expense: 0 }),
        says: '风险为因病，但合规自付支出为 0',
      },
    },
    misses: {
      'one yuan': { home: monitored({ risk_2: '01', recognised_self_paid_expense: 1 }) },
      'another risk': { home: monitored({ recognised_self_paid_expense: 0 }) },
    },
    unknown: {
      'not said (Q134 speaks)': { home: monitored({ risk_1: '01', recognised_self_paid_expense: null }) },
    },
  },
  Q144: {
    hits: {
      'nobody can work': {
        home: couple({ risk_1: '07' }, { labour_ability: '03', work_months: 3 }, { labour_ability: '04' }),
        says: NO_WORK,
      },
      'nobody is away at work': {
        home: couple({ risk_5: '07' }, { labour_ability: '01' }, { labour_ability: '05', work_months: 0 }),
        says: NO_WORK,
      },
    },
    misses: {
      'one is at work': { home: monitored({ risk_1: '07' }) },
      'another risk': { home: couple({}, { labour_ability: '04' }, { labour_ability: '04' }) },
    },
    unknown: {
      'of one nothing is recorded': { home: couple({ risk_1: '07' }, { labour_ability: '04' }, null) },
      'labour not said of one at work': {
        home: couple({ risk_1: '07' }, { work_months: 3 }, { labour_ability: '04' }),
      },
    },
  },
  Q145: {
    hits: {
      'one of two': { home: labour('01', '04'), says: '风险为缺劳动力，但劳动力占比 50%' },
      'all can work somehow': { home: labour('05', '05'), says: '风险为缺劳动力，但劳动力占比 100%' },
      'one of three, of another nothing is known': {
        home: monitored(
          { risk_1: '08' },
          {
            members: [
              aMember({ year: { labour_ability: '02' } }),
              aSpouse({}, { labour_ability: '04' }),
              aSpouse(),
            ],
          },
        ),
        says: '风险为缺劳动力，但劳动力占比 33%',
      },
    },
    misses: {
      'one of four': {
        home: monitored(
          { risk_1: '08' },
          { members: ['01', '04', '05', '03'].map((each) => aMember({ year: { labour_ability: each } })) },
        ),
      },
      'a weak one and none': { home: labour('05', '04') },
      'another risk': { home: couple({}, { labour_ability: '01' }, { labour_ability: '01' }) },
    },
    unknown: {
      'nothing is recorded': { home: couple({ risk_1: '08' }, null, null) },
      'weak, and not said of the other': { home: labour('05', null) },
    },
  },
  Q146: {
    hits: {
      'without the risk': { home: monitored({ water_problem: 1 }), says: '饮水有问题，风险应含因安全饮水' },
    },
    misses: {
      'with the risk': { home: monitored({ water_problem: 1, risk_5: '10' }) },
      'no problem': { home: monitored() },
    },
    unknown: { 'not said': { home: monitored({ water_problem: null }) } },
  },
  Q147: {
    hits: {
      'without the risk': { home: monitored({ insurance_problem: 1 }), says: '有人未参保，请核实风险类型' },
    },
    misses: {
      'with the risk': { home: monitored({ insurance_problem: 1, risk_2: '01' }) },
      'no problem': { home: monitored() },
    },
    unknown: { 'not said': { home: monitored({ insurance_problem: null }) } },
  },
  Q148: {
    hits: {
      'no child': { home: withChild({}), says: NO_CHILD },
      'a child at school': {
        home: withChild({}, child('2012-05-06', { school_status: '04' })),
        says: NO_CHILD,
      },
      'of six only since September': {
        home: withChild({}, child('2018-09-01', { school_status: null })),
        says: NO_CHILD,
      },
      'was at school in the year of recognition too': {
        home: withChild(
          { recognised_month: '202305' },
          child('2012-05-06', { school_status: '04' }, { school_status: '03' }),
        ),
        says: NO_CHILD,
      },
      'a child out of school left before the year': {
        home: withGone({ school_problem: 1 }, gone('2023-12-31', null, { birth_date: '2012-05-06' })),
        says: NO_CHILD,
      },
    },
    misses: {
      'a child out of school': { home: withChild({}, child('2012-05-06', { school_status: null })) },
      'six on the last day of August': { home: withChild({}, child('2018-08-31', { school_status: null })) },
      'went back to school since': {
        home: withChild(
          { recognised_month: '202305' },
          child('2012-05-06', { school_status: '04' }, { school_status: null }),
        ),
      },
      'has grown out of it since': {
        home: withChild({ recognised_month: '202105' }, child('2006-05-06', { school_status: null })),
      },
      'left in the year': {
        home: withGone({ school_problem: 1 }, gone('2024-01-01', null, { birth_date: '2012-05-06' })),
      },
      'no problem': { home: withChild({ school_problem: 0 }) },
    },
    unknown: {
      'nothing is recorded of a child': { home: withChild({}, child('2012-05-06', null)) },
      'a child without birth': {
        home: withChild(
          {},
          aMember({ values: { name: '孙六', relation: '03', birth_date: null, id_number: null }, year: {} }),
        ),
      },
      'not said': { home: withChild({ school_problem: null }) },
    },
  },
});
