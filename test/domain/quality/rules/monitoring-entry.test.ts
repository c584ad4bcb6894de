import { monitoringEntryRules } from '#domain/quality/rules/monitoring-entry.ts';
import { aRecord } from '../household-facts.ts';
import { eliminated, END, monitored, SPELL } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

const IN_2023 = { recognised_month: '202312', discovered_on: '2023-12-01' };
const type = (household_type: string | null) => ({ values: { household_type } });

casesOf(monitoringEntryRules, {
  Q133: {
    hits: {
      'no first risk': { home: monitored({ risk_1: null }), says: '未填致贫（返贫）风险' },
      'one over for years, which the tables still show': {
        home: eliminated({ risk_1: null, eliminated_month: '202206', recognised_month: '202105' }),
        says: '未填致贫（返贫）风险',
      },
    },
    misses: {
      'a risk that the list does not know': { home: monitored({ risk_1: '=因婚' }) },
      'a void spell': { home: monitored({ risk_1: null, state: 'void' }) },
      'a spell in its procedure': { home: monitored({ risk_1: null, state: 'proposed' }) },
      'an old spell beside a newer one': {
        home: monitored(
          {},
          {
            spells: [
              aRecord({
                ...SPELL,
                ...END,
                risk_1: null,
                recognised_month: '202105',
                eliminated_month: '202206',
              }),
              aRecord(SPELL),
            ],
          },
        ),
      },
      'a spell of a later year': { home: monitored({ risk_1: null, recognised_month: '202501' }) },
      'a year before there was monitoring': { home: monitored({ risk_1: null }), context: { year: 2019 } },
    },
    unknown: { 'no spell': { home: monitored({}, { spells: [] }) } },
  },
  Q134: {
    hits: {
      'no month': { home: monitored({ recognised_month: null }), says: '识别信息不全：识别监测时间' },
      'a field with brackets': {
        home: monitored({ insurance_problem: null }),
        says: '识别信息不全：是否有家庭成员未参加城乡居民（职工）基本医疗保险',
      },
      'a figure and a problem': {
        home: monitored({ recognised_self_paid_expense: null, housing_problem: null }),
        says: '识别信息不全：是否住房出现安全问题、识别时合规自付支出',
      },
    },
    misses: {
      'all said': { home: monitored() },
      'zero is said': { home: monitored({ recognised_wage_income: 0 }) },
    },
    unknown: {
      'no figure at all': {
        home: monitored(
          Object.fromEntries(
            Object.keys(SPELL)
              .filter((name) => name.startsWith('recognised_') && name !== 'recognised_month')
              .map((name) => [name, null]),
          ),
        ),
        says: '识别信息不全：识别时收入',
      },
    },
  },
  Q135: {
    hits: {
      '脱贫不稳定户, not 脱贫户': {
        home: monitored({}, type('02')),
        says: '监测对象类别与户类型不符',
      },
      '边缘易致贫户, but 脱贫户': { home: monitored({ category: '2' }), says: '监测对象类别与户类型不符' },
    },
    misses: {
      脱贫不稳定户: { home: monitored() },
      边缘易致贫户: { home: monitored({ category: '2' }, type('02')) },
      '突发严重困难户 of any type': { home: monitored({ category: '3' }) },
    },
    unknown: {
      'no type of household': { home: monitored({}, type(null)) },
      'no category': { home: monitored({ category: null }, type('02')) },
    },
  },
  Q136: {
    hits: {
      'at the line': {
        home: monitored({ recognised_per_capita_income: 7800 }),
        says: '收入超过监测范围，应考虑突发严重困难户类别',
      },
      'at the line of the year of recognition': {
        home: monitored({ category: '2', recognised_per_capita_income: 7300, ...IN_2023 }),
        says: '收入超过监测范围，应考虑突发严重困难户类别',
      },
    },
    misses: {
      'a cent below': { home: monitored({ recognised_per_capita_income: 7799.99 }) },
      'below the line of the year of recognition': {
        home: monitored({ recognised_per_capita_income: 7299.99, ...IN_2023 }),
      },
      突发严重困难户: { home: monitored({ category: '3', recognised_per_capita_income: 9000 }) },
    },
    unknown: {
      'no line': {
        home: monitored({ recognised_per_capita_income: 9000 }),
        context: { monitoringLine: null },
      },
      'no line of the year of recognition': {
        home: monitored({ recognised_per_capita_income: 9000, recognised_month: '202212' }),
      },
      'no income': { home: monitored({ recognised_per_capita_income: null }) },
    },
  },
  Q137: {
    hits: {
      'a cent below the line': {
        home: monitored({ category: '3', recognised_per_capita_income: 7799.99 }),
        says: '收入在监测范围内，不属于突发严重困难户',
      },
    },
    misses: {
      'at the line': { home: monitored({ category: '3', recognised_per_capita_income: 7800 }) },
      'at the line of the year of recognition': {
        home: monitored({ category: '3', recognised_per_capita_income: 7300, ...IN_2023 }),
      },
      'another category': { home: monitored({ recognised_per_capita_income: 5000 }) },
    },
    unknown: {
      'no line': { home: monitored({ category: '3' }), context: { monitoringLine: null } },
      'no income': { home: monitored({ category: '3', recognised_per_capita_income: null }) },
    },
  },
  Q138: {
    hits: {
      'a cent above': {
        home: monitored({ recognised_per_capita_income: 20000.01 }),
        says: '识别时人均纯收入 20,000.01 元过高',
      },
      'recognised in 2023': {
        home: monitored({ recognised_per_capita_income: 31000, recognised_month: '202301' }),
        says: '识别时人均纯收入 31,000.00 元过高',
      },
    },
    misses: {
      'just so much': { home: monitored({ recognised_per_capita_income: 20000 }) },
      'recognised before 2023': {
        home: monitored({ recognised_per_capita_income: 31000, recognised_month: '202212' }),
      },
    },
    unknown: {
      'no month': { home: monitored({ recognised_per_capita_income: 31000, recognised_month: null }) },
      'no income': { home: monitored({ recognised_per_capita_income: null }) },
    },
  },
  Q139: {
    hits: {
      'first and last': { home: monitored({ risk_5: '05' }), says: '风险类型重复' },
      'two pairs are one finding': {
        home: monitored({ risk_2: '05', risk_3: '01', risk_4: '01' }),
        says: '风险类型重复',
      },
    },
    misses: {
      'five different ones': { home: monitored({ risk_2: '01', risk_3: '02', risk_4: '03', risk_5: '06' }) },
    },
    unknown: { 'no risk': { home: monitored({ risk_1: null }) } },
  },
  Q140: {
    hits: {
      '其他 without a note': { home: monitored({ risk_2: '99' }), says: '请填写风险备注（自然灾害子项）' },
      '因自然灾害 without its kind': {
        home: monitored({ risk_5: '04' }),
        says: '请填写风险备注（自然灾害子项）',
      },
      'a note of spaces': {
        home: monitored({ risk_1: '99', other_note: ' ' }),
        says: '请填写风险备注（自然灾害子项）',
      },
    },
    misses: {
      'both said': {
        home: monitored({ risk_1: '99', other_note: '打工受骗', risk_2: '04', disaster_kind: '03' }),
      },
      'another risk': { home: monitored() },
    },
    unknown: { 'no risk': { home: monitored({ risk_1: null }) } },
  },
});
