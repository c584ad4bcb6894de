import { all, inOrder } from './faults.ts';
import { day, must, recordFields } from './record-fields.ts';
import type { RecordCells, RecordFault, RecordKind } from './record-kind.ts';

const RECOGNISED = '1';
const RETURNED = '2';
const LEFT_POVERTY = '3';
const STILL_POOR = new Set(['0', '2', '3']);

/** The departments compare since the order of 2017. */
const isSinceComparison = ({ year }: RecordCells): boolean => Number(year) >= 2017;

const isBlank = (cells: RecordCells, column: string): boolean => (cells[column] ?? null) === null;

/** The year of the list is that of its announcement, or the one before: December's list hangs in January. */
function announcedInYear({ year, announced_on: on }: RecordCells): readonly RecordFault[] {
  if (typeof year !== 'number' || typeof on !== 'string') return [];
  const announced = Number(on.slice(0, 4));
  return announced === year || announced === year + 1
    ? []
    : [{ column: 'announced_on', message: `不在 ${year} 年和下一年，请核对年度` }];
}

/** How a household came into or went out of a year's list, with the days of its procedure (exports 3.1–3.4). */
export const adjustment: RecordKind = {
  kind: 'adjustment',
  title: '动态调整',
  owner: 'household',
  fields: recordFields('adjustment', 'export-templates 3.1–3.4', [
    ['year', '年度', { type: 'year', ...must }],
    ['kind', '调整类型', { codes: 'adjustment_kind', ...must }],
    ['reason', '原因', { rule: '清退写“七不进”条款号，整户减少写自然减少原因' }],
    ['causes', '返贫原因', { type: 'codes', codes: 'return_poverty_cause' }],
    ['mark', '标注类型', { codes: 'exit_status' }],
    ['applied_on', '申请日期', day],
    ['first_meeting_on', '第一次评议日期', day],
    ['first_notice_from', '第一次公示起', day],
    ['first_notice_to', '第一次公示止', day],
    ['comparison_result', '比对结果', { codes: 'comparison_result' }],
    ['second_meeting_on', '第二次评议日期', day],
    ['second_notice_from', '第二次公示起', day],
    ['second_notice_to', '第二次公示止', day],
    ['county_approved_on', '县级审定日期', day],
    ['announced_on', '公告日期', day],
    ['told_on', '告知日期', day],
    ['is_signed', '农户签字确认', { type: 'bool' }],
    ['note', '备注'],
  ]),
  columns: [
    'year',
    'kind',
    'mark',
    'causes',
    'reason',
    'first_notice_from',
    'first_notice_to',
    'announced_on',
  ],
  wide: ['reason'],
  from: 'year',
  invitation: '还没有登记新识别、返贫、脱贫、清退。',
  faults: all(
    inOrder('first_notice_from', 'first_notice_to', '不能早于第一次公示起'),
    inOrder('second_notice_from', 'second_notice_to', '不能早于第二次公示起'),
    inOrder('applied_on', 'announced_on', '不能早于申请日期'),
    inOrder('first_notice_to', 'announced_on', '不能早于第一次公示止'),
    inOrder('second_notice_to', 'announced_on', '不能早于第二次公示止'),
    announcedInYear,
    ({ kind, mark }) =>
      kind === LEFT_POVERTY && typeof mark === 'string' && STILL_POOR.has(mark)
        ? [{ column: 'mark', message: '脱贫户请选已脱贫(享受政策)或已脱贫(不再享受政策)' }]
        : [],
  ),
  hints: (cells) => [
    ...(cells['kind'] === RETURNED && isBlank(cells, 'causes') ? ['返贫户要填返贫原因'] : []),
    ...(cells['kind'] === LEFT_POVERTY && isBlank(cells, 'mark') ? ['脱贫户要填标注类型'] : []),
    ...(cells['kind'] === RECOGNISED && isSinceComparison(cells) && isBlank(cells, 'comparison_result')
      ? ['新识别户要填比对结果']
      : []),
  ],
  summary: (say) => {
    const more = [say('mark'), say('causes'), say('reason')].filter((text) => text !== '');
    return `${say('year')} 年${say('kind')}${more.length === 0 ? '' : `：${more.join('，')}`}`;
  },
};
