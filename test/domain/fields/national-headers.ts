import type { EntityName } from '#domain/fields/field.ts';

interface ExportFile {
  /** The subjects of the file's columns; a header that two of them have means the first one's field. */
  readonly entities: readonly EntityName[];
  readonly headers: readonly string[];
  /** Headers that no field of the collection forms carries. */
  readonly unmapped: readonly string[];
  /** Headers that a field of a later subject carries too. */
  readonly shared: readonly string[];
}

/** The headers of real national exports (published), bracket widths as they are. */
export const exportFiles = {
  '2.1 members': {
    entities: ['household', 'member'],
    headers: words(`
      省 市 县 乡 村 户编号 人口编号 姓名 性别 出生日期 证件类型 证件号码 民族
      户联系电话 成员联系电话 年度 与户主关系 文化程度 在校生状况 劳动技能 务工时间（月）
      健康状况 政治面貌 务工企业名称 是否享受低保 是否参加城镇职工基本养老保险
      是否参加大病保险 是否参加新型农村合作医疗（城乡居民基本医疗保险）
      是否参加城乡居民基本养老保险 失学或辍学原因 是否会讲普通话 是否参加商业补充医疗保险
      是否国外务工 产业分类 是否接受大病医疗救助 是否接受其他健康扶贫 公益性岗位类型
      公益性岗位(月数) 就业渠道 残疾类别 务工所在地 户主姓名 户主证件号码
      是否参加城镇职工基本医疗保险 是否特困供养人员 残疾证办证年度 识别标准
    `),
    unmapped: [],
    shared: ['户编号'],
  },
  '2.2 households': {
    entities: ['household', 'income', 'living_conditions'],
    headers: words(`
      省 市 县 乡 村 户编号 户主编号 户主姓名 户主证件号码 家庭人口数 是否危房户
      人均纯收入 年收入 是否解决安全饮用水 年度 村办公电话 开户银行名称 银行卡号 识别标准
      主要致贫原因 次要致贫原因 工资性收入 生产经营性收入 财产性收入 转移性收入 计划生育金
      低保金 五保金 养老保险金 生态补偿金 其他转移性收入 生产经营性支出 纯收入
      资产收益扶贫分红收入 其他财产性收入 耕地面积（亩） 水面面积 是否加入农民专业合作组织
      退耕还林面积（亩） 林果面积（亩） 牧草地面积 林地面积（亩） 是否通生产用电
      是否通生活用电 是否通广播电视 与村主干路距离 入户路类型 住房面积 是否有卫生厕所
      主要燃料类型 危房级别 是否有龙头企业带动 是否有创业致富带头人带动
    `),
    unmapped: ['村办公电话'],
    shared: [],
  },
  '2.3 all fields': {
    entities: ['household', 'member', 'income', 'living_conditions', 'monitoring'],
    headers: words(`
      县 乡 村 户联系电话 户类型 监测对象类别 是否军烈属 工资性收入 转移性收入
      养老金或离退休金 生产经营性收入 计划生育金 生态补偿金 财产性收入 最低生活保障金
      其他转移性收入 资产收益扶贫分红收入 特困人员救助供养金 其他财产性收入（旧指标）
      生产经营性支出 纯收入（元） 当前家庭人口数 人均纯收入（元） 年度家庭人口数
      耕地面积（亩） 牧草地面积 水面面积 林地面积（亩） 退耕还林面积（亩） 林果面积（亩）
      入户路类型 与村主干路距离 是否加入农民专业合作组织 是否危房户 住房面积 主要燃料类型
      是否有龙头企业带动 是否有创业致富带头人带动 是否通生活用电 是否通广播电视
      到户产业帮扶类型 是否解决安全饮用水 是否通生产用电 户编号 人口编号 姓名 证件号码
      与户主关系 公益性岗位收入 其他工资性收入 产业奖励 就业奖励 生产经营性支出（合计）
      专项用于减少生产经营性支出的补贴 年收入（元） 是否有卫生厕所 户主姓名 户主证件号码
    `),
    unmapped: [],
    shared: ['工资性收入', '转移性收入', '生产经营性收入', '财产性收入', '生产经营性支出', '户编号'],
  },
  '2.4 monitoring': {
    entities: ['household', 'member', 'monitoring', 'assistance_measure'],
    headers: words(`
      户编号 监测对象类别 在校生状况 劳动技能 享受低保政策情况 享受特困供养政策情况
      整户无劳动能力兜底保障户 风险是否已消除 识别监测时间 健康帮扶 教育帮扶
      风险消除后是否义务教育阶段适龄儿童少年失学辍学 风险消除后是否住房损毁
      风险消除后是否有家庭成员未参加城乡居民（职工）基本医疗保险 风险消除后是否饮水设施损毁
      风险消除后工资性收入 风险消除后财产性收入 风险消除后转移性收入 风险消除后生产经营性收入
      风险消除后生产经营性支出 风险消除后家庭纯收入 风险消除后家庭人均纯收入 风险消除后理赔收入
      风险消除后合规自付支出 省 市 县(市、区、旗) 乡(镇) 行政村 户类型 户主姓名
      户主证件号码 户联系电话 家庭人口数 致贫/返贫风险1 致贫/返贫风险2 人口编号 姓名
      出生日期 证件号码 与户主关系 文化程度 健康状况 务工时间（月） 风险消除方式
      消除监测时间 产业帮扶 就业帮扶
    `),
    unmapped: [],
    shared: ['户编号'],
  },
  '2.5 pairing': {
    entities: ['household', 'helper'],
    headers: words(`
      市 县 乡 户编号 单位名称 隶属关系 姓名 性别 联系人电话 户主个人编号 户主姓名
      户主证件号码 帮扶开始时间 帮扶结束时间 帮扶责任人编号 帮扶单位编号 政治面貌
    `),
    unmapped: [],
    shared: [],
  },
} satisfies Record<string, ExportFile>;

