/** The four properties that an electronic archive is held against: 档案法 §39, DA/T 70-2018. */
const FOUR_CHECKS = ['真实', '完整', '可用', '安全'] as const;
export type CheckKey = (typeof FOUR_CHECKS)[number];

export interface CheckResult {
  readonly key: CheckKey;
  readonly ok: boolean;
  /** What was looked at, with how many. */
  readonly looked: readonly string[];
  /** What is wrong: which, where. */
  readonly reasons: readonly string[];
}

/** What is found by and by; each reason once. */
export interface Findings {
  readonly wrong: (key: CheckKey, reason: string) => void;
  readonly looked: (key: CheckKey, what: string, count?: number) => void;
  readonly results: () => CheckResult[];
}

const MOST_TOLD = 100;

export function collectFindings(): Findings {
  const reasons = new Map<CheckKey, Set<string>>(FOUR_CHECKS.map((key) => [key, new Set<string>()]));
  const counts = new Map<CheckKey, Map<string, number>>(
    FOUR_CHECKS.map((key) => [key, new Map<string, number>()]),
  );
  return {
    wrong: (key, reason) => void reasons.get(key)?.add(reason),
    looked: (key, what, count = 1) => {
      const of = counts.get(key);
      of?.set(what, (of.get(what) ?? 0) + count);
    },
    results: () =>
      FOUR_CHECKS.map((key) => {
        const all = [...(reasons.get(key) ?? [])];
        const more = all.length > MOST_TOLD ? [`还有 ${all.length - MOST_TOLD} 处没有列出。`] : [];
        return {
          ...{ key, ok: all.length === 0, reasons: [...all.slice(0, MOST_TOLD), ...more] },
          looked: [...(counts.get(key) ?? [])].map(([what, count]) => what.replace('#', String(count))),
        };
      }),
  };
}
