import { OBJECTION_CHANNELS, OBJECTION_OUTCOMES } from '#domain/procedures/words.ts';
import type { Objection } from '#contract/objection.ts';

/** What is done to an objection, on its button. */
export const OBJECTION_ACTS = {
  verify: '核实',
  decide: '处理',
  drop: '移出该户',
  repost: '重新公示',
  answer: '答复',
} as const satisfies Record<NonNullable<Objection['next']>, string>;

const wordsOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  (Object.keys(words) as Key[]).map((value) => ({ value, label: words[value] }));

export const channelOptions = wordsOf(OBJECTION_CHANNELS);

/** How far it has come, in a word or two. */
export function standingOf({ outcome, verifiedOn, answeredOn }: Objection): string {
  if (outcome === null) return verifiedOn === null ? '待核实' : '已核实，待处理';
  const decided = OBJECTION_OUTCOMES[outcome];
  if (outcome === 'withdrawn') return decided;
  return answeredOn === null ? decided : `${decided}，已答复`;
}

/** Whom it is about. */
export const subjectOf = ({ headName, householdNo, householdId }: Objection): string =>
  householdId === null ? '整份名单' : (headName ?? householdNo ?? '（未编号）');

export const objectorOf = ({ objector }: Objection): string => objector ?? '匿名';
