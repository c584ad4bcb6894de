import type { EntityName } from '#domain/fields/field.ts';
import { ownExports } from './own-exports.ts';

/** What one row of a file is. */
export type RowIs =
  | 'member'
  | 'household'
  | 'pairing'
  | 'comparison'
  /** A person who came into a household, or went; with reason and day. */
  | 'joined'
  | 'left'
  /** A household of the year's adjustment: recognised, returned, exited or removed; with its days. */
  | 'adjustment'
  /** One value of a person that changes: which one, from what, to what. */
  | 'field-change';

/** The `adjustment.kind` that the rows of a table of the year's adjustment stand for. */
type AdjustmentKind = 'recognised' | 'returned' | 'exited' | 'removed';

/** The files that come in, told apart by their headers. */
export type FileKindId =
  // of the national system and the departments
  | 'member-export'
  | 'household-export'
  | 'full-export'
  | 'monitoring-export'
  | 'pairing-export'
  | 'comparison-result'
  // our own tables, filled in by the villages
  | 'new-household'
  | 'returned-household'
  | 'exited-household'
  | 'removed-household'
  | 'joined-members'
  | 'left-members'
  | 'changed-fields'
  | 'family-members'
  | 'income-update'
  | 'new-monitoring'
  | 'risk-elimination'
  | 'measure-list'
  | 'pairing-list'
  // a village's own
  | 'member-list'
  | 'household-list';

export interface FileKind {
  readonly id: FileKindId;
  readonly title: string;
  /** Dictionary entities whose headers the columns mean, the first that knows a header wins. */
  readonly entities: readonly EntityName[];
  readonly rowIs: RowIs;
  readonly adjustment?: AdjustmentKind;
  /** A table that went out of this program: head-counts and sums in it were computed here. */
  readonly isOwn?: true;
  /** A row of it says that the risk is over. */
  readonly endsSpell?: true;
  /** Headers (normalised) that speak for this kind; each counts once. */
  readonly marks: readonly string[];
  /** How many marks make the kind certain enough; 0 for a kind that only the last resort or a clerk takes. */
  readonly enough: number;
  /** Headers of which at least one must be there. */
  readonly needs?: readonly string[];
  /** Headers that rule the kind out. */
  readonly never: readonly string[];
  /** Headers without which rows of this kind lose much; named in the answer when missing. */
  readonly expected: readonly string[];
}

/** Kinds whose rows speak of one person each. */
export const isOfPerson = (rowIs: RowIs): boolean =>
  rowIs === 'member' || rowIs === 'joined' || rowIs === 'left' || rowIs === 'field-change';

const INCOME_MARKS = [
  '工资性收入',
  '转移性收入',
  '生产经营性收入',
  '财产性收入',
  '纯收入',
  '纯收入(元)',
  '人均纯收入',
  '人均纯收入(元)',
  '住房面积',
  '耕地面积(亩)',
];
const PERSON_MARKS = [
  '与户主关系',
  '文化程度',
  '在校生状况',
  '健康状况',
  '劳动技能',
  '政治面貌',
  '民族',
  '务工时间(月)',
  '证件类型',
  '性别',
];

const comparisonResult: FileKind = {
  id: 'comparison-result',
  title: '部门比对结果',
  entities: [],
  rowIs: 'comparison',
  marks: ['比对部门', '疑似问题', '反馈日期', '命中类型', '比对日期', '数值', '说明'],
  enough: 2,
  never: ['户编号'],
  expected: ['证件号码', '比对部门', '疑似问题'],
};

const nationalExports: readonly FileKind[] = [
  {
    id: 'pairing-export',
    title: '帮扶责任人结对查询',
    entities: ['helper', 'household'],
    rowIs: 'pairing',
    marks: [
      '帮扶责任人编号',
      '帮扶开始时间',
      '帮扶结束时间',
      '隶属关系',
      '单位名称',
      '帮扶单位编号',
      '帮扶责任人姓名',
    ],
    enough: 3,
    never: [],
    expected: ['户编号', '姓名', '帮扶开始时间'],
  },
  {
    id: 'monitoring-export',
    title: '监测对象信息',
    entities: ['household', 'member', 'monitoring', 'assistance_measure', 'living_conditions'],
    rowIs: 'member',
    marks: [
      '识别监测时间',
      '致贫/返贫风险1',
      '致贫/返贫风险2',
      '风险是否已消除',
      '风险消除方式',
      '消除监测时间',
      '整户无劳动能力兜底保障户',
      '监测对象类别',
    ],
    enough: 3,
    never: [],
    expected: ['户编号', '姓名', '证件号码', '监测对象类别', '识别监测时间'],
  },
  {
    id: 'full-export',
    title: '全字段导出',
    entities: ['household', 'member', 'living_conditions', 'income', 'relocation'],
    rowIs: 'member',
    marks: INCOME_MARKS,
    enough: 3,
    never: [],
    expected: ['户编号', '姓名', '证件号码', '与户主关系'],
  },
  {
    id: 'member-export',
    title: '成员信息',
    entities: ['member', 'household'],
    rowIs: 'member',
    marks: PERSON_MARKS,
    enough: 3,
    never: [],
    expected: ['户编号', '姓名', '证件号码', '与户主关系'],
  },
  {
    id: 'household-export',
    title: '户信息',
    entities: ['household', 'living_conditions', 'income', 'relocation'],
    rowIs: 'household',
    marks: [
      ...INCOME_MARKS,
      '户主姓名',
      '户主证件号码',
      '家庭人口数',
      '是否危房户',
      '入户路类型',
      '主要致贫原因',
    ],
    enough: 3,
    never: [],
    expected: ['户编号', '户主姓名'],
  },
];

/** Lists that a village or township keeps in its own way: everything that a form may say of a person or household. */
const ownLists: readonly FileKind[] = [
  {
    id: 'member-list',
    title: '村里自己的人员名单',
    entities: ['member', 'household', 'living_conditions', 'income', 'relocation'],
    rowIs: 'member',
    marks: [],
    enough: 0,
    never: [],
    expected: ['户编号', '姓名', '证件号码'],
  },
  {
    id: 'household-list',
    title: '村里自己的户名单',
    entities: ['household', 'living_conditions', 'income', 'relocation'],
    rowIs: 'household',
    marks: [],
    enough: 0,
    never: [],
    expected: ['户编号', '户主姓名', '户主证件号码'],
  },
];

/** In the order in which they are tried: the more particular first. */
export const fileKinds: readonly FileKind[] = [
  comparisonResult,
  ...ownExports,
  ...nationalExports,
  ...ownLists,
];

export const fileKindOf = (id: string): FileKind | undefined => fileKinds.find((kind) => kind.id === id);
