import type { meetings } from '#templates/chapters/meetings.ts';
import type { Meeting } from '#templates/meeting.ts';
import type * as p07 from '#templates/p07-income.ts';
import type * as p08 from '#templates/p08-list.ts';
import type * as p08b from '#templates/p08-results.ts';
import type * as p09 from '#templates/p09-minutes.ts';
import type * as p10 from '#templates/p10-sign-in.ts';
import type * as p11 from '#templates/p11-count.ts';
import type * as p16 from '#templates/p16-objection.ts';
import { aSignIn, attendants, names, place } from '../models.ts';
import type { Samples } from './samples.ts';

export const meeting: Meeting = {
  heldOn: '2026-01-03',
  venue: '石桥村便民服务中心',
  expected: 24,
  present: 21,
  rule: { attendance: [2, 3], majority: [1, 2] },
};

/** Before the meeting: everything that happens there is for the pen. */
export const ahead: Meeting = { ...meeting, heldOn: null, venue: null, expected: null, present: null };

const longPlace = {
  county: '云岭壮族苗族瑶族自治县',
  township: '清水河彝族回族乡',
  village: '上石桥大坪子傈僳族行政村',
};

const headOf = (at: number): string =>
  at < names.length ? (names[at] ?? '') : `赵${String.fromCodePoint(0x4e00 + at)}`;

/** Households that the meeting voted on; the fifth does not get more than half. */
export const polls = (count: number): (p09.DiscussedPoll & p11.CountedPoll)[] =>
  Array.from({ length: count }, (_, at) => ({
    householdNo: `52990100${String(at + 1).padStart(5, '0')}`,
    head: headOf(at),
    group: `第${(at % 9) + 1}村民小组`,
    people: (at % 6) + 1,
    votesFor: at % 7 === 4 ? 9 : 19,
    votesAgainst: at % 7 === 4 ? 12 : 1,
    votesAbstain: at % 7 === 4 ? 0 : 1,
    recused: 0,
    score: null,
    situation:
      at % 3 === 0
        ? `${(at % 6) + 1}人；边缘易致贫户；因病、缺劳动力`
        : `${(at % 6) + 1}人；脱贫不稳定户；因学`,
    reason: at % 7 === 4 ? '家庭成员有稳定工资收入，收入高于标准' : null,
  }));

const untold = (count: number) =>
  polls(count).map((poll) => ({
    ...poll,
    ...{ votesFor: null, votesAgainst: null, votesAbstain: null, recused: null, reason: null },
  }));

export const aCount = (changes: Partial<p11.Model> = {}): p11.Model => ({
  place,
  year: 2026,
  matter: '2026年监测对象识别民主评议',
  meeting,
  polls: polls(6),
  blankRows: 0,
  ...changes,
});

export const minutes = (changes: Partial<p09.Model> = {}): p09.Model => ({
  place,
  year: 2026,
  matter: '2026年监测对象识别民主评议（6户）',
  object: '纳入监测对象',
  meeting,
  polls: polls(6),
  blankRows: 0,
  notice: { from: null, to: null, place: '村委会公示栏', phone: '0797-4291234' },
  ...changes,
});

export const anIncome = (changes: Partial<p07.Model> = {}): p07.Model => ({
  place,
  group: '第3村民小组',
  householdNo: '5299010012345',
  year: 2026,
  head: '欧阳修远',
  purpose: '年度收入',
  period: { from: '2025-10-01', to: '2026-09-30' },
  items: {
    ...{ wage_income: 26000, business_income: 7460.5, business_expense: 2100.25, family_planning_income: 0 },
    ...{
      dibao_income: 4320,
      tekun_income: null,
      pension_income: 1650,
      ecology_income: 300,
      other_transfer_income: 210,
    },
    ...{ dividend_income: 500, other_property_income: 0 },
  },
  lines: [
    aLine({
      title: '欧阳小明外出务工',
      quantity: 8,
      unit: '月',
      unitPrice: 2800,
      amount: 22400,
      proof: '银行流水',
    }),
    aLine({
      title: '公益性岗位（护林员）',
      quantity: 12,
      unit: '月',
      unitPrice: 300,
      amount: 3600,
      proof: '岗位协议',
    }),
    aLine({
      item: 'business_income',
      title: '水稻',
      quantity: 1600.5,
      unit: '公斤',
      unitPrice: 2.6,
      amount: 4161.3,
    }),
    aLine({
      item: 'business_income',
      title: '出栏生猪',
      quantity: 2,
      unit: '头',
      unitPrice: 1649.6,
      amount: 3299.2,
    }),
    aLine({ item: 'business_expense', title: '水稻', amount: 900 }),
    aLine({ item: 'business_expense', title: '出栏生猪', amount: 1200.25 }),
  ],
  population: 4,
  heads: '年度家庭人口数',
  claimIncome: null,
  selfPaidExpense: 3200,
  line: { title: '云南 2026 年监测范围', amount: 8800 },
  ...changes,
});

