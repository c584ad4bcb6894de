import { SHIPPED_PACKS } from '#domain/policy/load-pack.ts';
import type { Evidence } from '#domain/policy/scoring.ts';
import type { Model as Visit } from '#templates/p04-visit.ts';
import type { Model as Scores } from '#templates/p06-scores.ts';
import type { Form, FormFact, FormMember } from '#templates/p05-model.ts';
import { names, place } from './models.ts';

const fact = (key: string, label: string, value: string): FormFact => ({ key, label, value });

const householdFacts: FormFact[] = [
  fact('household.head_name', '户主姓名', '张伟'),
  fact('household.phone', '户联系电话', '13800001234'),
  fact('household.address', '家庭住址', '岭北镇石桥村第3村民小组18号'),
  fact('household.household_type', '户类型', '脱贫户'),
  fact('household.exit_status', '脱贫状态', '已脱贫（享受政策）'),
  fact('household.first_recognised_year', '首次识别时间', '2014'),
  fact('household.annual_head_count', '年度家庭人口数（人）', '3'),
  fact('household.main_cause', '主要致贫原因', '因病'),
  fact('household.other_causes', '其他致贫原因', '缺技术、因学'),
  fact('household.return_causes', '返贫原因', ''),
  fact('household.bank_name', '开户银行', '云岭县农村信用社岭北分社'),
  fact('household.bank_account', '银行账号', '6217000000000012345'),
  fact('monitoring.category', '监测对象类别', '脱贫不稳定户'),
  fact('monitoring.recognised_month', '识别监测时间', '2025年3月'),
  fact('monitoring.risks', '返贫致贫风险', '因病、因学'),
];

const incomeFacts: FormFact[] = [
  fact('income.wage_income', '工资性收入', '36,000.00'),
  fact('income.business_income', '生产经营性收入', '12,500.00'),
  fact('income.property_income', '财产性收入', '300.00'),
  fact('income.transfer_income', '转移性收入', '2,860.50'),
  fact('income.business_expense', '生产经营性支出', '4,200.00'),
  fact('income.net_income', '纯收入', '47,460.50'),
  fact('income.per_capita_net_income', '人均纯收入', '15,820.17'),
];

const livingFacts: FormFact[] = [
  fact('living_conditions.housing_area', '住房面积（平方米）', '96.00'),
  fact('living_conditions.house_structure', '房屋结构', '砖混材料'),
  fact('living_conditions.dangerous_house_level', '危房级别', 'A级'),
  fact('living_conditions.safe_housing', '有无安全住房', '有'),
  fact('living_conditions.has_safe_water', '是否解决安全饮用水', '是'),
  fact('living_conditions.has_household_power', '是否通生活用电', '是'),
  fact('living_conditions.fuel', '主要燃料类型', '清洁能源'),
  fact('living_conditions.has_sanitary_toilet', '是否有卫生厕所', '否'),
  fact('living_conditions.access_road', '入户路类型', '硬化路'),
  fact('living_conditions.arable_area', '耕地面积（亩）', '3.20'),
  fact('living_conditions.forest_area', '林地面积（亩）', '12.00'),
  fact('living_conditions.is_in_cooperative', '是否加入农民专业合作组织', '是'),
  fact('relocation.is_relocated_household', '是否易地扶贫搬迁户', '否'),
];

const choices = [
  '健康状况：健康、长期慢性病、患有大病、残疾（“健康”不与其他同时填，其余可多选）',
  '劳动能力：普通劳动力、技能劳动力、丧失劳动力、无劳动力、弱劳动力或半劳动力（未满16周岁的填无劳动力）',
  '文化程度：文盲或半文盲、小学、初中、高中、大专、本科及以上',
  '在校生只填在校生状况，非在校生只填文化程度，另一项划“/”',
];

const emptied = (facts: readonly FormFact[]): FormFact[] => facts.map((each) => ({ ...each, value: '' }));

export function formMember(id: number, values: Readonly<Record<string, string>> = {}): FormMember {
  const usual: Record<string, string> = {
    ...{ 'member.name': '张伟', 'member.sex': '男', 'member.relation': '户主', 'member.nation': '汉族' },
    ...{ 'member.id_number': '529901196803072319', 'member.education': '初中', 'member.school_status': '/' },
    ...{ 'member.health': '长期慢性病', 'member.labour_ability': '普通劳动力', 'member.work_months': '10' },
    ...{ 'form.work_place': '县外省内', 'form.minimum': '农村低保', 'form.medical': '城乡居民、大病' },
    ...{ 'form.pension': '城乡居民', 'member.political_status': '群众' },
    ...values,
  };
  return { id, facts: Object.entries(usual).map(([key, value]) => fact(key, key, value)) };
}

