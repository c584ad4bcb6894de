import type { PublicText } from '#domain/identity/privacy.ts';
import type { followUp } from '#templates/chapters/follow-up.ts';
import type { EliminationMeasure, Model as Elimination, Standing } from '#templates/p26-elimination.ts';
import type { Decrease } from '#templates/p29-decrease.ts';
import type { Increase } from '#templates/p28-increase.ts';
import type { Model as LookBack } from '#templates/p30-look-back.ts';
import type { Problem } from '#templates/p31-ledger.ts';
import type { MeasureDone } from '#templates/p25-measures.ts';
import type { PostedMeasure } from '#templates/p25b-measures-posted.ts';
import type { Samples } from './samples.ts';

const place = { county: '云岭县', township: '清水镇', village: '石桥村' };
const farPlace = {
  county: '云岭哈尼族彝族傣族自治县',
  township: '清水河瑶族傣族乡',
  village: '上石桥新寨自然村合并村',
};
const rare = '䶮㛃𬭎𠅤';
/** Sixty characters. */
const longUnit =
  '云岭哈尼族彝族傣族自治县清水河瑶族傣族乡人民政府农业农村和乡村振兴综合服务中心驻上石桥新寨自然村合并村工作队帮扶责任组办';

const ofHousehold = { place, group: '第3村民小组', householdNo: '529901000123', year: 2026 };
const ofFarHousehold = {
  place: farPlace,
  group: '第十二村民小组（老寨）',
  householdNo: '5299010123456789',
  year: 2026,
};
const unknown = { school: null, insurance: null, housing: null, water: null };
const nothing: Standing = { perCapita: null, netIncome: null, selfPaid: null, problems: unknown };

const many = <Item>(count: number, make: (at: number) => Item): Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

const measure = (changes: Partial<MeasureDone> = {}): MeasureDone => ({
  category: '产业',
  measure: '种植业；发展油茶3亩，每亩补助800元',
  from: '2026-03-01',
  to: '2026-11-30',
  responsible: '李成',
  progress: '2026-11-20完成',
  amount: 2400,
  outcome: '已挂果，预计增收3000元',
  ...changes,
});

const posted = (text: string) => text as PublicText;
const postedMeasure = (changes: Partial<PostedMeasure> = {}): PostedMeasure => ({
  category: posted('产业'),
  measure: posted('种植业'),
  from: '2026-03-01',
  to: '2026-11-30',
  unit: posted('县林业局'),
  isDone: true,
  amount: 2400,
  ...changes,
});

const elimination: Elimination = {
  ...ofHousehold,
  object: '防止返贫致贫对象',
  head: '欧阳修远',
  population: 4,
  category: '边缘易致贫户',
  recognised: '202503',
  mode: '帮扶消除',
  risks: ['因学', '因务工就业不稳'],
  then: {
    perCapita: 6230.5,
    netIncome: 24922,
    selfPaid: 12000,
    problems: { school: false, insurance: true, housing: false, water: false },
  },
  now: {
    perCapita: 11250.25,
    netIncome: 45001,
    selfPaid: 800,
    problems: { school: false, insurance: false, housing: false, water: false },
  },
  line: { amount: 8000, source: '示范省2026年' },
  measures: many(3, (at): EliminationMeasure => ({
    category: ['就业', '教育', '产业'][at] ?? '',
    measure: ['外出务工补贴', '雨露计划', '种植业；发展油茶3亩'][at] ?? '',
    time: `2025-0${at + 4}-01`,
    amount: at === 2 ? null : 3000,
    outcome: '务工9个月，月收入3500元',
  })),
  isEliminated: false,
  visit: { on: '2026-10-12', verifiers: ['周一', '吴二'] },
  contact: '郑小芳',
  review: {
    on: '2026-10-20',
    expected: 30,
    present: 26,
    rule: { attendance: [2, 3], majority: [1, 2] },
    votes: [24, 1, 1],
  },
  notice: { from: '2026-10-21', to: '2026-10-25' },
};

const increase = (changes: Partial<Increase> = {}): Increase => ({
  head: '欧阳修远',
  householdNo: '529901000123',
  name: '欧阳小雨',
  sex: '女',
  idNumber: '529901202604052325',
  birth: '2026-04-05',
  relation: '孙女',
  reason: '新生儿',
  on: '2026-04-05',
  proof: '出生医学证明',
  people: 5,
  ...changes,
});

