/** Whom a file's rows are about, as `subjectOf` tells it. */
type Subject = 'member' | 'household' | 'helper';

/** Other names under which townships keep a field, normalised. They make a column likely, never sure. */
interface Synonym {
  readonly target: string;
  readonly words: readonly string[];
  /** Only where the rows are about these; everywhere when absent. */
  readonly subjects?: readonly Subject[];
}

const ID_WORDS = [
  '身份证',
  '身份证号',
  '身份证号码',
  '身份证件号',
  '身份证件号码',
  '证件号',
  '证件号码',
  '公民身份号码',
  '公民身份证号码',
  '居民身份证号',
  '居民身份证号码',
  '身份号码',
  '有效证件号码',
];
const PHONE_WORDS = [
  '电话',
  '电话号码',
  '联系电话',
  '联系方式',
  '手机',
  '手机号',
  '手机号码',
  '联系电话号码',
];

const people: readonly Synonym[] = [
  { target: 'member.id_number', words: ID_WORDS, subjects: ['member'] },
  {
    target: 'member.id_number',
    words: ['成员', '家庭成员', '本人', '人员'].flatMap((who) => ID_WORDS.map((word) => who + word)),
    subjects: ['member'],
  },
  {
    target: 'member.name',
    words: ['成员姓名', '家庭成员姓名', '家庭成员', '人员姓名', '本人姓名', '名字', '家庭人员姓名', '成员'],
    subjects: ['member'],
  },
  {
    target: 'member.relation',
    words: [
      '与户主的关系',
      '与户主之间关系',
      '与户主之间的关系',
      '和户主关系',
      '和户主的关系',
      '户主关系',
      '关系',
      '家庭关系',
      '与户主',
    ],
    subjects: ['member'],
  },
  {
    target: 'member.phone',
    words: [
      ...PHONE_WORDS,
      ...['本人', '成员', '家庭成员'].flatMap((who) => PHONE_WORDS.map((word) => who + word)),
    ],
    subjects: ['member'],
  },
  { target: 'member.birth_date', words: ['出生年月日', '生日', '出生时间', '出生年月'] },
  { target: 'member.person_no', words: ['人口编码', '人员编号', '成员编号', '国家系统人口编号'] },
  { target: 'member.nation', words: ['民族成份', '民族成分', '族别'] },
  { target: 'member.education', words: ['学历', '受教育程度', '教育程度', '最高学历'] },
  {
    target: 'member.school_status',
    words: ['在校状况', '在校情况', '在读情况', '就学状况', '就学情况', '是否在校生'],
  },
  { target: 'member.health', words: ['身体状况', '身体健康状况', '身体情况', '健康'] },
  { target: 'member.labour_ability', words: ['劳动力', '劳力', '劳动力类型', '有无劳动能力'] },
  { target: 'member.work_place', words: ['务工地点', '务工地', '打工地点', '外出务工地点', '务工地址'] },
  { target: 'member.work_months', words: ['务工月数', '外出务工时间', '务工时长', '外出务工月数'] },
  { target: 'member.employer', words: ['务工单位', '务工企业', '务工单位名称'] },
  { target: 'member.monthly_wage', words: ['月工资', '务工月工资'] },
  { target: 'member.disability_type', words: ['残疾类型'] },
  { target: 'member.disability_level', words: ['残疾级别'] },
  { target: 'member.dibao', words: ['低保', '是否低保', '低保情况', '是否低保户'] },
  { target: 'member.tekun', words: ['特困', '是否特困', '是否五保', '特困供养'] },
  {
    target: 'member.has_resident_medical_insurance',
    words: ['城乡居民医保', '城乡居民医疗保险', '新农合', '医疗保险', '医保', '居民医保'],
  },
  { target: 'member.has_resident_pension_insurance', words: ['城乡居民养老保险', '居民养老保险'] },
];

