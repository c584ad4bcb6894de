import type { RowIs } from './file-kinds.ts';

/** Columns that the importer itself understands although no form has them; their names, see `read-row.ts`. */
export type SpecialColumn =
  | 'village-phone'
  | 'department'
  | 'suspicion'
  | 'detail'
  | 'reported-on'
  | 'reported-category'
  /** Of a person who came or went, or of a value that changed. */
  | 'reason'
  | 'on'
  | 'proof'
  | 'was-head'
  | 'new-head-name'
  | 'new-head-id'
  /** Of a value that changed: which field, by its label or any header, and both values. */
  | 'changed-field'
  | 'old-value'
  | 'new-value'
  /** yyyymm, of which a household keeps the year of its first recognition. */
  | 'recognised-month'
  /** 20191001-20200930: from when to when the income of the row was earned. */
  | 'income-period'
  /** 清退 or 整户自然减少. */
  | 'removal-type'
  /** Columns of the table `adjustment`. */
  | AdjustmentColumn;

type AdjustmentColumn =
  | 'adjustment.reason'
  | 'adjustment.applied_on'
  | 'adjustment.first_meeting_on'
  | 'adjustment.first_notice_from'
  | 'adjustment.first_notice_to'
  | 'adjustment.comparison_result'
  | 'adjustment.second_notice_from'
  | 'adjustment.second_notice_to'
  | 'adjustment.announced_on'
  | 'adjustment.told_on'
  | 'adjustment.is_signed';

interface SpecialDefinition {
  readonly name: SpecialColumn;
  readonly label: string;
  readonly group: string;
  /** Normalised; the first is the one that our own tables have. */
  readonly headers: readonly [string, ...string[]];
  readonly rows: readonly RowIs[];
}

const comparison = (name: SpecialColumn, ...headers: [string, ...string[]]): SpecialDefinition => ({
  ...{ name, headers, label: headers[0], group: '部门比对', rows: ['comparison'] },
});
const movement = (
  name: SpecialColumn,
  rows: readonly RowIs[],
  label: string,
  ...headers: [string, ...string[]]
): SpecialDefinition => ({ name, headers, label, group: '人员变动', rows });
const adjustment = (name: SpecialColumn, ...headers: [string, ...string[]]): SpecialDefinition => ({
  ...{ name, headers, label: headers[0], group: '动态调整', rows: ['adjustment'] },
});

const MOVED: readonly RowIs[] = ['joined', 'left', 'field-change'];

export const specialColumns: readonly SpecialDefinition[] = [
  {
    name: 'village-phone',
    label: '村办公电话',
    group: '户基本',
    headers: ['村办公电话'],
    rows: ['member', 'household', 'adjustment'],
  },
  {
    name: 'reported-category',
    label: '监测对象类别（系统所列）',
    group: '年度情况',
    headers: ['监测对象类别'],
    rows: ['member', 'household'],
  },
  comparison('department', '比对部门', '部门'),
  comparison('suspicion', '疑似问题', '命中类型'),
  comparison('detail', '数值/说明', '数值', '说明'),
  comparison('reported-on', '反馈日期', '比对日期'),
  movement('reason', MOVED, '变动原因', '变更原因', '增加原因', '减少原因', '变动原因'),
  movement(
    'on',
    MOVED,
    '变动日期',
    '变更日期',
    '增加日期',
    '减少日期',
    '变动日期',
    '增加时间',
    '减少时间',
    '变更时间',
  ),
  movement('proof', MOVED, '证明材料', '证明材料'),
  movement('was-head', ['left'], '是否户主', '是否户主'),
  movement('new-head-name', ['left'], '新户主姓名', '新户主姓名'),
  movement('new-head-id', ['left'], '新户主证件号码', '新户主证件号码', '新户主身份证号码', '新户主身份证号'),
  movement('changed-field', ['field-change'], '变更指标', '变更指标', '变更项目'),
  movement('old-value', ['field-change'], '原值', '原值', '变更前'),
  movement('new-value', ['field-change'], '新值', '新值', '变更后'),
  adjustment('recognised-month', '识别时间'),
  adjustment('removal-type', '减少类型'),
  adjustment('adjustment.reason', '原因'),
  adjustment('adjustment.applied_on', '申请日期'),
  adjustment('adjustment.first_meeting_on', '第一次评议日期', '评议日期'),
  adjustment('adjustment.first_notice_from', '第一次公示起', '公示起'),
  adjustment('adjustment.first_notice_to', '第一次公示止', '公示止'),
  adjustment('adjustment.second_notice_from', '第二次公示起'),
  adjustment('adjustment.second_notice_to', '第二次公示止'),
  adjustment('adjustment.comparison_result', '比对结果'),
  adjustment('adjustment.announced_on', '公告日期'),
  adjustment('adjustment.told_on', '告知日期'),
  adjustment('adjustment.is_signed', '农户签字确认'),
  { name: 'income-period', label: '收入周期', group: '收入', headers: ['收入周期'], rows: ['household'] },
];

/** Headers that mean nothing to the archive, and why their column is passed over. */
export const PASSED_OVER: ReadonlyMap<string, string> = new Map([
  ...['序号', '编号', '行号', 'NO', 'NO.'].map((header) => [header, '序号，不用导入'] as const),
  ...['三保障及饮水短板', '义务教育', '基本医疗', '住房安全', '饮水安全'].map(
    (header) => [header, '由各项情况得出，不从表里导入'] as const,
  ),
  ...['帮扶类型', '主要帮扶措施'].map((header) => [header, '由帮扶措施得出，不从表里导入'] as const),
]);
