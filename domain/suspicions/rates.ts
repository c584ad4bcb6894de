import type { Parameter } from '#domain/quality/rule.ts';
import { MONITORING_SINCE } from './facts.ts';

/** Heads of a village or of the township from which the rates are made; households where nothing else is said. */
export interface RateCounts {
  /** Rural people by the household register, by the village's figures or by the archive. */
  readonly population: number;
  /** Registered as poor and not out yet; since 2021 in monitoring. */
  readonly inside: number;
  /** Out of poverty; since 2021 with the risk marked as gone. */
  readonly goneOut: number;
  /** Neither registered as poor nor out of it; since 2021 not in monitoring. */
  readonly outside: number;
  readonly missed: Suspected;
  readonly exited: Suspected;
  /** Of the newest sample. */
  readonly surveyedHouseholds: number;
  readonly approvingHouseholds: number;
}

/** People of suspicions that nobody refuted, and of those that were found true. */
export interface Suspected {
  readonly people: number;
  readonly confirmed: number;
}

export const RATE_KEYS = ['missed', 'exited', 'poverty', 'approval'] as const;
export type RateKey = (typeof RATE_KEYS)[number];

/** Numbers that a rate is made of, each with a list behind it. */
export const RATE_NUMBERS = [
  'missed',
  'exited',
  'inside',
  'goneOut',
  'outside',
  'population',
  'surveyed',
  'approving',
] as const;
export type RateNumber = (typeof RATE_NUMBERS)[number];

interface Rate {
  readonly title: string;
  /** The limit: at most, or for the approval at least, in percent. */
  readonly limit: Parameter & { readonly name: 'most' | 'least' };
  readonly formula: { readonly before: string; readonly since: string };
  readonly numerator: readonly RateNumber[];
  readonly denominator: RateNumber;
}

const ASSESSMENT =
  '《贫困县退出专项评估检查实施办法（试行）》（2017）、《关于建立贫困退出机制的意见》（2016）；2021 年起沿用，按推断';
const percent = { unit: '%', source: ASSESSMENT, confidence: 'inferred' } as const;

/** 三率一度: 漏评率, 错退率, 综合贫困发生率, 群众认可度. */
export const RATES: Readonly<Record<RateKey, Rate>> = {
  missed: {
    title: '漏评率',
    limit: { name: 'most', title: '漏评率应低于', value: 2, ...percent },
    formula: {
      before: '漏评人口 ÷ 未建档立卡的农村人口',
      since: '漏评（应纳未纳）人口 ÷ 未纳入监测的农村人口',
    },
    numerator: ['missed'],
    denominator: 'outside',
  },
  exited: {
    title: '错退率',
    limit: { name: 'most', title: '错退率应低于', value: 2, ...percent },
    formula: { before: '错退人口 ÷ 脱贫人口', since: '错退（消除过早）人口 ÷ 风险已消除人口' },
    numerator: ['exited'],
    denominator: 'goneOut',
  },
  poverty: {
    title: '综合贫困发生率',
    limit: {
      ...{ name: 'most', title: '综合贫困发生率应低于（西部地区为 3%）', value: 2 },
      ...percent,
    },
    formula: {
      before: '（未脱贫人口 + 错退人口 + 漏评人口）÷ 农村户籍人口',
      since: '（在监测人口 + 错退人口 + 漏评人口）÷ 农村户籍人口',
    },
    numerator: ['inside', 'exited', 'missed'],
    denominator: 'population',
  },
  approval: {
    title: '群众认可度',
    limit: { name: 'least', title: '群众认可度应达到', value: 90, ...percent },
    formula: { before: '认可户数 ÷ 调查户数', since: '认可户数 ÷ 调查户数' },
    numerator: ['approving'],
    denominator: 'surveyed',
  },
};

export const formulaOf = (key: RateKey, year: number): string =>
  RATES[key].formula[year >= MONITORING_SINCE ? 'since' : 'before'];

