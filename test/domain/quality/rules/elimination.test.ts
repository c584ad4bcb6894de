import type { Values } from '#domain/quality/facts.ts';
import { eliminationOutcomeRules } from '#domain/quality/rules/elimination-outcome.ts';
import { eliminationRules } from '#domain/quality/rules/elimination.ts';
import { aMember, aRecord } from '../household-facts.ts';
import { aMeasure, eliminated, END, monitored, SPELL } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

const LONG_AGO = { recognised_month: '202105', eliminated_month: '202206' };
const member = (year: Values | null, birth_date = '1970-05-06') =>
  eliminated({}, { members: [aMember({ year, values: { birth_date } })] });
const unable = (mark: number | null, ...labour: (string | null)[]) => ({
  year: { whole_household_without_labour: mark },
  members: labour.map((labour_ability) => aMember({ year: { labour_ability } })),
});
const helpedBy = (spell: Values, kind: string, items: string) =>
  eliminated(spell, { measures: [aMeasure(kind, items)] });
const left = (problem: string) => `已标注消除，但${problem}未解决`;
const UNINSURED = '有成员未参加基本医疗保险';
const LOW = '消除时收入低于监测范围';
const NO_MEASURE = '没有帮扶措施不能选“帮扶消除”';
const TOO_EARLY = '识别不满半年不得消除风险';
const NO_LABOUR = '整户无劳动力户暂不标注风险消除';
const CONTACT = '未填监测联系人及电话';

