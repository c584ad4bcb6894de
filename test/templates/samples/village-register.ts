import type { Model } from '#templates/p39-village-register.ts';
import { type RegisterRow, sumsOf, totalOf } from '#templates/p39-model.ts';
import { names, place } from '../models.ts';
import { longName } from './words.ts';

export const registerRow = (changes: Partial<RegisterRow> = {}): RegisterRow => ({
  ...{ householdNo: '5299010012345', head: '张伟', maskedId: '529***********2319', people: 4, labour: 2 },
  ...{ isRegistered: true, isMonitored: false, category: '脱贫户', cause: '因病', recognisedYear: 2014 },
  ...{ ended: ['2018退出'], perCapita: 12345.67, helper: '李𠅤', changes: [] },
  safeguards: { education: 'secured', medical: 'secured', housing: 'secured', water: 'secured' },
  measures: ['产业', '就业', '健康'],
  ...changes,
});

/** A register of groups of so many households; `of` gives the household at a place. */
export function aRegister(
  counts: readonly number[],
  of: (at: number) => Partial<RegisterRow> = () => ({}),
  changes: Partial<Model> = {},
): Model {
  let at = 0;
  const groups = counts.map((count, group) => {
    const rows = Array.from({ length: count }, () => {
      at += 1;
      return registerRow({ householdNo: `52990100${String(at).padStart(5, '0')}`, ...of(at) });
    });
    return { name: group === 9 ? null : `第${group + 1}村民小组`, rows, sums: sumsOf(rows) };
  });
  return {
    ...{ place, year: 2025, asOf: '2025-12-31', registered: '脱贫户', object: '监测对象' },
    basis: '《关于健全防止返贫动态监测和帮扶机制的指导意见》（国开发〔2021〕7号）',
    ...{ groups, total: totalOf(groups) },
    ...changes,
  };
}

const mixed = (at: number): Partial<RegisterRow> => ({
  ...{
    head: names[at % names.length] ?? '',
    people: (at % 7) + 1,
    labour: at % 3,
    isMonitored: at % 5 === 0,
  },
  category: at % 5 === 0 ? '脱贫不稳定户' : '脱贫户',
  ended: at % 9 === 0 ? ['2018退出', '2024消除'] : ['2018退出'],
  changes: at % 11 === 0 ? ['增1人', '新纳入监测'] : [],
});

const crowded = (): Partial<RegisterRow> => ({
  ...{ head: longName, people: 20, labour: 12, isMonitored: true, category: '突发严重困难户' },
  ...{ cause: '因产业项目失败、因务工就业不稳', ended: ['2018退出', '2024消除'], perCapita: -1234567.89 },
  measures: [
    ...['产业', '就业', '金融', '公益岗位', '健康', '义务教育保障', '教育', '综合保障', '住房安全保障'],
    ...['饮水安全保障', '社会', '搬迁', '生产生活条件改善', '基础设施建设'],
  ],
  safeguards: { education: 'lacking', medical: 'unknown', housing: 'lacking', water: 'none' },
  ...{ helper: `${longName}、${longName}`, changes: ['增3人', '减2人', '新纳入监测', '风险消除', '返贫'] },
});

export const villageRegisters = {
  smallest: aRegister([1], () => ({
    ...{ householdNo: null, maskedId: '', perCapita: null, recognisedYear: null, ended: [], measures: [] },
    ...{ helper: '', cause: '', category: '' },
  })),
  typical: aRegister([18, 12, 9, 21], mixed),
  worst: aRegister([40, 1, 33, 52, 17, 60, 2, 45, 30, 20], crowded, {
    basis: '中央农村工作领导小组《关于健全防止返贫动态监测和帮扶机制的指导意见》（中农组发〔2021〕7号）',
  }),
};