const aLine = (changes: Partial<p07.Line>): p07.Line => ({
  ...{
    item: 'wage_income',
    title: '务工',
    quantity: null,
    unit: null,
    unitPrice: null,
    amount: 0,
    proof: null,
  },
  ...changes,
});

const longWork = `${'工'.repeat(30)}（在${'某'.repeat(20)}有限公司务工）`;

const nothing = {
  ...{ wage_income: 0, business_income: 0, business_expense: 0, family_planning_income: 0, dibao_income: 0 },
  ...{ tekun_income: 0, pension_income: 0, ecology_income: 0, other_transfer_income: 0 },
  ...{ dividend_income: 0, other_property_income: 0 },
};

/** What goes to a household that nobody has asked yet. */
export const incomeForThePen = anIncome({
  ...{ items: null, lines: [], population: null, line: null, selfPaidExpense: null },
});

const incomes = {
  smallest: anIncome({
    lines: [],
    population: 1,
    selfPaidExpense: null,
    items: { ...nothing, dibao_income: 4320 },
  }),
  typical: anIncome(),
  worst: anIncome({
    place: longPlace,
    head: '䶮㛃𬭎𠅤𫖯㐱䲟',
    population: 20,
    claimIncome: 123456.78,
    items: { ...nothing, wage_income: 1234567.8 },
    lines: Array.from({ length: 40 }, (_, at) =>
      aLine({
        title: longWork,
        quantity: 12.5,
        unit: '个月',
        unitPrice: 2469.14,
        amount: at < 39 ? 30864.2 : 30864,
        proof: longWork,
      }),
    ),
  }),
};

const ids = ['529901196803072319', '52990119700512234X', '529901201609102325'];

/** Three people of each household, all by its one consent. */
export const listed = (count: number): p08.ListedPerson[] =>
  Array.from({ length: count }, (_, at) => ({
    householdNo: `52990100${String(Math.floor(at / 3) + 1).padStart(5, '0')}`,
    head: headOf(Math.floor(at / 3) * 3),
    name: headOf(at),
    idNumber: ids[at % 3] ?? '',
    relation: ['户主', '配偶', '之子'][at % 3] ?? '',
    consent: `石桥授〔2026〕${String(Math.floor(at / 3) + 1).padStart(3, '0')}号`,
    consentOn: '2025-12-28',
  }));

export const aList = (changes: Partial<p08.Model> = {}): p08.Model => ({
  place,
  year: 2026,
  round: '2026年1月监测对象信息比对',
  departments: ['公安', '人社', '自然资源', '市场监管', '税务', '银行'],
  sentOn: '2025-12-30',
  dueOn: '2026-01-08',
  people: listed(9),
  ...changes,
});

export const hits = (count: number): p08b.ReportedHit[] =>
  Array.from({ length: count }, (_, at) => ({
    name: headOf(at),
    householdNo: `52990100${String(at + 1).padStart(5, '0')}`,
    department: ['公安', '自然资源（不动产）', '市场监管'][at % 3] ?? '',
    suspicion: ['名下有机动车（小型轿车1辆，2019年登记）', '名下有商品房', '登记为个体工商户'][at % 3] ?? '',
    reportedOn: '2026-01-02',
    found: at % 2 === 0 ? '车辆已报废，尚未注销；依据：报废回收证明（周一、吴二，2026-01-03核实）' : null,
    verdict: at % 2 === 0 ? 'explained' : null,
  }));

export const results = (changes: Partial<p08b.Model> = {}): p08b.Model => ({
  place,
  year: 2026,
  round: '2026年1月监测对象信息比对',
  listed: 9,
  sentOn: '2025-12-30',
  hits: hits(4),
  blankRows: 0,
  ...changes,
});

