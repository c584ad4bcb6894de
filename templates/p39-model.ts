import type { Safeguards } from '#domain/household/safeguards.ts';
import type { Place, Refusal } from './document.ts';

export interface RegisterRow {
  readonly householdNo: string | null;
  readonly head: string;
  /** Of the head, the first three digits and the last four; empty where it is not known. */
  readonly maskedId: string;
  readonly people: number;
  readonly labour: number;
  /** Whether it is of 脱贫户, and under watch on the day. */
  readonly isRegistered: boolean;
  readonly isMonitored: boolean;
  /** 类别 in words. */
  readonly category: string;
  readonly cause: string;
  readonly recognisedYear: number | null;
  /** `2018退出`, `2024消除`: a line each. */
  readonly ended: readonly string[];
  /** 人均纯收入 of the year in yuan. */
  readonly perCapita: number | null;
  readonly safeguards: Safeguards;
  /** Kinds of measures of the year. */
  readonly measures: readonly string[];
  readonly helper: string;
  /** What changed in the year: `增1人`, `新纳入监测`. */
  readonly changes: readonly string[];
}

export interface Sums {
  readonly households: number;
  readonly people: number;
  readonly labour: number;
  readonly registeredHouseholds: number;
  readonly registeredPeople: number;
  readonly monitoredHouseholds: number;
  readonly monitoredPeople: number;
}

export interface RegisterGroup {
  /** Null for households that are in no villagers' group. */
  readonly name: string | null;
  readonly rows: readonly RegisterRow[];
  readonly sums: Sums;
}

/** The register of a village's households on the last day of a year (P39). */
export interface Model {
  readonly place: Place;
  readonly year: number;
  /** yyyy-mm-dd: the evening on which everything in it was so. */
  readonly asOf: string;
  /** 政策依据, and what the households of both kinds are called. */
  readonly basis: string;
  readonly registered: string;
  readonly object: string;
  readonly groups: readonly RegisterGroup[];
  readonly total: Sums;
}

export const SUM_KEYS = [
  ...(['households', 'people', 'labour', 'registeredHouseholds', 'registeredPeople'] as const),
  ...(['monitoredHouseholds', 'monitoredPeople'] as const),
];

/** The sums of some rows. */
export const sumsOf = (rows: readonly RegisterRow[]): Sums => {
  const count = (which: (row: RegisterRow) => number) => rows.reduce((sum, row) => sum + which(row), 0);
  return {
    households: rows.length,
    people: count(({ people }) => people),
    labour: count(({ labour }) => labour),
    registeredHouseholds: count(({ isRegistered }) => Number(isRegistered)),
    registeredPeople: count(({ isRegistered, people }) => (isRegistered ? people : 0)),
    monitoredHouseholds: count(({ isMonitored }) => Number(isMonitored)),
    monitoredPeople: count(({ isMonitored, people }) => (isMonitored ? people : 0)),
  };
};

/** Sums of sums: the village of its groups. */
export const totalOf = (groups: readonly { readonly sums: Sums }[]): Sums => {
  const sum = (key: keyof Sums) => groups.reduce((total, { sums }) => total + sums[key], 0);
  return Object.fromEntries(SUM_KEYS.map((key) => [key, sum(key)])) as Record<keyof Sums, number>;
};

/** Every total must be the sum of what stands above it: a register that does not add up is not printed at all. */
export function registerRefusal({ groups, total }: Model): Refusal | null {
  if (groups.length === 0) {
    return { rule: 'register-empty', message: '这个村还没有户，村册没有内容，请先导入或录入户再印。' };
  }
  const isSame = (a: Sums, b: Sums) => SUM_KEYS.every((key) => a[key] === b[key]);
  const wrong = groups.find(({ rows, sums }) => !isSame(sums, sumsOf(rows)));
  if (wrong !== undefined) {
    const name = wrong.name ?? '未分组';
    return { rule: 'register-sums', message: `${name}的小计与各户之和不符，没有打印。请重新取数再印。` };
  }
  if (isSame(total, totalOf(groups))) return null;
  return { rule: 'register-sums', message: '全村合计与各组小计之和不符，没有打印。请重新取数再印。' };
}
