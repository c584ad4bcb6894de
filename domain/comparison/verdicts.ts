/** What a village found out about a suspicion (procedures g). Nothing is removed by any of them. */
export const VERDICTS = {
  confirmed: '属实',
  explained: '说明后保留',
  mistaken: '信息错误',
} as const;
export type Verdict = keyof typeof VERDICTS;

/** Other words for the same, as villages write them. */
const ALSO: Readonly<Record<Verdict, readonly string[]>> = {
  confirmed: ['属实不纳入', '情况属实'],
  explained: ['情况说明后保留', '说明', '保留'],
  mistaken: ['错误', '不属实', '信息有误'],
};

/** The conclusion that somebody wrote into a sheet; null for what is none. */
export function verdictOf(written: string): Verdict | null {
  const text = written.replace(/\s/gu, '');
  const known = (Object.keys(VERDICTS) as Verdict[]).find(
    (each) => VERDICTS[each] === text || ALSO[each].includes(text),
  );
  return known ?? null;
}
