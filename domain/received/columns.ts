/** What a column of a county's list says. */
export const RECEIVED_COLUMNS = {
  code: [
    '规则编号',
    '规则代码',
    '规则号',
    '校验规则编号',
    '指标编号',
    '指标代码',
    '问题编号',
    '错误编号',
    '规则',
  ],
  kind: [
    ...['错误类型', '问题类型', '疑点类型', '问题类别', '错误类别', '规则名称', '校验规则', '校验规则名称'],
    ...['指标名称', '错误指标', '逻辑错误类型', '检查项', '校验项', '问题名称', '疑点名称'],
  ],
  village: ['村', '行政村', '村名', '村名称', '行政村名称', '所属村', '所在村', '居(村)委会', '村(社区)'],
  householdNo: ['户编号', '户编码', '户号', '家庭编号', '农户编号', '户编号(系统)'],
  headName: ['户主姓名', '户主', '户主名称'],
  headIdNumber: ['户主证件号码', '户主身份证号', '户主身份证号码', '户主证件号'],
  personNo: ['人编号', '人口编号', '个人编号', '人员编号', '成员编号'],
  name: ['姓名', '成员姓名', '人员姓名', '家庭成员姓名', '成员'],
  idNumber: [
    ...['证件号码', '身份证号', '身份证号码', '公民身份号码', '居民身份证号码', '证件号', '身份证'],
    ...['成员证件号码', '成员身份证号', '成员身份证号码', '公民身份证号码'],
  ],
  value: ['字段值', '错误值', '当前值', '原值', '系统值', '现值', '指标值', '填报值'],
  content: [
    ...[
      '提示',
      '提示信息',
      '错误描述',
      '错误说明',
      '错误信息',
      '错误内容',
      '错误详情',
      '问题描述',
      '问题说明',
    ],
    ...['疑点', '疑点描述', '疑点说明', '存在问题', '存在的问题', '具体问题', '问题', '校验结果'],
  ],
  handled: [
    ...[
      '处理情况',
      '处理结果',
      '整改情况',
      '整改结果',
      '核实情况',
      '核实结果',
      '反馈情况',
      '情况说明',
      '核查情况',
    ],
    ...['修改情况', '处理意见', '说明'],
  ],
} as const satisfies Record<string, readonly string[]>;

export type ReceivedColumn = keyof typeof RECEIVED_COLUMNS;

const byHeader = new Map<string, ReceivedColumn>(
  Object.entries(RECEIVED_COLUMNS).flatMap(([column, headers]) =>
    headers.map((header): [string, ReceivedColumn] => [header, column as ReceivedColumn]),
  ),
);

/** What a normalised header means; undefined where the lists of counties have none like it. */
export const receivedColumn = (header: string): ReceivedColumn | undefined => byHeader.get(header);

/** Stand in such lists too and are not taken. */
const BESIDE: ReadonlySet<string> = new Set([
  ...[
    '序号',
    '错误条数',
    '问题条数',
    '条数',
    '数量',
    '错误数',
    '级别',
    '严重程度',
    '已说明',
    '已处理',
    '备注',
  ],
  ...[
    '县',
    '县(市、区)',
    '乡镇',
    '乡(镇)',
    '乡镇名称',
    '组',
    '村民小组',
    '自然村',
    '年度',
    '与户主关系',
    '性别',
  ],
  ...['责任单位', '责任人', '整改时限', '截止日期', '反馈日期', '户类型', '联系电话'],
]);

/** Whether such lists have a header like it. */
export const isReceivedHeader = (header: string): boolean => byHeader.has(header) || BESIDE.has(header);

/** The columns of which one at least says who is meant. */
export const WHO: readonly ReceivedColumn[] = [
  'householdNo',
  'idNumber',
  'personNo',
  'headIdNumber',
  'name',
  'headName',
];