const worker = {
  ...{
    'member.phone': '13800001234',
    'member.employer': '云岭县建筑公司',
    'member.monthly_wage': '3,600.00',
  },
  ...{ 'member.industry': '建筑业', 'member.employment_channel': '企业招聘' },
  ...{ 'form.work_period': '2025年2月—2025年11月', 'form.other': '享受人身意外保险补贴' },
};

const family: FormMember[] = [
  formMember(1, worker),
  formMember(2, { 'member.name': '䶮㛃𬭎𠅤𫖯㐱䲟', 'member.sex': '女', 'member.relation': '配偶' }),
  formMember(3, {
    ...{ 'member.name': '买买提·艾力', 'member.relation': '次子', 'member.education': '/' },
    ...{ 'member.school_status': '小学', 'member.health': '健康', 'member.labour_ability': '无劳动力' },
    ...{ 'member.work_months': '', 'form.work_place': '', 'form.pension': '未参加' },
  }),
];

export const aForm = (changes: Partial<Form> = {}): Form => ({
  place,
  group: '第3村民小组',
  householdNo: '5299010012345',
  year: 2026,
  groups: [
    { title: '户基本情况', facts: householdFacts },
    { title: '年度收入（单位：元）', facts: incomeFacts },
    { title: '生活条件', facts: livingFacts },
  ],
  members: family,
  choices,
  preparedOn: '2026-01-04',
  ...changes,
});

/** A household of which only the head's name is known. */
export const anEmptyForm = (): Form =>
  aForm({
    ...{ group: null, householdNo: null },
    groups: aForm().groups.map(({ title, facts }) => ({ title, facts: emptied(facts) })),
    members: [
      {
        id: 1,
        facts: [fact('member.name', '姓名', '王䲟'), fact('member.relation', '与户主关系', '户主')],
      },
    ],
  });

const LONG =
  '云岭县岭北镇石桥村第十三（石桥东）村民小组老供销社旧址后面第二排安置房东头第三户（原粮站宿舍）联系人转交';

/** Everything that can be recorded, with its longest values, of twenty people. */
export const aFullForm = (): Form =>
  aForm({
    group: '第十三（石桥东）村民小组',
    groups: [
      {
        title: '户基本情况',
        facts: [
          ...householdFacts.map((each) =>
            ['household.address', 'household.bank_name'].includes(each.key) ? { ...each, value: LONG } : each,
          ),
          ...Array.from({ length: 14 }, (_, at) =>
            fact(
              `own.${at}`,
              `本乡镇自定义的补充指标名称${at + 1}`,
              at % 3 === 0 ? LONG : '居住在集中安置区',
            ),
          ),
        ],
      },
      {
        title: '年度收入（单位：元）',
        facts: [
          ...incomeFacts,
          ...Array.from({ length: 14 }, (_, at) =>
            fact(`item.${at}`, `其他转移性收入${at + 1}`, '1,234,567.89'),
          ),
        ],
      },
      {
        title: '生活条件',
        facts: [
          ...livingFacts,
          ...Array.from({ length: 18 }, (_, at) =>
            fact(`living.${at}`, '是否有创业致富带头人带动', '竹草土坯、土窑洞'),
          ),
        ],
      },
    ],
    members: Array.from({ length: 20 }, (_, at) =>
      formMember(at + 1, {
        ...worker,
        'member.name': names[at % names.length] ?? '',
        'member.id_number': '52990119680307231X\n52990119680307231X43',
        'member.nation': '柯尔克孜族',
        'member.relation': '其他（无亲属关系）',
        'member.health': '长期慢性病、患有大病、残疾',
        'member.labour_ability': '弱劳动力或半劳动力',
        'form.work_place': '新疆维吾尔自治区克孜勒苏柯尔克孜自治州',
        'form.medical': '城乡居民、城镇职工、大病、商业补充',
        'form.disability': '肢体残疾、二级、2019',
        'form.public_post': '护洁员、公厕管理员（12个月）',
        'form.reason': '因残疾无法随班就读',
        'member.employer': LONG,
        'form.other':
          '现役军人；接受医疗救助；事实无人抚养儿童；易地扶贫搬迁人口；有劳动意愿需求：愿意在县内就近就业',
      }),
    ),
  });

