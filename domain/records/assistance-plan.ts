import { all, inOrder, notNegative } from './faults.ts';
import { day, money, must, phone, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

/** The head of a year's assistance plan (P34); the measures of the year are its lines. */
export const assistancePlan: RecordKind = {
  kind: 'assistance_plan',
  title: '帮扶计划',
  owner: 'household',
  fields: recordFields('assistance_plan', 'P34', [
    ['year', '计划年度', { type: 'year', ...must }],
    ['goal', '帮扶目标'],
    ['expected_income', '目标人均纯收入', money],
    ['responsible', '责任人'],
    ['responsible_phone', '责任人电话', phone],
    ['unit', '帮扶单位'],
    ['made_on', '制定日期', day],
    ['reviewed_on', '复核日期', day],
    ['summary', '年终小结'],
  ]),
  columns: ['year', 'goal', 'expected_income', 'responsible', 'made_on'],
  from: 'made_on',
  yearly: true,
  invitation: '还没有帮扶计划。',
  faults: all(notNegative('expected_income'), inOrder('made_on', 'reviewed_on', '不能早于制定日期')),
  summary: (say) => `${say('year')} 年帮扶计划${say('goal') === '' ? '' : `：${say('goal')}`}`,
};