casesOf([...eliminationRules, ...eliminationOutcomeRules], {
  Q160: {
    hits: {
      'the way and the month': {
        home: eliminated({ elimination_mode: null, eliminated_month: null }),
        says: '风险消除信息不全：风险消除方式、消除监测时间',
      },
      'a problem and a figure, years ago': {
        home: eliminated({ ...LONG_AGO, after_water_problem: null, after_claim_income: null }),
        says: '风险消除信息不全：风险消除后是否饮水设施损毁、风险消除后理赔收入',
      },
    },
    misses: {
      'all said': { home: eliminated() },
      'not eliminated': { home: monitored({ elimination_mode: null }) },
      'eliminated in a later year': {
        home: eliminated({ elimination_mode: null }),
        context: { year: 2023, on: '2023-12-31' },
      },
      void: { home: eliminated({ state: 'void', elimination_mode: null }) },
    },
    unknown: {
      'no figure at all': {
        home: eliminated(
          Object.fromEntries(
            Object.keys(END)
              .filter((name) => /^after_.*(income|expense)$/.test(name))
              .map((name) => [name, null]),
          ),
        ),
        says: '风险消除信息不全：风险消除后收入',
      },
    },
  },
  Q161: {
    hits: {
      'each by the spell itself': {
        home: eliminated({
          after_school_problem: 1,
          after_housing_problem: 1,
          after_insurance_problem: 1,
          after_water_problem: 1,
        }),
        says: left(`失学辍学、住房安全问题、${UNINSURED}、饮水安全问题`),
      },
      'a dangerous house': {
        home: eliminated({}, { year: { is_dangerous_house: 1 } }),
        says: left('住房安全问题'),
      },
      'water not solved, years later': {
        home: eliminated(LONG_AGO, { year: { has_safe_water: 0 } }),
        says: left('饮水安全问题'),
      },
      'somebody not insured': {
        home: member({ has_resident_medical_insurance: 0, has_employee_medical_insurance: 0 }),
        says: left(UNINSURED),
      },
      'a child that left school': {
        home: member({ dropout_reason: '03' }, '2012-05-06'),
        says: left('失学辍学'),
      },
      'by the spell and by the household': {
        home: eliminated({ after_water_problem: 1 }, { year: { has_safe_water: 0 } }),
        says: left('饮水安全问题'),
      },
    },
    misses: {
      'all solved': { home: eliminated() },
      'insured by the job': {
        home: member({ has_resident_medical_insurance: 0, has_employee_medical_insurance: 1 }),
      },
      'taught at home': { home: member({ dropout_reason: '07' }, '2012-05-06') },
      'a newer spell runs': {
        home: monitored(
          {},
          {
            year: { is_dangerous_house: 1 },
            spells: [aRecord({ ...SPELL, ...END, eliminated_month: '202402' }), aRecord(SPELL)],
          },
        ),
      },
      'not eliminated': { home: monitored({ housing_problem: 1 }, { year: { is_dangerous_house: 1 } }) },
    },
    unknown: {
      'not said': { home: eliminated({ after_water_problem: null }, { year: { has_safe_water: null } }) },
      'insurance not said': { home: member({}) },
      'nothing is recorded': { home: eliminated({}, { year: null, members: [aMember()] }) },
    },
  },
  Q162: {
    hits: {
      'a cent below': { home: eliminated({ after_per_capita_income: 7799.99 }), says: LOW },
      'below the line of the year in which it ended': {
        home: eliminated({
          recognised_month: '202301',
          eliminated_month: '202312',
          after_per_capita_income: 7299.99,
        }),
        says: LOW,
      },
    },
    misses: {
      'at the line': { home: eliminated({ after_per_capita_income: 7800 }) },
      'at the line of the year in which it ended': {
        home: eliminated({
          recognised_month: '202301',
          eliminated_month: '202312',
          after_per_capita_income: 7300,
        }),
      },
      自然消除: { home: eliminated({ elimination_mode: '2', after_per_capita_income: 5000 }) },
    },
    unknown: {
      'no line': { home: eliminated({ after_per_capita_income: 1 }), context: { monitoringLine: null } },
      'no income': { home: eliminated({ after_per_capita_income: null }) },
    },
  },
  Q163: {
    hits: {
      'none at all': { home: eliminated({}, { measures: [] }), says: NO_MEASURE },
      'only one of before the spell': {
        home: eliminated({}, { measures: [aMeasure('health', '01', { year: 2022 })] }),
        says: NO_MEASURE,
      },
      'only one of after its end': {
        home: eliminated({}, { measures: [aMeasure('health', '01', { starts_on: '2024-07-01' })] }),
        says: NO_MEASURE,
      },
    },
    misses: {
      'one in the month of its end': {
        home: eliminated({}, { measures: [aMeasure('health', '01', { starts_on: '2024-06-30' })] }),
      },
      自然消除: { home: eliminated({ elimination_mode: '2' }, { measures: [] }) },
    },
    unknown: {
      'no month of recognition': { home: eliminated({ recognised_month: null }) },
      'no way': { home: eliminated({ elimination_mode: null }, { measures: [] }) },
    },
  },
  Q164: {
    hits: {
      'five months': { home: eliminated({ recognised_month: '202401' }), says: TOO_EARLY },
      'in the month since which it holds': {
        home: eliminated({ recognised_month: '202112', eliminated_month: '202204' }),
        says: TOO_EARLY,
      },
    },
    misses: {
      'six months': { home: eliminated({ recognised_month: '202312' }) },
      'before it held': { home: eliminated({ recognised_month: '202112', eliminated_month: '202203' }) },
      自然消除: { home: eliminated({ recognised_month: '202405', elimination_mode: '2' }) },
    },
    unknown: {
      'no month of recognition': { home: eliminated({ recognised_month: null }) },
      'no month of the end': { home: eliminated({ eliminated_month: null }) },
    },
  },
  Q165: {
    hits: {
      marked: { home: eliminated({}, unable(1, '01')), says: NO_LABOUR },
      'all of its people, though marked otherwise': {
        home: eliminated({}, unable(0, '03', '04')),
        says: NO_LABOUR,
      },
    },
    misses: {
      'weak labour': { home: eliminated({}, unable(0, '05', '04')) },
      自然消除: { home: eliminated({ elimination_mode: '2' }, unable(1, '04')) },
      'it ended in an earlier year': { home: eliminated(LONG_AGO, unable(1, '04')) },
    },
    unknown: {
      'labour of one not said': { home: eliminated({}, unable(null, '04', null)) },
      'nothing is recorded': { home: eliminated({}, { year: null, members: [aMember()] }) },
    },
  },
  Q166: {
    hits: {
      work: {
        home: helpedBy({ after_wage_income: 0 }, 'employment', '01'),
        says: '有就业措施但消除后无工资性收入',
      },
      'a public post': {
        home: helpedBy({ after_wage_income: 0 }, 'public_post', '07'),
        says: '有就业措施但消除后无工资性收入',
      },
    },
    misses: {
      'a wage': { home: helpedBy({ after_wage_income: 0.01 }, 'employment', '01') },
      'another measure': { home: helpedBy({ after_wage_income: 0 }, 'industry', '01') },
    },
    unknown: {
      'not said (Q160 speaks)': { home: helpedBy({ after_wage_income: null }, 'employment', '01') },
    },
  },
  Q167: {
    hits: {
      industry: {
        home: helpedBy({ after_business_income: 0 }, 'industry', '01'),
        says: '有产业措施但消除后无经营收入',
      },
    },
    misses: {
      income: { home: helpedBy({ after_business_income: 1 }, 'industry', '01') },
      'another measure': { home: helpedBy({ after_business_income: 0 }, 'finance', '01') },
    },
    unknown: { 'not said': { home: helpedBy({ after_business_income: null }, 'industry', '01') } },
  },
  Q168: {
    hits: Object.fromEntries(
      ['01', '02', '03,99'].map((items) => [
        items,
        {
          home: helpedBy({ after_transfer_income: 0 }, 'security', items),
          says: '有保障措施但消除后无转移性收入',
        },
      ]),
    ),
    misses: {
      income: { home: helpedBy({ after_transfer_income: 1 }, 'security', '01') },
      临时救助: { home: helpedBy({ after_transfer_income: 0 }, 'security', '04,05') },
    },
    unknown: { 'not said': { home: helpedBy({ after_transfer_income: null }, 'security', '01') } },
  },
  Q169: {
    hits: {
      'no name': { home: eliminated({ contact_name: null }), says: CONTACT },
      'no phone': { home: eliminated({ contact_phone: ' ' }), says: CONTACT },
      neither: { home: eliminated({ contact_name: null, contact_phone: null }), says: CONTACT },
    },
    misses: { both: { home: eliminated() } },
    unknown: { 'not eliminated': { home: monitored() } },
  },
});
