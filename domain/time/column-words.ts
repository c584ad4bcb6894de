import { codeItemsOf, type CodeListName } from '#domain/codes/code-lists.ts';
import { VERDICTS } from '#domain/comparison/verdicts.ts';
import type { Field } from '#domain/fields/field.ts';
import { incomeFields } from '#domain/fields/income.ts';
import { fontRoleLabels } from '#domain/policy/font-roles.ts';
import { fieldTitles } from '#domain/reconcile/fields.ts';
import { LINE_KINDS, LINE_STATES, SETTLED_HOW } from '#domain/reconcile/words.ts';

/** How a column that no form has is told. */
export interface ColumnWords {
  readonly label: string;
  /** The dictionary's field, where there is one. */
  readonly field?: Field;
  /** The code list of its values, one or several joined by a comma. */
  readonly list?: CodeListName;
  /** The words of its few values. */
  readonly values?: Readonly<Record<string, string>>;
  /** The values are of the list that the measure's kind has. */
  readonly measureItems?: true;
  /** The table of the row that it points at; told by that row's name. */
  readonly of?: string;
}

const yesNo = { '0': '否', '1': '是' };
const text = (label: string): ColumnWords => ({ label });

/** 分项 by its column name. */
const itemWords = Object.fromEntries(incomeFields.map((field) => [field.name, field.label]));

/** 八个一 and 九看, whose codes differ. */
const checkWords = Object.fromEntries(
  [...codeItemsOf('visit_eight_ones'), ...codeItemsOf('visit_nine_looks')].map((i) => [i.code, i.label]),
);

const household = { label: '户', of: 'household' } as const;
const member = { label: '成员', of: 'member' } as const;
const village = { label: '村', of: 'village' } as const;
const year = text('年度');