/** Headers of our uploads that need care: their wording or their brackets differ from the form. */
export const uploadHeaders: readonly (readonly [EntityName, string, string])[] = [
  ['household', 'group_name', '自然村（组）'],
  ['household', 'exit_status', '标注类型'],
  ['household', 'other_causes', '其他致贫原因'],
  ['household', 'head_count', '家庭人口数'],
  ['household', 'bank_account', '银行账号'],
  ['member', 'work_months', '务工时间（月）'],
  ['member', 'public_post_months', '公益性岗位(月数)'],
  ['member', 'labour_ability', '劳动技能'],
  ['member', 'dropout_reason', '失学或辍学原因'],
  ['member', 'phone', '家庭成员联系电话'],
  ['member', 'has_resident_medical_insurance', '是否参加城乡居民基本医疗保险'],
  ['member', 'dibao', '享受低保政策情况'],
  ['income', 'business_expense', '生产性支出'],
  ['income', 'dibao_income', '低保金'],
  ['income', 'tekun_income', '特困供养金'],
  ['income', 'pension_income', '养老保险金'],
  ['living_conditions', 'arable_area', '耕地面积（亩）'],
  ['living_conditions', 'returned_farmland_area', '退耕还林面积（亩）'],
  ['living_conditions', 'pasture_area', '牧草地面积'],
  ['living_conditions', 'has_safe_water', '是否解决安全饮用水'],
  ['monitoring', 'recognised_wage_income', '工资性收入'],
  ['monitoring', 'recognised_net_income', '家庭纯收入'],
  ['monitoring', 'insurance_problem', '是否有家庭成员未参加城乡居民（职工）基本医疗保险'],
  ['monitoring', 'after_insurance_problem', '风险消除后是否有家庭成员未参加城乡居民（职工）基本医疗保险'],
  ['monitoring', 'contact_phone', '监测联系人电话'],
  ['assistance_measure', 'education', '教育帮扶'],
  ['assistance_measure', 'public_post', '公益岗位帮扶'],
  ['helper', 'name', '帮扶责任人姓名'],
  ['helper', 'unit_name', '所属单位'],
  ['helper', 'phone', '联系电话'],
  ['helper', 'starts_on', '帮扶开始时间'],
];

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}