/** What the numbers are called in a year. */
export function numberTitle(number: RateNumber, year: number): string {
  const isMonitoring = year >= MONITORING_SINCE;
  switch (number) {
    case 'missed':
      return '疑似漏评人口';
    case 'exited':
      return '疑似错退人口';
    case 'inside':
      return isMonitoring ? '在监测人口' : '未脱贫人口';
    case 'goneOut':
      return isMonitoring ? '风险已消除人口' : '脱贫人口';
    case 'outside':
      return isMonitoring ? '未纳入监测的农村人口' : '未建档立卡的农村人口';
    case 'population':
      return '农村户籍人口';
    case 'surveyed':
      return '调查户数';
    case 'approving':
      return '认可户数';
  }
}

/** One rate of one place. Null where there is nobody to divide by. */
export interface RateOf {
  readonly numerator: number;
  readonly denominator: number;
  /** Percent, with what is suspected. */
  readonly value: number | null;
  /** Percent, with what was found true only. */
  readonly confirmed: number | null;
  /** Beyond the limit as far as it is certain; `suspected` where only what is suspected is beyond it. */
  readonly verdict: 'sound' | 'suspected' | 'beyond' | 'unknown';
}

const share = (part: number, whole: number): number | null =>
  whole <= 0 ? null : Math.round((part / whole) * 10_000) / 100;

const sumOf = (counts: RateCounts, key: RateKey, of: keyof Suspected): number => {
  const value: Record<RateNumber, number> = {
    missed: counts.missed[of],
    exited: counts.exited[of],
    inside: counts.inside,
    goneOut: counts.goneOut,
    outside: counts.outside,
    population: counts.population,
    surveyed: counts.surveyedHouseholds,
    approving: counts.approvingHouseholds,
  };
  return RATES[key].numerator.reduce((sum, number) => sum + value[number], 0);
};

/** How many people or households a number stands for. */
export function countOf(counts: RateCounts, number: RateNumber): number {
  switch (number) {
    case 'missed':
    case 'exited':
      return counts[number].people;
    case 'surveyed':
      return counts.surveyedHouseholds;
    case 'approving':
      return counts.approvingHouseholds;
    default:
      return counts[number];
  }
}

/** The rate of these counts, held against its limit (percent). */
export function rateOf(key: RateKey, counts: RateCounts, limit: number): RateOf {
  const denominator = countOf(counts, RATES[key].denominator);
  const numerator = sumOf(counts, key, 'people');
  const value = share(numerator, denominator);
  const confirmed = share(sumOf(counts, key, 'confirmed'), denominator);
  const keeps = (rate: number) => (RATES[key].limit.name === 'most' ? rate < limit : rate >= limit);
  const verdict =
    value === null || confirmed === null
      ? 'unknown'
      : keeps(value)
        ? 'sound'
        : keeps(confirmed)
          ? 'suspected'
          : 'beyond';
  return { numerator, denominator, value, confirmed, verdict };
}

/** The township's counts: those of its villages added up. */
export function addedUp(all: readonly RateCounts[]): RateCounts {
  const sum = (of: (counts: RateCounts) => number): number =>
    all.reduce((total, each) => total + of(each), 0);
  const suspected = (key: 'missed' | 'exited'): Suspected => ({
    people: sum((counts) => counts[key].people),
    confirmed: sum((counts) => counts[key].confirmed),
  });
  return {
    population: sum(({ population }) => population),
    inside: sum(({ inside }) => inside),
    goneOut: sum(({ goneOut }) => goneOut),
    outside: sum(({ outside }) => outside),
    missed: suspected('missed'),
    exited: suspected('exited'),
    surveyedHouseholds: sum(({ surveyedHouseholds }) => surveyedHouseholds),
    approvingHouseholds: sum(({ approvingHouseholds }) => approvingHouseholds),
  };
}