/** By table and column; null for what follows from other columns and tells a clerk nothing. */
export const columnWords: Readonly<Record<string, Readonly<Record<string, ColumnWords | null>>>> = {
  township: {
    province: text('省'),
    city: text('市'),
    county: text('县'),
    name: text('乡镇（街道）'),
    region_code: text('行政区划代码'),
    address: text('办公地址'),
    phone: text('乡镇监督电话'),
    county_phone: text('县级监督电话'),
    county_department: text('县级主管部门'),
  },
  village: { phone: text('村监督电话'), notice_place: text('公示地点'), address: text('村委会地址') },
  village_group: { village_id: village, name: text('组名') },
  village_year: { village_id: null, year },
  household: {
    village_id: village,
    village_group_id: { label: '组', of: 'village_group' },
    as_of_year: null,
    opened_on: text('立户日期'),
    closed_on: text('销户日期'),
    closed_reason: text('销户原因'),
    split_from_id: { label: '从哪一户分出', of: 'household' },
    merged_into_id: { label: '并入哪一户', of: 'household' },
  },
  household_year: {
    household_id: null,
    year,
    reported_category: { label: '监测对象类别（导出表）', list: 'monitoring_category' },
  },
  member: {
    household_id: household,
    id_key: null,
    as_of_year: null,
    joined_on: text('增加日期'),
    joined_reason: { label: '增加原因', list: 'increase_reason' },
    joined_proof: text('增加证明'),
    joined_kind: { label: '增加方式', values: { natural: '自然增加', transfer: '从本乡镇别户转来' } },
    left_on: text('减少日期'),
    left_reason: { label: '减少原因', list: 'decrease_reason' },
    left_proof: text('减少证明'),
    left_kind: {
      label: '减少方式',
      values: { natural: '自然减少', transfer: '转到本乡镇别户', duplicate: '重复登记合并' },
    },
    new_head_id: { label: '新户主', of: 'member' },
    came_from_id: { label: '原来在', of: 'member' },
  },
  member_year: { member_id: null, year },
  income_statement: {
    household_id: null,
    year,
    purpose: {
      label: '用途',
      values: { annual: '年度收入', monitoring: '识别核算', elimination: '消除核算', survey: '排查核算' },
    },
    period_from: text('核算起始'),
    period_to: text('核算截止'),
    spell_id: null,
    head_count: text('核算人口'),
    note: text('备注'),
  },
  income_line: {
    statement_id: null,
    member_id: member,
    item: { label: '分项', values: itemWords },
    title: text('名目'),
    quantity: text('数量'),
    unit: text('单位'),
    unit_price: text('单价（元）'),
    amount: text('金额（元）'),
    note: text('备注'),
  },
  monitoring_spell: {
    household_id: household,
    procedure_id: null,
    state: {
      label: '状态',
      values: { proposed: '识别办理中', open: '在监测', eliminated: '风险已消除', void: '未通过识别' },
    },
    rollback_reason: text('回退原因'),
    marked_again_from_id: null,
  },
  pairing: {
    helper_id: { label: '帮扶责任人', of: 'helper' },
    household_id: household,
    starts_on: text('结对开始'),
    ends_on: text('结对结束'),
    end_reason: { label: '结束原因', list: 'pairing_end_reason' },
  },
  measure: {
    household_id: household,
    year,
    kind: null,
    items: { label: '措施', measureItems: true },
    note: text('备注'),
    content: text('具体措施'),
    unit: text('责任单位'),
    responsible: text('责任人'),
    responsible_phone: text('责任人电话'),
    starts_on: text('开始'),
    ends_on: text('期限'),
    amount: text('资金（元）'),
    loan_amount: text('贷款（元）'),
    loan_months: text('贷款月数'),
    expected_gain: text('预计增收（元）'),
    actual_gain: text('实际增收（元）'),
    outcome: text('落实情况'),
    risk: { label: '针对的风险', list: 'risk_type' },
    scale: text('规模'),
    funding_source: { label: '资金来源', list: 'funding_source' },
    done_on: text('完成日期'),
  },
  assistance_plan: { household_id: household, year },
  benefit: { household_id: household, member_id: member },
  fund_receipt: { household_id: household, member_id: member, year },
  housing_appraisal: { household_id: household },
  disability_certificate: { household_id: household, member_id: member },
  visit: { household_id: household },
  adjustment: { household_id: household, procedure_id: { label: '程序', of: 'procedure' } },
  consent: { household_id: household },
  visit_check: {
    visit_id: null,
    item: { label: '事项', values: checkWords },
    result: { label: '结果', values: yesNo },
    note: text('说明'),
  },
  comparison_hit: {
    id_key: null,
    name: text('姓名'),
    department: text('部门'),
    suspicion: text('疑点'),
    detail: text('说明'),
    reported_on: text('比对日期'),
    round_id: { label: '比对批次', of: 'comparison_round' },
    member_id: member,
    verdict: { label: '核实结论', values: VERDICTS },
    answer: text('情况说明'),
    evidence: text('证据'),
    verified_by: text('核实人'),
    verified_on: text('核实日期'),
  },
  comparison_round: {
    title: text('比对批次'),
    departments: { label: '比对部门', list: 'comparison_department' },
    year,
    sent_on: text('发出日期'),
    due_on: text('反馈期限'),
    note: text('备注'),
  },
  comparison_person: {
    round_id: { label: '比对批次', of: 'comparison_round' },
    household_id: household,
    member_id: member,
    consent_id: { label: '授权书', of: 'consent' },
  },
  reconciliation: {
    title: text('三账比对'),
    year,
    made_on: text('比对日期'),
    national_file: text('国家系统的表'),
    paper_file: text('纸质台账的表'),
    households: text('户数'),
    members: text('人数'),
  },
  reconciliation_line: {
    reconciliation_id: { label: '三账比对', of: 'reconciliation' },
    entity: { label: '户或人', values: { household: '户', member: '人' } },
    kind: { label: '差异', values: LINE_KINDS },
    village: text('村'),
    household_id: household,
    member_id: member,
    household_no: text('户编号'),
    id_number: text('证件号码'),
    name: text('姓名'),
    field: { label: '指标', values: fieldTitles },
    archive_value: text('档案'),
    national_value: text('国家系统'),
    paper_value: text('纸质台账'),
    state: { label: '状态', values: LINE_STATES },
    settled_how: { label: '怎样处理', values: SETTLED_HOW },
    settled_on: text('处理日期'),
    note: text('备注'),
  },
  procedure: {
    key: null,
    title: text('程序'),
    village_id: village,
    year,
    pack_id: null,
    pack_version: null,
    policy_pack_id: null,
    status: { label: '状态', values: { open: '办理中', finished: '已办结', stopped: '已终止' } },
    opened_on: text('开始日期'),
    note: text('备注'),
  },
  document_wording: { document: text('文书'), part: text('部分'), text: text('文字') },
  font_file: {
    role: { label: '用处', values: fontRoleLabels },
    name: text('字体名称'),
    characters: text('字数'),
    attachment_id: null,
  },
  procedure_household: {
    procedure_id: { label: '程序', of: 'procedure' },
    household_id: household,
    spell_id: null,
    consent_on: text('授权日期'),
    consent_signer: text('签字人'),
    visited_on: text('入户日期'),
    investigators: text('入户人'),
    votes_for: text('同意票'),
    votes_against: text('反对票'),
    votes_abstain: text('弃权票'),
    dropped: { label: '退出程序', values: yesNo },
    drop_reason: text('退出原因'),
  },
  procedure_step: {
    procedure_id: { label: '程序', of: 'procedure' },
    step_key: null,
    done_on: text('办理日期'),
    notice_from: text('公示开始'),
    notice_to: text('公示截止'),
    expected: text('应到人数'),
    present: text('实到人数'),
    place: text('地点'),
  },
  procedure_paper: {
    procedure_id: { label: '程序', of: 'procedure' },
    step_key: null,
    document: text('文书'),
    state: { label: '材料', values: { printed: '已打印', signed: '已签字收回' } },
    received_on: text('日期'),
  },
  closed_year: { year, closed_on: text('封存日期'), note: text('说明') },
  village_officer: { village_id: village },
  representative: { village_id: village },
  notice_board: { village_id: village },
  attachment_link: {
    attachment_id: null,
    household_id: household,
    visit_id: null,
    title: text('说明'),
    taken_on: text('拍摄日期'),
    sort: null,
  },
  saved_filter: { name: text('名称'), filter: null },
  working_list: { name: text('名称'), note: text('说明'), made_on: text('建立日期') },
  working_list_household: {
    list_id: { label: '工作清单', of: 'working_list' },
    household_id: household,
    done: { label: '已办', values: yesNo },
    note: text('备注'),
  },
  policy_pack: {
    pack_id: text('政策包'),
    version: text('版本'),
    body: null,
    sha256: null,
    base_pack_id: null,
    file_name: text('文件'),
    loaded_on: text('载入日期'),
  },
  custom_field: {
    key: null,
    label: text('名称'),
    entity: {
      label: '在哪张表上',
      values: { household: '概况', living_conditions: '生活条件', member: '成员' },
    },
    type: {
      label: '类型',
      values: {
        text: '文字',
        int: '整数',
        decimal: '小数',
        date: '日期',
        month: '年月',
        year: '年份',
        bool: '是否',
        code: '单选',
        codes: '多选',
      },
    },
    options: null,
    scale: text('小数位'),
    unit: text('单位'),
    yearly: { label: '每年一值', values: yesNo },
    level: {
      label: '公开级别',
      values: { FULL: '全部信息', INTERNAL: '内部', PUBLIC: '公示', WEB: '网上公开' },
    },
    sort: null,
    retired_on: text('停用日期'),
  },
  custom_value: {
    field_id: { label: '指标', of: 'custom_field' },
    household_id: household,
    member_id: member,
    year,
    value: text('值'),
  },
  import_doubt: {
    batch_id: null,
    file: text('文件'),
    row: text('行'),
    entity: { label: '户还是人', values: { household: '户', member: '人' } },
    reason: text('拿不准的原因'),
    draft: null,
    candidates: null,
    state: {
      label: '判定',
      values: { open: '还没有判定', same: '是同一个', new: '是新的', skipped: '不导入' },
    },
    decided_on: text('判定日期'),
  },
  not_duplicate: {
    member_id: member,
    other_id: { label: '另一人', of: 'member' },
    household_id: household,
    other_household_id: { label: '另一户', of: 'household' },
    reason: text('理由'),
  },
};
