import type { YearMovement } from '#domain/records/year-movement.ts';
import type { Model as Statistics, VillageFigures } from '#templates/p44-statistics.ts';
import type { Model as Posted } from '#templates/p44b-posted.ts';
import { posted } from '../models.ts';

/** 12 households of 36 people at the start, 13 of 38 at the end. */
const movement: YearMovement = {
  start: { households: 12, people: 36 },
  recognised: { households: 3, people: 9 },
  returned: { households: 1, people: 2 },
  born: { households: 0, people: 1 },
  movedIn: { households: 0, people: 1 },
  left: { households: 2, people: 7 },
  cleared: { households: 0, people: 0 },
  gone: { households: 1, people: 3 },
  movedOut: { households: 0, people: 1 },
  end: { households: 13, people: 38 },
};

const none = { households: 0, people: 0 };
const stillness: YearMovement = {
  ...{ start: none, recognised: none, returned: none, born: none, movedIn: none },
  ...{ left: none, cleared: none, gone: none, movedOut: none, end: none },
};

const causes = ['缺劳动力', '因病', '因残', '因务工就业不稳', '因自然灾害', '未填'];
const measures = ['产业帮扶', '就业帮扶', '公益岗位帮扶', '健康帮扶', '综合保障'];
const funds = ['产业奖补', '务工补助', '外出务工交通补助'];

const ofVillage = (village: string, changes: Partial<VillageFigures> = {}): VillageFigures => ({
  ...{ village, movement },
  categories: [
    { households: 6, people: 17 },
    { households: 5, people: 15 },
    { households: 2, people: 6 },
  ],
  ...{
    causes: [4, 3, 2, 2, 1, 1],
    bands: [2, 6, 3, 1, 1],
    measures: [14, 9, 3, 12, 7],
    funds: [1280, 425, 96],
  },
  ...changes,
});

export const aYear = (changes: Partial<Statistics> = {}): Statistics => ({
  ...{
    county: '云岭县',
    township: '岭北镇',
    year: 2025,
    asOf: '2025-12-31',
    object: '监测对象',
    kind: 'monitored',
  },
  categories: ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户'],
  bands: ['8100元以下', '8100—12150元', '12150—16200元', '16200元以上', '未算出'],
  ...{ causes, measures, funds },
  villages: ['石桥村', '云溪村', '石板村', '松林村'].map((name) => ofVillage(name)),
  ...changes,
});

export const aQuietYear: Statistics = aYear({
  ...{ kind: 'poor', object: '贫困户', year: 2016, asOf: '2016-12-31' },
  ...{ categories: [], causes: [], measures: [], funds: [] },
  villages: [
    ofVillage('石桥村', {
      ...{ movement: stillness, categories: [], causes: [] },
      ...{ bands: [0, 0, 0, 0, 0], measures: [], funds: [] },
    }),
  ],
});

const big = { households: 1234, people: 4321 };
const bigMovement: YearMovement = { ...stillness, start: big, end: big, cleared: none };
const manyKinds = (names: readonly string[], count: number) =>
  Array.from({ length: count }, (_, at) => names[at % names.length] ?? '');

export const aGreatYear: Statistics = aYear({
  ...{ county: '云岭彝族苗族布依族自治县', township: '岭北彝族苗族侗族布依族乡', object: '防止返贫致贫对象' },
  causes: manyKinds(causes, 14),
  measures: manyKinds(['参加城乡居民基本医疗保险', '生产生活条件改善', '义务教育保障'], 14),
  funds: manyKinds(['外出务工交通补助', '公益性岗位补贴', '资产收益分红'], 14),
  villages: Array.from({ length: 40 }, (_, at) =>
    ofVillage(at === 3 ? '石桥新村易地扶贫搬迁集中安置点第二社区居民委员会筹备工作组' : `第${at + 1}行政村`, {
      ...{ movement: bigMovement, categories: [big, big, big] },
      causes: Array.from({ length: 14 }, () => 1234),
      bands: [1234, 1234, 1234, 1234, 1234],
      measures: Array.from({ length: 14 }, () => 1234),
      funds: Array.from({ length: 14 }, () => 12_345),
    }),
  ),
});

const shown = [12, 36, 3, 9, '*', '<3', 0, '<3', 0, '<3', '*', 7, 0, 0, '<3', '*', 0, '<3', 13, 38] as const;

const postedVillage = (village: string): Posted['villages'][number] => ({
  village: posted(village),
  movement: shown,
  categories: [6, 17, '*', 15, '<3', '*'],
  funds: 1801,
});

export const aPostedYear = (
  villages: readonly string[] = ['石桥村', '云溪村', '石板村', '松林村'],
): Posted => ({
  ...{ county: posted('云岭县'), township: posted('岭北镇'), object: posted('监测对象'), kind: 'monitored' },
  ...{ year: 2025, asOf: '2025-12-31', issuedOn: '2026-01-04' },
  categories: ['脱贫不稳定户', '边缘易致贫户', '突发严重困难户'].map(posted),
  villages: villages.map(postedVillage),
  total: {
    movement: [48, 144, 12, 36, 4, 8, 0, 4, 0, 4, 8, 28, 0, 0, 4, 12, 0, 4, 52, 152],
    categories: [24, 68, 20, 60, 8, 24],
    funds: 7204,
  },
});