const decrease = (changes: Partial<Decrease> = {}): Decrease => ({
  head: '吕山河',
  householdNo: '529901000124',
  name: '吕山河',
  idNumber: '529901194803072319',
  reason: '死亡',
  on: '2026-05-02',
  proof: '死亡证明',
  people: 2,
  wasHead: true,
  newHead: '李桂兰',
  ...changes,
});

const looks = [
  ...['一看粮', '二看房', '三看有无读书郎', '四看水', '五看人'],
  ...['六看身体行不行', '七看业', '八看保', '九看成效好不好'],
];
const noIncome = {
  wage: null,
  business: null,
  property: null,
  transfer: null,
  expense: null,
  net: null,
  perCapita: null,
};

const lookBack: LookBack = {
  ...ofHousehold,
  head: '欧阳修远',
  population: 4,
  phone: '13800001234',
  groups: ['已脱贫', '重病'],
  looks: looks.map((title, at) => ({
    title,
    facts: at === 0 ? null : '砖混材料；120㎡；安全住房：有；非危房',
    isGood: at === 3 ? false : at === 0 ? null : true,
    problem: at === 3 ? '枯水期取水要半小时' : null,
  })),
  income: {
    wage: 32000,
    business: 8000.5,
    property: 0,
    transfer: 1200,
    expense: 2200.5,
    net: 39000,
    perCapita: 9750,
  },
  benefits: ['低保', '雨露计划补助'],
  campaign: null,
  visit: { on: '2026-04-12', visitors: ['周一', '吴二'] },
};

const problem = (changes: Partial<Problem> = {}): Problem => ({
  village: '石桥村',
  group: '三组',
  head: '欧阳修远',
  householdNo: '529901000123',
  category: '边缘易致贫户',
  kind: '信息',
  text: '家庭人口数（5）与成员人数（4）不一致',
  source: '数据检查',
  foundOn: '2026-04-20',
  ...changes,
});

/** What a ledger has of a problem, in words as long as its boxes take. */
const course = {
  ...{
    number: '2026-10001',
    confirmed: '欧阳科长\n2026-04-20',
    unit: longUnit,
    responsible: '阿卜杜拉·买买提',
  },
  measure:
    `${longUnit}核对营业执照，注销已经停业的个体户，更正家庭收入，入户说明政策，${longUnit}复查`.repeat(4),
  ...{ dueOn: '2026-05-20', progress: '待定措施', closedOn: '2026-05-18' },
};

const ledger = { county: '云岭县', township: '清水镇', village: '石桥村', year: 2026, madeOn: '2026-04-20' };
const ledgers = {
  smallest: { ...ledger, sheets: [{ department: '教育局', problems: [], blankRows: 8 }] },
  typical: {
    ...ledger,
    sheets: [
      { department: '农业农村局', problems: many(9, () => problem()), blankRows: 0 },
      {
        department: '水利局',
        problems: [problem({ kind: '饮水', text: '枯水期取水要半小时', source: '入户核查' })],
        blankRows: 7,
      },
    ],
  },
  worst: {
    ...{ ...ledger, ...farPlace },
    sheets: [
      {
        department: '工商(市场监管、行政审批)',
        problems: many(120, (at) =>
          problem({
            village: farPlace.village,
            group: '第十二村民小组（老寨）',
            head: at % 5 === 0 ? null : `阿卜杜拉·买买提·${rare}`,
            category: '突发严重困难户',
            kind: at % 3 === 0 ? null : '信息',
            text: `${rare}：名下有经营实体，注册资本${at}万元，需要说明来源和经营情况，核对后附营业执照复印件（待核实）`,
            source: '部门比对',
            ...(at % 2 === 0 ? { course } : {}),
          }),
        ),
        blankRows: 0,
      },
      { department: longUnit, problems: [problem()], blankRows: 7 },
    ],
  },
};

const letter = {
  ...{ issuer: '清水镇人民政府', village: '石桥村', unit: null, year: 2026, number: null },
  ...{ checkedOn: '2026-04-18', dueOn: '2026-04-25', contact: null, phone: '0999-6123456' },
  issuedOn: '2026-04-20',
};

