import type { Model as Card } from '#templates/p38-card.ts';
import type { registers } from '#templates/chapters/registers.ts';
import { place } from '../models.ts';
import type { Samples } from './samples.ts';
import { surveySheets } from './survey-sheets.ts';
import { townshipBooks } from './township-book.ts';
import { villageRegisters } from './village-register.ts';
import { events, longName, rareName } from './words.ts';

type Member = Card['members'][number];
type CardYear = Card['years'][number];

export const cardMember = (changes: Partial<Member> = {}): Member => ({
  ...{ name: '张伟', sex: '男', idNumber: '529901196803072319', relation: '户主', age: 57 },
  ...{ health: '健康', labour: '普通劳动力', occupation: '省外务工10个月' },
  ...{ isMedicallyInsured: true, hasPension: true, relief: '否', disability: '' },
  ...changes,
});

const secured = { education: 'secured', medical: 'secured', housing: 'secured', water: 'secured' } as const;

export const cardYear = (year: number, changes: Partial<CardYear> = {}): CardYear => ({
  ...{
    year,
    perCapita: 9800.5 + year - 2021,
    funds: 4200,
    safeguards: secured,
    state: '脱贫不稳定户（监测中）',
  },
  measures: ['产业（养殖业）', '就业（外出务工补贴）', '健康（参加城乡居民基本医疗保险个人缴费补贴）'],
  ...changes,
});

export const aCard = (changes: Partial<Card> = {}): Card => ({
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', year: 2025, head: '张伟' },
  ...{ address: '岭北镇石桥村第3村民小组12号', phone: '13800138000', type: '脱贫户' },
  members: [
    cardMember(),
    cardMember({ name: '陈秀英', sex: '女', relation: '配偶', age: 55, labour: '弱劳动力或半劳动力' }),
    cardMember({
      name: '张小山',
      relation: '之子',
      age: 13,
      labour: '无劳动力',
      occupation: '七年级',
      hasPension: null,
    }),
    cardMember({
      name: '李桂花',
      sex: '女',
      relation: '之母',
      age: 81,
      health: '长期慢性病、残疾',
      labour: '无劳动力',
      occupation: '',
      relief: '低保',
      disability: '肢体残疾二级',
    }),
  ],
  events: [
    { on: '2014', what: '首次识别' },
    { on: '2018', what: '脱贫退出' },
    { on: '2023-05', what: '纳入监测：脱贫不稳定户' },
  ],
  helpers: [{ name: '李𠅤', unit: '县林业局', position: '科员', phone: '13900139000' }],
  years: [2021, 2022, 2023, 2024, 2025].map((year) => cardYear(year)),
  changes: [
    { on: '2021-03-01', what: '结对帮扶责任人李𠅤', by: '王经办' },
    { on: '2024-06-18', what: '增加张小山（新生儿）', by: '王经办' },
  ],
  ...changes,
});

/** Twenty people, the longest words of every list, and more turns than a row of the timeline has places. */
const crowdedCard = aCard({
  head: longName,
  householdNo: '52990100123456789',
  address: '岭北镇石桥村第3村民小组旧街易地搬迁安置点第十二栋第三单元六层六〇二号（原住大水井自然村）',
  type: '监测对象(非脱贫户)',
  members: Array.from({ length: 20 }, (_, at) =>
    cardMember({
      ...{ name: at % 2 === 0 ? longName : rareName, relation: at === 0 ? '户主' : '之孙媳或外孙媳' },
      ...{ age: 100 - at, health: '长期慢性病、患有大病、残疾', labour: '弱劳动力或半劳动力' },
      ...{ occupation: '中职三年级', relief: '低保、特困', disability: '多重残疾一级' },
    }),
  ),
  events: events(14),
  helpers: Array.from({ length: 2 }, () => ({
    ...{
      name: longName,
      unit: '县农业农村和水利水电移民开发服务中心',
      position: '四级主任科员',
      phone: '13900139000',
    },
  })),
  years: [2021, 2022, 2023, 2024, 2025].map((year) =>
    cardYear(year, {
      ...{ perCapita: -1234567.89, funds: 1234567.89, state: '突发严重困难户（风险已消除）' },
      measures: Array.from({ length: 14 }, () => '综合保障（参加城乡居民基本养老保险、残疾人补贴）'),
      safeguards: { education: 'lacking', medical: 'lacking', housing: 'lacking', water: 'lacking' },
    }),
  ),
  changes: Array.from({ length: 40 }, (_, at) => ({
    on: `20${10 + Math.floor(at / 3)}-12-31`,
    what: `减少${longName}（参军提干或转为财政供养等不再共同生活）`,
    by: rareName,
  })),
});

const withoutNumbers = (card: Card): Card => ({
  ...card,
  members: card.members.map((member) => ({ ...member, idNumber: null })),
});

const emptyCard = aCard({
  ...{ group: null, householdNo: null, address: null, phone: null, type: '', head: '王䲟' },
  members: [
    cardMember({
      ...{ name: '王䲟', idNumber: null, age: null, health: '', labour: '', occupation: '', relief: '' },
      ...{ isMedicallyInsured: null, hasPension: null },
    }),
  ],
  ...{ events: [], helpers: [], changes: [] },
  years: [2021, 2022, 2023, 2024, 2025].map((year) =>
    cardYear(year, {
      ...{ perCapita: null, funds: null, measures: [], state: '' },
      safeguards: { education: 'unknown', medical: 'unknown', housing: 'unknown', water: 'unknown' },
    }),
  ),
});

const timeline = (count: number) => ({
  ...{ place, group: '第3村民小组', householdNo: '5299010012345', head: '张伟', population: 4 },
  events: events(count).map(({ on, what }) => ({ on, kind: 'list' as const, title: what, detail: '' })),
});

const agenda = (count: number) => ({
  ...{ county: '虚构县', township: '青石镇', year: 2026, asOf: '2026-11-23' },
  rows: Array.from({ length: count }, (_, at) => ({
    dueOn: at % 7 === 3 ? null : `2026-12-${String((at % 28) + 1).padStart(2, '0')}`,
    ...{ kind: '程序步骤', title: '监测对象识别：村内公示', state: '12 户，最早 2026-11-25 办理' },
    village: at % 5 === 0 ? null : at % 3 === 0 ? '乌兰察布草原边上的石板村' : '云溪村',
    responsible: at % 2 === 0 ? '李经办' : null,
    left: at % 7 === 3 ? '' : at % 4 === 0 ? '已超 12 天' : '还剩 5 天',
    isDone: at % 6 === 0,
  })),
});

export const samples = {
  P38: { smallest: emptyCard, typical: aCard(), worst: crowdedCard },
  P38B: {
    smallest: withoutNumbers(emptyCard),
    typical: withoutNumbers(aCard()),
    worst: withoutNumbers(crowdedCard),
  },
  P39: villageRegisters,
  P40: townshipBooks,
  T01: { smallest: timeline(1), typical: timeline(14), worst: timeline(120) },
  T02: { smallest: agenda(1), typical: agenda(18), worst: agenda(200) },
  T03: surveySheets,
} satisfies Samples<typeof registers>;