export const aVisit = (changes: Partial<Visit> = {}): Visit => ({
  place,
  group: '第3村民小组',
  householdNo: '5299010012345',
  year: 2026,
  procedure: '监测对象识别',
  visit: { on: '2026-01-02', investigators: ['李明', '王芳'] },
  head: '张伟',
  phone: '13800001234',
  address: '岭北镇石桥村第3村民小组18号',
  type: '脱贫户',
  counts: { people: 4, labour: 2, pupils: 1, ill: 1, disabled: 0, away: 1 },
  house: { structure: '砖混材料', area: '96.00', level: 'A级', appraisal: null },
  hasSafeWater: true,
  pupils: ['买买提·艾力（小学）'],
  dropouts: [],
  ill: ['张伟（长期慢性病）'],
  insured: 4,
  uninsured: [],
  income: {
    ...{ wage: '36,000.00', business: '12,500.00', property: '300.00', transfer: '2,860.50' },
    ...{ expense: '4,200.00', net: '47,460.50', perCapita: '11,865.12', selfPaid: '23,000.00' },
  },
  risks: ['因病', '因学'],
  ...changes,
});

/** Before the visit to a household of which nothing but the head is known. */
export const anUnknownVisit = (): Visit =>
  aVisit({
    ...{
      group: null,
      householdNo: null,
      procedure: null,
      visit: null,
      phone: null,
      address: null,
      type: null,
    },
    head: '王䲟',
    counts: { people: 1, labour: null, pupils: null, ill: null, disabled: null, away: null },
    house: { structure: null, area: null, level: null, appraisal: null },
    hasSafeWater: null,
    ...{ pupils: [], ill: [], insured: null, risks: [] },
    income: {
      ...{ wage: null, business: null, property: null, transfer: null },
      ...{ expense: null, net: null, perCapita: null, selfPaid: null },
    },
  });

export const aLongVisit = (): Visit => {
  const twenty = (state: string) =>
    Array.from({ length: 20 }, (_, at) => `${names[at % names.length] ?? ''}（${state}）`);
  return aVisit({
    group: '第十三（石桥东）村民小组',
    visit: { on: '2026-01-02', investigators: [...names.slice(0, 5)] },
    address: LONG,
    type: '建档立卡脱贫户（享受政策）',
    counts: { people: 20, labour: 8, pupils: 20, ill: 20, disabled: 20, away: 20 },
    house: {
      ...{ structure: '竹草土坯、土窑洞', area: '1,234.00', level: 'D级' },
      appraisal: `2025-11-02，${LONG}，鉴定为D级，整栋危房，应当拆除重建`,
    },
    hasSafeWater: false,
    pupils: twenty('普通高中三年级'),
    dropouts: twenty('因残疾无法随班就读'),
    ill: twenty('长期慢性病、患有大病、残疾'),
    uninsured: [...names, ...names],
    risks: ['因病', '因学', '因残', '因自然灾害', '因产业项目失败'],
  });
};

const EVIDENCE: Readonly<Record<Evidence, string>> = {
  'house-safety': 'C级',
  house: '砖瓦砖木，64.00平方米',
  income: '人均纯收入2,680.40元',
  land: '耕地3.20亩',
  labour: '劳动力2人，家庭人口4人',
  health: '患病1人，残疾1人',
  schooling: '在校学生1人',
};

/** The table of the pack of 2014, with what the records say to it. */
export function aScoreSheet(changes: Partial<Scores> = {}): Scores {
  const scoring = SHIPPED_PACKS.find(({ id }) => id === 'national-2014')?.documents?.scoring;
  if (scoring === undefined) throw new Error('the pack has no scoring');
  const lines = (list: readonly { text: string }[], applying: number): Scores['priorities'] =>
    list.map(({ text }, at) => ({
      ...{ text, applies: at === applying ? true : null, note: at === applying ? '档案登记' : '' },
    }));
  return {
    place,
    group: '第3村民小组',
    householdNo: '5299010012345',
    year: 2016,
    head: '张伟',
    people: 4,
    blocks: scoring.blocks.map(({ title, items }) => ({
      title,
      items: items.map(({ title: item, standard, points, evidence }) => ({
        ...{ title: item, standard, points, given: null, evidence: EVIDENCE[evidence ?? 'house'] },
      })),
    })),
    priorities: lines(scoring.priorities, 0),
    admissions: lines(scoring.admissions, 3),
    exclusions: lines(scoring.exclusions, -1),
    result: { total: null, place: null, ranked: 0, vetoes: null },
    ...changes,
  };
}