/** Papers of follow-up in three sizes. */
export const samples = {
  P25: {
    smallest: {
      ...ofHousehold,
      ...{ head: '赵一', population: 1, category: null, recognised: null, risks: null },
      ...{ measures: [], blankRows: 6 },
    },
    typical: {
      ...ofHousehold,
      ...{ head: '欧阳修远', population: 4, category: '边缘易致贫户', recognised: '202503' },
      risks: '因学、因务工就业不稳',
      measures: [
        measure(),
        measure({ category: '就业', measure: '外出务工补贴', progress: null, amount: null, outcome: null }),
        measure({ category: '教育', measure: '雨露计划', amount: 3000 }),
        measure({ category: '社会帮扶', measure: '结对帮扶', to: null, amount: null }),
      ],
      blankRows: 0,
    },
    worst: {
      ...ofFarHousehold,
      ...{
        head: `阿卜杜拉·买买提·${rare}`,
        population: 20,
        category: '突发严重困难户',
        recognised: '202412',
      },
      risks: '因病、因残、因自然灾害、因产业项目失败、因务工就业不稳',
      measures: many(26, (at) =>
        measure({
          category: at % 2 === 0 ? '生产生活条件改善' : '就业（公益岗位）',
          measure: `${longUnit}实施；入户路改造、卫生厕所改造、厨房改造、庭院整治`,
          responsible: at % 3 === 0 ? longUnit : '李成',
          amount: 123456.78,
          outcome: '道路硬化到户，出行方便，群众满意，厨房、厕所、庭院面貌改善，户主认可',
        }),
      ),
      blankRows: 0,
    },
  },
  P25B: {
    smallest: {
      ...{ village: posted('石桥村'), group: posted('/'), head: posted('（未成年人户）'), population: 1 },
      ...{ year: 2026, object: posted('监测对象'), issuedOn: '2026-10-21' },
      measures: [
        postedMeasure({ category: posted('医疗'), measure: null, from: null, to: null, amount: null }),
      ],
    },
    typical: {
      ...{ village: posted('石桥村'), group: posted('三组'), head: posted('欧阳修远'), population: 4 },
      ...{ year: 2026, object: posted('监测对象'), issuedOn: '2026-10-21' },
      measures: [
        postedMeasure(),
        postedMeasure({
          category: posted('就业'),
          measure: posted('外出务工补贴'),
          unit: null,
          isDone: false,
        }),
        postedMeasure({ category: posted('医疗'), measure: null, from: null, to: null, amount: null }),
      ],
    },
    worst: {
      ...{ village: posted(farPlace.village), group: posted('第十二村民小组（老寨）') },
      ...{ head: posted(`阿卜杜拉·买买提·${rare}`), population: 20, year: 2026 },
      ...{ object: posted('防止返贫致贫对象'), issuedOn: '2026-10-21' },
      measures: many(40, () =>
        postedMeasure({
          category: posted('生产生活条件改善'),
          measure: posted('入户路改造、卫生厕所改造、厨房改造、庭院整治、其他'),
          unit: posted(longUnit),
          amount: 123456.78,
        }),
      ),
    },
  },
  P26: {
    smallest: {
      ...elimination,
      ...{ population: 1, category: null, recognised: null, mode: null, risks: [], line: null },
      ...{
        then: nothing,
        now: nothing,
        measures: [],
        visit: null,
        contact: null,
        review: null,
        notice: null,
      },
    },
    typical: elimination,
    worst: {
      ...elimination,
      ...ofFarHousehold,
      ...{ head: `阿卜杜拉·买买提·${rare}`, population: 20, category: '突发严重困难户' },
      risks: ['因自然灾害', '因意外事故', '因产业项目失败', '因务工就业不稳', '因安全住房'],
      line: { amount: 8000, source: '示范哈尼族彝族自治区2026年' },
      measures: many(20, () => ({
        category: '生产生活条件改善',
        measure: `${longUnit}实施；入户路改造、卫生厕所改造、厨房改造、庭院整治`,
        time: '2025-04-01',
        amount: 123456.78,
        outcome: '道路硬化到户，出行方便，群众满意，户主认可',
      })),
      visit: { on: '2026-10-12', verifiers: ['周一', '吴二', `阿卜杜拉·买买提·${rare}`, '郑王三', '冯陈四'] },
    },
  },
  P28: {
    smallest: { place, year: 2026, until: '2026-11-23', rows: [], blankRows: 6 },
    typical: {
      ...{ place, year: 2026, until: '2026-11-23', blankRows: 3 },
      rows: [
        increase(),
        increase({ name: '张小兰', relation: '儿媳', reason: '嫁入(婚入)', proof: '结婚证、户口页' }),
        increase({
          name: '王远',
          sex: '男',
          relation: null,
          reason: '其他转入',
          proof: null,
          idNumber: null,
        }),
      ],
    },
    worst: {
      ...{ place: farPlace, year: 2026, until: '2026-11-23', blankRows: 0 },
      rows: many(60, () =>
        increase({
          head: `阿卜杜拉·买买提·${rare}`,
          householdNo: '5299010123456789',
          name: `买买提·艾力·${rare}`,
          relation: '其他非亲属成员',
          reason: '其他转入',
          proof: '户口簿、出生医学证明、收养登记证、村委会证明',
          people: 20,
        }),
      ),
    },
  },
  P29: {
    smallest: { place, year: 2026, until: '2026-11-23', rows: [], blankRows: 6 },
    typical: {
      ...{ place, year: 2026, until: '2026-11-23', blankRows: 3 },
      rows: [
        decrease(),
        decrease({ name: '吕小梅', reason: '嫁出(婚出)', wasHead: false, newHead: null, proof: '户口页' }),
        decrease({ name: '孙独', reason: '死亡', people: 0, newHead: null, proof: null }),
      ],
    },
    worst: {
      ...{ place: farPlace, year: 2026, until: '2026-11-23', blankRows: 0 },
      rows: many(60, () =>
        decrease({
          head: `阿卜杜拉·买买提·${rare}`,
          householdNo: '5299010123456789',
          name: `阿卜杜拉·买买提·${rare}`,
          reason: '参军提干或转为财政供养等不再共同生活',
          proof: '户口簿、死亡医学证明、火化证、村委会证明',
          newHead: `买买提·艾力·${rare}`,
          people: 19,
        }),
      ),
    },
  },
  P30: {
    smallest: {
      ...lookBack,
      ...{ population: 1, phone: null, groups: [], benefits: [], visit: null, income: noIncome },
      looks: looks.map((title) => ({ title, facts: null, isGood: null, problem: null })),
    },
    typical: lookBack,
    worst: {
      ...lookBack,
      ...ofFarHousehold,
      ...{ head: `阿卜杜拉·买买提·${rare}`, population: 20 },
      groups: ['已脱贫', '低保', '分散供养五保', '重残', '重病', '边缘'],
      looks: looks.map((title) => ({
        title,
        facts: many(20, (at) => `${rare}${at}小学`).join('；'),
        isGood: false,
        problem: `${longUnit}反映的问题没有解决，需要尽快核实并落实到户`,
      })),
      income: { ...lookBack.income, wage: 1234567.89, net: 1234567.89, perCapita: 61728.39 },
      benefits: [
        ...['低保', '特困供养', '困难残疾人生活补贴', '重度残疾人护理补贴', '临时救助', '高龄津贴'],
        ...['孤儿基本生活保障', '事实无人抚养儿童基本生活补贴', '公益性岗位', '生态护林员', '光伏收益分配'],
      ],
      visit: { on: '2026-04-12', visitors: many(5, () => `阿卜杜拉·${rare}`) },
    },
  },
  P31: ledgers,
  P31B: {
    smallest: { ...ledgers.smallest, village: null },
    typical: { ...ledgers.typical, village: null },
    worst: { ...ledgers.worst, village: null },
  },
  P32: {
    smallest: {
      ...letter,
      ...{ checkedOn: null, problems: [], dueOn: null, phone: null },
    },
    typical: {
      ...letter,
      problems: ['三组欧阳修远户家庭人口数（5）与成员人数（4）不一致', '二组李有田户枯水期取水要半小时'],
    },
    worst: {
      ...letter,
      ...{ issuer: `${farPlace.township}人民政府`, village: farPlace.village, unit: longUnit, number: 112 },
      contact: `阿卜杜拉·买买提·${rare}`,
      problems: many(
        8,
        () => `第十二村民小组（老寨）阿卜杜拉·买买提·${rare}户名下有经营实体，需要说明来源和经营情况`,
      ),
    },
  },
  P33: {
    smallest: {
      ...ofHousehold,
      head: '赵一',
      problems: [{ kind: null, department: null, text: null, source: null, foundOn: null }],
    },
    typical: {
      ...ofHousehold,
      head: '欧阳修远',
      problems: [
        {
          ...{ kind: '饮水', department: '水利局', source: '入户核查', foundOn: '2026-04-12' },
          text: '枯水期取水要半小时',
        },
      ],
    },
    worst: {
      ...ofFarHousehold,
      head: `阿卜杜拉·买买提·${rare}`,
      problems: many(6, () => ({
        ...{ kind: '信息', department: longUnit, source: '部门比对', foundOn: '2026-04-12' },
        text: `${rare}：名下有经营实体，注册资本10万元，需要说明来源和经营情况，核对后附营业执照复印件；${longUnit}反映的问题没有解决，需要尽快核实并落实到户（待核实）`,
        course: { ...course, done: course.measure, evidence: course.measure },
      })),
    },
  },
} satisfies Samples<typeof followUp>;