export const anObjection = (changes: Partial<p16.Model> = {}): p16.Model => ({
  place,
  year: 2026,
  notice: { title: '监测对象识别村内公示', from: '2026-01-05', to: '2026-01-09' },
  answerWorkingDays: 5,
  objections: [],
  ...changes,
});

export const aRecordedObjection = (
  changes: Partial<p16.Model['objections'][number]> = {},
): p16.Model['objections'][number] => ({
  ...{ number: 1, notice: { title: '监测对象识别村内公示', from: '2026-01-05', to: '2026-01-09' } },
  ...{ receivedOn: '2026-01-06', channel: 'visit', objector: '郑举实', phone: '139****3344' },
  about: { head: '钱大山', group: '一组' },
  content: '家里上年买了小汽车，不符合条件。',
  verified: { on: '2026-01-08', by: ['周一', '吴二'], finding: '经查该户上年购小轿车一辆，属实。' },
  ...{ outcome: 'upheld', isDropped: true },
  answered: { on: '2026-01-09', answer: '当面告知：情况属实，该户已移出名单。' },
  ...changes,
});

const officers = (count: number): p10.Attendant[] =>
  attendants(count).map((each, at) => ({
    ...each,
    role: ['驻村第一书记', '驻村工作队队员', '村务监督委员会主任'][at % 3] ?? '',
    group: null,
  }));

const signIn = {
  smallest: aSignIn({
    ...{ representatives: [], blankRows: 20, heldOn: null, time: null, venue: null },
    ...{ present: null, womenPresent: null, spareRows: 4 },
  }),
  typical: aSignIn({ observers: officers(3), spareRows: 2 }),
  worst: aSignIn({
    ...{ place: longPlace, representatives: attendants(85), observers: officers(9), spareRows: 4 },
    ...{ present: 80, womenPresent: 25 },
  }),
} satisfies Record<string, p10.Model>;

export const samples = {
  P07: incomes,
  P08: {
    smallest: aList({ people: listed(1), dueOn: null, departments: ['公安'] }),
    typical: aList(),
    worst: aList({
      ...{ place: longPlace, people: listed(300), round: '识'.repeat(60) },
      departments: Array.from({ length: 16 }, () => '人力资源社会保障'),
    }),
  },
  P08B: {
    smallest: results({ hits: [], blankRows: 6 }),
    typical: results(),
    worst: results({
      ...{ place: longPlace, round: '识'.repeat(60), listed: 300 },
      hits: hits(150).map((hit) => ({ ...hit, found: '核'.repeat(60), suspicion: '疑'.repeat(60) })),
    }),
  },
  P09: {
    smallest: minutes({
      meeting: ahead,
      polls: [],
      blankRows: 6,
      notice: { from: null, to: null, place: null, phone: null },
    }),
    typical: minutes({
      notice: { from: '2026-01-05', to: '2026-01-09', place: '村委会公示栏', phone: '0797-4291234' },
    }),
    worst: minutes({ place: longPlace, polls: polls(300), matter: '识'.repeat(60) }),
  },
  P10: signIn,
  P11: {
    smallest: aCount({ meeting: ahead, polls: untold(1) }),
    typical: aCount(),
    worst: aCount({ place: longPlace, polls: polls(300), matter: '识'.repeat(60) }),
  },
  P16: {
    smallest: anObjection({ notice: null }),
    typical: anObjection({ objections: [aRecordedObjection()] }),
    worst: anObjection({
      place: longPlace,
      objections: [
        aRecordedObjection({
          notice: { title: '识'.repeat(60), from: '2026-01-05', to: '2026-01-09' },
          ...{ content: '反映的内容'.repeat(100), objector: null, phone: null },
          ...{ outcome: 'dismissed', isDropped: false },
          verified: {
            ...{ on: '2026-01-08', finding: '核实的经过'.repeat(100) },
            by: ['欧阳震华震华', '买买提·吐尔逊', '吴二', '郑三'],
          },
          answered: { on: '2026-01-09', answer: '答复的内容'.repeat(100) },
        }),
        aRecordedObjection({ number: 2, about: null, verified: null, outcome: null, answered: null }),
      ],
    }),
  },
} satisfies Samples<typeof meetings>;
