import { all, inOrder, notNegative } from './faults.ts';
import { day, must, recordFields } from './record-fields.ts';
import type { RecordKind } from './record-kind.ts';

const C = '3';
const D = '4';

/** What an appraisal of the house said, and what was done about it. */
export const housingAppraisal: RecordKind = {
  kind: 'housing_appraisal',
  title: '住房安全鉴定',
  owner: 'household',
  fields: recordFields('housing_appraisal', 'S17;G5', [
    ['appraised_on', '鉴定日期', { ...day, ...must }],
    ['level', '鉴定等级', { codes: 'dangerous_house_level', ...must }],
    ['structure', '房屋结构', { codes: 'house_structure' }],
    ['build_year', '建造年份', { type: 'year' }],
    ['area', '鉴定面积', { type: 'decimal', unit: '平方米' }],
    ['appraiser', '鉴定机构或鉴定人'],
    ['report_no', '报告编号'],
    ['conclusion', '鉴定结论'],
    ['remedy', '整改方式', { codes: 'housing_remedy' }],
    ['remedied_on', '整改完成日期', day],
    ['accepted_on', '验收日期', day],
    ['note', '备注'],
  ]),
  columns: ['appraised_on', 'level', 'appraiser', 'report_no', 'remedy', 'accepted_on'],
  wide: ['appraiser', 'report_no'],
  from: 'appraised_on',
  invitation: '还没有登记住房安全鉴定。',
  faults: all(
    notNegative('area'),
    inOrder('appraised_on', 'remedied_on', '不能早于鉴定日期'),
    inOrder('remedied_on', 'accepted_on', '不能早于整改完成日期'),
    ({ build_year: built, appraised_on: on }) =>
      typeof built === 'number' && typeof on === 'string' && built > Number(on.slice(0, 4))
        ? [{ column: 'build_year', message: '不能晚于鉴定年份' }]
        : [],
  ),
  hints: ({ level, remedied_on: remedied }) =>
    (level === C || level === D) && (remedied ?? null) === null
      ? [`鉴定为 ${level === C ? 'C' : 'D'} 级，还没有登记整改完成`]
      : [],
  summary: (say) => {
    const remedy = say('remedy') === '' ? '' : `，${say('remedy')}`;
    const accepted = say('accepted_on') === '' ? '' : `，${say('accepted_on')} 验收`;
    return `住房鉴定为${say('level')}${remedy}${accepted}`;
  },
};