const households: readonly Synonym[] = [
  {
    target: 'household.household_no',
    words: ['户编码', '家庭编号', '国家系统户编号', '农户编号', '系统户编号'],
  },
  { target: 'household.head_name', words: ['户主', '户主名', '户主名字', '户主名称', '家庭户主'] },
  { target: 'household.head_name', words: ['姓名', '农户姓名', '名字'], subjects: ['household'] },
  { target: 'household.head_id_number', words: ID_WORDS.map((word) => `户主${word}`) },
  { target: 'household.head_id_number', words: ID_WORDS, subjects: ['household'] },
  {
    target: 'household.phone',
    words: ['户主', '家庭', '户', '农户'].flatMap((who) => PHONE_WORDS.map((word) => who + word)),
  },
  { target: 'household.phone', words: PHONE_WORDS, subjects: ['household'] },
  {
    target: 'household.head_count',
    words: [
      '人数',
      '人口',
      '家庭人数',
      '家庭人口',
      '户人口数',
      '户人口',
      '总人口',
      '家庭总人口',
      '家庭成员数',
      '家庭成员人数',
      '人口数量',
    ],
  },
  {
    target: 'household.village',
    words: [
      '村名',
      '村名称',
      '所在村',
      '所属村',
      '行政村名称',
      '所在行政村',
      '村别',
      '村委会',
      '村(社区)',
      '村居',
      '村(居)',
    ],
  },
  {
    target: 'household.group_name',
    words: [
      '组别',
      '小组',
      '村组',
      '自然村',
      '自然村(组)',
      '村民组',
      '所在组',
      '组名',
      '自然村组',
      '社',
      '屯',
      '自然屯',
      '生产队',
    ],
  },
  {
    target: 'household.township',
    words: ['乡镇名称', '所在乡镇', '镇', '乡(镇、街道)', '乡镇(街道)', '镇(乡)', '乡镇街道'],
  },
  { target: 'household.county', words: ['县区', '区县', '县市区', '县(区)', '县(市、区)', '县(市区)', '区'] },
  { target: 'household.city', words: ['地市', '市州', '市(州)', '地级市', '州'] },
  { target: 'household.province', words: ['省份', '省(区、市)'] },
  {
    target: 'household.address',
    words: ['住址', '地址', '家庭地址', '详细地址', '居住地址', '现住址', '家庭详细住址'],
  },
  {
    target: 'household.bank_account',
    words: [
      '银行卡',
      '卡号',
      '账号',
      '银行卡账号',
      '一卡通',
      '一卡通账号',
      '一卡通号',
      '一卡通卡号',
      '惠农卡号',
    ],
  },
  { target: 'household.bank_name', words: ['开户行', '银行名称'] },
  { target: 'household.household_type', words: ['农户类型', '户类别'] },
  { target: 'household.main_cause', words: ['致贫原因'] },
  { target: 'household.poverty_attribute', words: ['户属性', '贫困户类型'] },
  { target: 'household.exit_year', words: ['脱贫年份', '脱贫时间'] },
  { target: 'household.first_recognised_year', words: ['识别年度', '识别年份', '建档年度', '建档立卡年度'] },
  { target: 'household.year', words: ['年份', '数据年度', '所属年度'] },
];

const others: readonly Synonym[] = [
  {
    target: 'helper.name',
    words: [
      '帮扶人',
      '帮扶干部',
      '帮扶人姓名',
      '帮扶干部姓名',
      '结对干部',
      '帮扶责任人',
      '结对帮扶人',
      '帮扶联系人',
      '帮扶联系人姓名',
    ],
  },
  { target: 'helper.unit_name', words: ['帮扶单位', '单位', '工作单位', '帮扶单位名称', '帮扶责任人单位'] },
  {
    target: 'helper.phone',
    words: [
      ...PHONE_WORDS,
      ...['帮扶人', '帮扶责任人', '帮扶干部', '帮扶联系人'].flatMap((who) =>
        PHONE_WORDS.map((word) => who + word),
      ),
    ],
    subjects: ['helper'],
  },
  {
    target: 'helper.starts_on',
    words: ['帮扶起始时间', '结对时间', '结对开始时间', '开始时间', '结对日期', '帮扶开始日期'],
  },
  { target: 'helper.ends_on', words: ['结对结束时间', '结束时间', '帮扶结束日期'] },
  { target: 'living_conditions.housing_area', words: ['房屋面积', '住房建筑面积'] },
  { target: 'living_conditions.arable_area', words: ['耕地', '承包地面积', '承包耕地面积'] },
  { target: 'living_conditions.is_dangerous_house', words: ['是否危房', '危房'] },
  { target: 'income.wage_income', words: ['工资收入', '工资性'] },
  { target: 'income.business_income', words: ['经营性收入', '生产经营收入', '经营收入'] },
  { target: 'income.business_expense', words: ['经营性支出', '生产经营支出', '生产支出'] },
  { target: 'income.transfer_income', words: ['转移收入', '转移性'] },
  { target: 'income.property_income', words: ['财产收入', '财产性'] },
  { target: 'income.net_income', words: ['家庭纯收入', '年纯收入', '家庭年纯收入'] },
  { target: 'income.annual_income', words: ['年总收入', '家庭年收入', '总收入', '家庭总收入'] },
  { target: 'income.per_capita_net_income', words: ['家庭人均纯收入', '人均年纯收入'] },
  { target: 'income.dibao_income', words: ['低保收入', '低保补助'] },
  { target: 'income.pension_income', words: ['养老金', '养老金收入'] },
  { target: 'monitoring.category', words: ['监测类别', '监测户类型', '监测对象类型', '监测类型'] },
  {
    target: 'monitoring.recognised_month',
    words: ['纳入时间', '识别时间', '监测识别时间', '纳入监测时间', '识别年月'],
  },
  {
    target: 'monitoring.risk_1',
    words: ['致贫返贫风险', '返贫致贫风险', '返贫风险', '致贫风险', '主要风险', '风险1', '风险类型'],
  },
  { target: 'monitoring.risk_2', words: ['风险2', '次要风险'] },
  { target: 'monitoring.eliminated_month', words: ['消除时间', '风险消除时间'] },
];

/** In the order in which they are tried. */
export const synonyms: readonly Synonym[] = [...people, ...households, ...others];
