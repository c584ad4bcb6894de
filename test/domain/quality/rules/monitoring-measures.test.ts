import type { RecordFacts, Values } from '#domain/quality/facts.ts';
import { monitoringMeasureRules } from '#domain/quality/rules/monitoring-measures.ts';
import { aMember } from '../household-facts.ts';
import { aMeasure, couple, eliminated, monitored } from '../monitored-home.ts';
import { casesOf } from '../rule-cases.ts';

const helped = (spell: Values, ...measures: RecordFacts[]) => monitored(spell, { measures });
const ON_30_APRIL = { on: '2024-04-30', today: '2024-04-30' };
const IN_2023 = { context: { year: 2023, on: '2023-12-31' } };
const NONE = '识别已超过一个月，尚未登记帮扶措施';
const NO_DEVELOPMENT = '有劳动力的监测户未落实开发式帮扶';
const SAFETY_NET_ONLY = '有劳动力的监测户只有兜底措施';
const NOT_CARRIED_OUT = '已有开发式措施，请改为“已实施”';

casesOf(monitoringMeasureRules, {
  Q149: {
    hits: {
      'the next month': { home: helped({}), context: ON_30_APRIL, says: NONE },
      'a row that was emptied': { home: helped({}, aMeasure('health', null)), says: NONE },
      'a measure that ended before the spell': {
        home: helped({}, aMeasure('health', '02', { starts_on: '2024-01-05', ends_on: '2024-02-28' })),
        says: NONE,
      },
      'a measure of the year before': {
        home: helped({}, aMeasure('health', '02', { year: 2023 })),
        says: NONE,
      },
      'at the end of a year, of a spell that ended later': {
        home: monitored(
          { state: 'eliminated', is_eliminated: 1, recognised_month: '202311', eliminated_month: '202406' },
          { measures: [] },
        ),
        ...IN_2023,
        says: NONE,
      },
    },
    misses: {
      'the same month': { home: helped({}), context: { on: '2024-03-31', today: '2024-03-31' } },
      'a measure of any kind': { home: helped({}, aMeasure('infrastructure', '01')) },
      'a measure told only in words': { home: helped({}, aMeasure('health', null, { content: '送医上门' })) },
      'a measure that ended in the month of recognition': {
        home: helped({}, aMeasure('health', '02', { starts_on: '2024-01-05', ends_on: '2024-03-01' })),
      },
      eliminated: { home: eliminated({}, { measures: [] }) },
      proposed: { home: helped({ state: 'proposed' }) },
    },
    unknown: { 'no month': { home: helped({ recognised_month: null }) } },
  },
  Q150: {
    hits: {
      'half a year': {
        home: helped({ recognised_month: '202312' }, aMeasure('health', '02')),
        says: NO_DEVELOPMENT,
      },
      'weak labour': {
        home: monitored(
          { recognised_month: '202312' },
          { measures: [], members: [aMember({ year: { labour_ability: '05' } })] },
        ),
        says: NO_DEVELOPMENT,
      },
    },
    misses: {
      'five months': { home: helped({ recognised_month: '202401' }) },
      'a public post': { home: helped({ recognised_month: '202312' }, aMeasure('public_post', '07')) },
      'a small loan': { home: helped({ recognised_month: '202312' }, aMeasure('finance', '01')) },
      'nobody can work': {
        home: monitored(
          { recognised_month: '202312' },
          { measures: [], members: [aMember({ year: { labour_ability: '03' } })] },
        ),
      },
      eliminated: { home: eliminated({}, { measures: [] }) },
    },
    unknown: {
      'labour not known': {
        home: monitored({ recognised_month: '202312' }, { measures: [], members: [aMember()] }),
      },
      'no month': { home: helped({ recognised_month: null }) },
    },
  },
  Q151: {
    hits: {
      'only 综合保障': {
        home: helped({}, aMeasure('security', '01'), aMeasure('security', '04')),
        says: SAFETY_NET_ONLY,
      },
    },
    misses: {
      'something beside it': { home: helped({}, aMeasure('security', '01'), aMeasure('conditions', '02')) },
      'no measure (Q149 speaks)': { home: helped({}) },
      'nobody can work': {
        home: monitored(
          {},
          {
            measures: [aMeasure('security', '01')],
            members: [aMember({ year: { labour_ability: '04' } })],
          },
        ),
      },
    },
    unknown: {
      'labour not known': {
        home: monitored({}, { measures: [aMeasure('security', '01')], members: [aMember()] }),
      },
    },
  },
  Q152: {
    hits: {
      尚未实施: { home: monitored({ development_measures: '0' }), says: NOT_CARRIED_OUT },
      无需实施: { home: monitored({ development_measures: '2' }), says: NOT_CARRIED_OUT },
    },
    misses: {
      已实施: { home: monitored() },
      'no such measure': { home: helped({ development_measures: '0' }, aMeasure('health', '02')) },
    },
    unknown: { 'not said': { home: monitored({ development_measures: null }), says: NOT_CARRIED_OUT } },
  },
  Q153: {
    hits: {
      'each of the five that ask for something': {
        home: helped(
          { risk_1: '01', risk_2: '02', risk_3: '03', risk_4: '09', risk_5: '10' },
          aMeasure('industry', '01'),
        ),
        says: ['因病', '因学', '因残', '因安全住房', '因安全饮水'].map(
          (risk) => `风险为${risk}，未登记对应措施`,
        ),
      },
      'a risk written twice': {
        home: helped({ risk_1: '10', risk_2: '10' }),
        says: '风险为因安全饮水，未登记对应措施',
      },
      'a measure that was said to answer something else': {
        home: helped({ risk_1: '03' }, aMeasure('security', '01', { risk: '05' })),
        says: '风险为因残，未登记对应措施',
      },
    },
    misses: {
      社会帮扶: { home: helped({ risk_1: '01', risk_2: '02', risk_3: '03' }, aMeasure('social', '01')) },
      'the measures themselves': {
        home: helped(
          { risk_1: '01', risk_2: '02', risk_3: '03', risk_4: '09', risk_5: '10' },
          ...['health', 'education', 'security', 'relocation', 'water'].map((kind) => aMeasure(kind, '01')),
        ),
      },
      'a measure of another kind that was said to answer it': {
        home: helped({ risk_1: '10' }, aMeasure('infrastructure', '02', { risk: '10' })),
      },
      'a risk that any measure answers': { home: helped({ risk_1: '07' }) },
    },
    unknown: {
      'no risk': { home: couple({ risk_1: null }, null, null) },
      'a risk that the list does not know': { home: helped({ risk_1: '=因婚' }) },
    },
  },
});
