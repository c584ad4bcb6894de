import type { Parameter } from '#domain/quality/rule.ts';
import { addDays, daysBetween } from '#domain/time/day.ts';

/** What gives itself away without any rule being broken (零变化, 雷同, 空转). */
export const RADAR_KEYS = ['W01', 'W02', 'W03', 'W04', 'W05', 'W06'] as const;
export type RadarKey = (typeof RADAR_KEYS)[number];

interface RadarLine {
  readonly title: string;
  /** What is counted. */
  readonly unit: '个村' | '户';
  /** `{names}` are its parameters. */
  readonly explanation: string;
  readonly source: string;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

const LOCAL = '走访频次由本地文件定；公开政策问答：重点户每月一遍、一般户每季度一遍';

export const RADAR: Readonly<Record<RadarKey, RadarLine>> = {
  W01: {
    title: '零变化的村',
    unit: '个村',
    explanation: '最近 {months} 个月里，全村各户没有一条登记、修改或走访',
    source: 'seed 003：按季度分析，点名“零变化”',
    parameters: {
      months: {
        title: '多少个月没有变化',
        value: 3,
        unit: '个月',
        source: 'seed 003：季度',
        confidence: 'inferred',
      },
    },
  },
  W02: {
    title: '收入照抄上年',
    unit: '户',
    explanation: '本年各项收入和支出与上年完全相同',
    source: 'S22；inferred',
    parameters: {},
  },
  W03: {
    title: '多户共用一个电话',
    unit: '户',
    explanation: '{households} 户以上登记同一个联系电话',
    source: 'G1 5_15_022',
    parameters: {
      households: {
        title: '多少户起算',
        value: 3,
        unit: '户',
        source: 'S22；inferred',
        confidence: 'inferred',
      },
    },
  },
  W04: {
    title: '有措施、没有走访',
    unit: '户',
    explanation: '本年登记了帮扶措施，一次走访也没有',
    source: 'S22；inferred',
    parameters: {},
  },
  W05: {
    title: '走访超期',
    unit: '户',
    explanation: '监测户超过 {monitoredDays} 天、脱贫户超过 {registeredDays} 天没有走访',
    source: LOCAL,
    parameters: {
      monitoredDays: {
        title: '监测户几天走访一次',
        value: 31,
        unit: '天',
        source: LOCAL,
        confidence: 'inferred',
      },
      registeredDays: {
        title: '脱贫户几天走访一次',
        value: 92,
        unit: '天',
        source: LOCAL,
        confidence: 'inferred',
      },
    },
  },
  W06: {
    title: '监测满月没有措施',
    unit: '户',
    explanation: '纳入监测超过 {months} 个月，还没有登记帮扶措施',
    source: 'G1 1_11_010',
    parameters: {
      months: {
        title: '几个月内要有措施',
        value: 1,
        unit: '个月',
        source: 'G1 1_11_010',
        confidence: 'published',
      },
    },
  },
};

/** The explanation with the numbers that hold. */
export const explanationOf = (key: RadarKey, values: Readonly<Record<string, number>>): string =>
  RADAR[key].explanation.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));

interface Visited {
  readonly lastVisit: string | null;
  /** From when on somebody is to come: when monitoring or the pairing began; null: not known. */
  readonly begins: string | null;
  /** Days. */
  readonly every: number;
  readonly today: string;
}

/** By how many days a visit is late; null where none is due, `never` where none is recorded and no day to count from. */
export function lateBy({ lastVisit, begins, every, today }: Visited): number | 'never' | null {
  const from = lastVisit ?? begins;
  if (from === null) return 'never';
  const due = addDays(from, every);
  return due >= today ? null : daysBetween(due, today) - 1;
}
